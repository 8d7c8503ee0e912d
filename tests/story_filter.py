"""`make stories FILTER=…` takes the conversations that hold every word of FILTER.

A word is compared without case and diacritics and may be the beginning of one; `_` is a blank. It
may stand in the name of a conversation, in what is said or expected, or in its file's name.
"""

import difflib
from collections.abc import Mapping, Sequence

from index.text.folding import syllables
from tests.conversation import Conversation

_MOST_NEAR = 5


def selected(asked: str, files: Mapping[str, Sequence[Conversation]]) -> list[str]:
    """Return the names of the conversations that hold every word of `asked`, in their order."""
    words = _words(asked)
    return [
        conversation.conversation
        for file, conversations in files.items()
        for conversation in conversations
        if all(_stands_in(word, _held(conversation, file)) for word in words)
    ]


def near(asked: str, files: Mapping[str, Sequence[Conversation]]) -> list[str]:
    """Return names of conversations and files like `asked`, the nearest first."""
    names = [*files, *(c.conversation for listed in files.values() for c in listed)]
    by_words = {word: name for name in reversed(names) for word in (_plain(name), *_words(name))}
    like = difflib.get_close_matches(_plain(asked), by_words, n=_MOST_NEAR, cutoff=0.5)
    for word in _words(asked):
        like += difflib.get_close_matches(word, by_words, n=2, cutoff=0.7)
    return list(dict.fromkeys(by_words[word] for word in like))[:_MOST_NEAR]


def _held(conversation: Conversation, file: str) -> list[str]:
    """Return every word of the conversation, folded."""
    turns = [text for turn in conversation.turns for text in _texts(turn.model_dump())]
    return _words(" ".join([file, conversation.conversation, *turns]))


def _texts(fields: Mapping[str, object]) -> list[str]:
    texts: list[str] = []
    for value in fields.values():
        texts += [value] if isinstance(value, str) else value if isinstance(value, list) else []
    return texts


def _stands_in(word: str, held: Sequence[str]) -> bool:
    return any(one.startswith(word) for one in held)


def _words(text: str) -> list[str]:
    return syllables(text.replace("_", " "))


def _plain(text: str) -> str:
    return " ".join(_words(text))


def choose(asked: str, files: Mapping[str, Sequence[Conversation]]) -> list[Conversation]:
    """Return what `asked` selects, all for an empty one; nothing, and say why, where it is none."""
    every = [one for listed in files.values() for one in listed]
    if not asked:
        return every
    if not _words(asked):
        print(f"FILTER={asked!r} holds no word to look for: give one, or leave it out to run all.")
        return []
    names = set(selected(asked, files))
    if not names:
        print(f"No conversation holds “{asked}”: not in a name, a text, a document, a file's name.")
        if like := near(asked, files):
            print("Near it: " + ", ".join(f"“{name}”" for name in like))
    return [one for one in every if one.conversation in names]
