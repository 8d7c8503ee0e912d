"""Spellings: the words of a question as phrases have them, however chat or a region spells them."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from actions.emergencies.teencode import spelled_out
from actions.reading.lexicon import Token
from index.text.folding import fold
from index.yaml_file import read_yaml

_LISTED: dict[str, list[str]] = read_yaml(Path(__file__).with_suffix(".yml"))["words"]
_WORDS = {typed: word for word, spellings in _LISTED.items() for typed in spellings}


def in_full(tokens: Iterable[Token], language: str) -> tuple[Token, ...]:
    """Return `tokens` in full where they are Vietnamese, each at its place: “hk” is “không”."""
    return tuple(_in_full(token) if language == "vi" else token for token in tokens)


def _in_full(token: Token) -> Token:
    word = _in_one_word(token.word)
    return token if word == token.word else replace(token, word=word, folded=fold(word))


def _in_one_word(typed: str) -> str:
    word = _WORDS.get(typed) or spelled_out(typed)
    return typed if " " in word else word
