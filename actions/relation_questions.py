"""Understand which relation to a document is asked for: “văn bản nào thay thế Nghị định 42?”."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from actions.list_words import asked_for, is_courtesy, types_in
from index.documents.relations import Act
from index.references.finder import Reference
from index.text.folding import fold
from index.yaml_file import read_yaml

_WORDS: dict[str, Any] = read_yaml(Path(__file__).with_suffix(".yml"))


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_KINDS: dict[str, list[str]] = _WORDS["acts"]
_WORD_OF: dict[str, str] = {word: kind for kind, listed in _KINDS.items() for word in listed}
_ACT = re.compile(
    rf"(?<!\w)(?P<before>(?:{_any_of(_WORDS['passive_before'])})\s+)?(?P<act>{_any_of(_WORD_OF)})"
    rf"(?P<after>\s+(?:{_any_of(_WORDS['passive_after'])}))?(?!\w)"
)
_PASSIVE = re.compile(rf"(?<!\w)(?:{_any_of(_WORDS['passive_before'])})(?!\w)")


@dataclass(frozen=True, slots=True)
class RelationQuestion:
    """What is asked of the document named: which ones do `acts` to it (`to_it`), or it to them.

    `types` are codes of the types asked for; `strict`: “thông tư hướng dẫn luật …” asks for
    circulars, where “nghị định nào thay …” may be answered by a law.
    """

    kind: str
    acts: tuple[Act, ...]
    to_it: bool
    types: tuple[str, ...] = ()
    strict: bool = False


def relation_question(text: str, reference: Reference) -> RelationQuestion | None:
    """Return which relation `text` asks for of the document it names, or None if for none."""
    left = fold(unicodedata.normalize("NFC", text))
    start, end = reference.span
    left = left[:start] + " " * (end - start) + left[end:]
    asked = asked_for(left)
    if asked is None:
        return None
    left = left[: asked.start()] + " " * (asked.end() - asked.start()) + left[asked.end() :]
    act = _ACT.search(left)
    if act is None:
        return None
    rest = left[: act.start()] + " " + left[act.end() :]
    if not is_courtesy(_PASSIVE.sub(" ", rest)):
        return None
    kind = _WORD_OF[act["act"]]
    acts: tuple[Act, ...] = tuple(_WORDS["means"][kind])
    to_it = _is_done_to(start, asked.start(), act)
    return RelationQuestion(kind, acts, to_it, types_in(asked["noun"]), not asked["which"])


def _is_done_to(named: int, asked: int, act: re.Match[str]) -> bool:
    """Tell whether the act is done to the document at `named`, not by it, from the word order.

    Who acts stands before the act, in the passive voice behind it; of two before it the nearer
    one: “bị văn bản nào thay thế”. Of two behind it the nearer one suffers it.
    """
    at = act.start("act")
    if named < at and asked < at:
        return named < asked
    if named > at and asked > at:
        return named < asked
    passive = bool(act["before"] or act["after"])
    return (named > at) != passive
