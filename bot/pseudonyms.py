"""Pseudonyms of people and chats, by which all but the inbox and the outbox knows them."""

import hashlib
import hmac

_LENGTH = 32  # hexadecimal digits: 128 bits


class Pseudonyms:
    """Names people and chats by a keyed hash of their number, the same for the same key.

    A private chat has the number of its person, and so the same pseudonym. Without the key nobody
    can try all numbers.
    """

    def __init__(self, key: str) -> None:
        self._key = key.encode()

    def of(self, number: int) -> str:
        """Return the pseudonym of the person or chat with this number."""
        return hmac.new(self._key, str(number).encode(), hashlib.sha256).hexdigest()[:_LENGTH]


def key_from(token: str) -> str:
    """Return a key for where none is set: it tells nothing of `token`, and changes with it."""
    return hmac.new(token.encode(), b"pseudonyms", hashlib.sha256).hexdigest()
