"""The words of questions that ask for documents by their metadata, as patterns."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal

from index.lexicon.types import CODE_OF_LIST_WORD
from index.text.folding import fold
from index.text.lookbehind import match_before
from index.yaml_file import read_yaml

WORDS: dict[str, Any] = read_yaml(Path(__file__).with_name("list_questions.yml"))
Standing = Literal["in_force", "ended", "ends", "not_yet", "takes_effect"]


def any_of(words: Iterable[str]) -> str:
    """Return the pattern of one of `words`, folded, the longest first."""
    return "|".join(re.escape(word) for word in sorted(map(fold, words), key=len, reverse=True))


def pattern_of(*keys: str) -> re.Pattern[str]:
    """Return what finds one of the words listed under `keys`."""
    words = [word for key in keys for word in WORDS[key]]
    return re.compile(rf"(?<!\w)(?:{any_of(words)})(?!\w)")


_TYPE, _ANY = any_of(CODE_OF_LIST_WORD), any_of(WORDS["any_document"])
TYPES = rf"(?:{_TYPE})(?:\s*(?:,|va|hay|hoac|and|et)\s*(?:{_TYPE}))*"
NOUN = rf"(?P<noun>(?:{_TYPE}|{_ANY})(?:\s*(?:,|va|hay|hoac|and|et)\s*(?:{_TYPE}))*)"
# Many of these begin with another one: what was taken is never tried again in parts (“*+”). A
# row of them is read only so far (`{0,9}`), or a message of nothing else would be read a word at a
# time from each of its words.
_LEAD = rf"(?:{any_of((*WORDS['explicit'], *WORDS['some'], *WORDS['between']))})(?!\w)"
_WHICH = rf"(?:{any_of(WORDS['which'])})"
_ORDER = any_of((*WORDS["newest"], *WORDS["oldest"]))
_ORDER_FIRST = any_of((*WORDS["newest_first"], *WORDS["oldest_first"]))
_ASKED = re.compile(
    rf"(?<!\w)(?:(?P<lead>{_LEAD}(?:\s+{_LEAD}){{0,9}}+)\s+)?(?:(?P<order_first>{_ORDER_FIRST})\s+)?"
    rf"{NOUN}(?!\w)(?:\s+(?P<which>{_WHICH}))?(?:\s+(?P<order>{_ORDER}))?(?!\w)"
)
AMONG = re.compile(
    rf"(?<!\w)(?:{any_of(WORDS['among'])})\s+(?:{_LEAD}\s+){{0,9}}+{NOUN}(?!\w)(?:\s+{_WHICH}(?!\w))?"
)
NEWEST, OLDEST = pattern_of("newest"), pattern_of("oldest")
OLDEST_FIRST = pattern_of("oldest", "oldest_first")
EXPLICIT, SOME = pattern_of("explicit"), pattern_of("explicit", "some")
ABOUT = re.compile(rf"(?<!\w)(?:{any_of(WORDS['about'])})\s+(?P<topic>\S.*)$")
BY = re.compile(rf"(?<!\w)(?:{any_of(WORDS['by'])})(?:\s+|')$")
ON = re.compile(rf"(?<!\w)(?:{any_of(WORDS['about'])})\s+$")
ISSUED = pattern_of("issued")
OF_ISSUE = re.compile(rf"(?<!\w)(?:{any_of((*WORDS['issued'], 'ky'))})\s+(?:vao\s+|trong\s+)?$")
COUNT = re.compile(rf"(?<!\w)(?:{_LEAD}\s+){{0,9}}+(?<![\w/.-])(?P<count>\d{{1,2}})\s+$")
CLOSING = re.compile(rf"\s(?:{any_of(WORDS['closings'])})$")
THIS_ONE = re.compile(rf"\s+(?:{any_of(WORDS['this_one'])})(?!\w)")
_FILLERS = pattern_of("fillers")
STANDINGS: list[tuple[Standing, re.Pattern[str]]] = [
    (standing, pattern_of(standing))
    for standing in ("ended", "not_yet", "takes_effect", "in_force")
]
# “Không phải của …”, “trừ …”; “không do …”, “không ban hành năm …”.
_JOINT = any_of((*WORDS["by"], *WORDS["issued"], "ky", "duoc", "duoc ky", "thuoc", "signed"))
_LINK = rf"(?:\s+(?:{_JOINT}|{any_of(WORDS['some'])}|la|van ban|trong|vao|nhung gi)(?!\w))"
NOT = re.compile(
    rf"(?<!\w)(?:(?:{any_of(WORDS['not'])}){_LINK}{{0,9}}+|(?:{any_of(WORDS['not_by'])})(?:\s+(?:{_JOINT})(?!\w)){{1,9}}+)(?:\s+|')$"
)
NO_TOPIC = re.compile(rf"(?<!\w)(?:{any_of((*WORDS['not'], *WORDS['not_by']))})\s+(?:co\s+)?$")
NOT_TYPES = re.compile(
    rf"(?<!\w)(?:{any_of(WORDS['not'])})(?:\s+(?:la|cac|nhung|mot|the|a|les|des))*\s+(?P<types>{TYPES})(?!\w)"
)
JOINS_NOT = re.compile(rf"\s*(?:{any_of(WORDS['joins_not'])})(?:\s+(?:{_JOINT})(?!\w))*+\s+$")


def asked_for(folded: str) -> re.Match[str] | None:
    """Return the words of a `folded` question that ask for documents, `which` or how `many`."""
    found = [m for m in _ASKED.finditer(folded) if not match_before(NOT, folded, m.start())]
    if not found:
        return None
    return max(
        found,
        key=lambda m: (
            bool(m["which"] or m["order"] or m["order_first"]),
            bool(SOME.search(m["lead"] or "")),
            -m.start(),
        ),
    )


def types_in(folded: str) -> tuple[str, ...]:
    """Return the codes of the types of documents that a `folded` text names, in order."""
    named = re.findall(rf"(?<!\w)(?:{_TYPE})(?!\w)", folded)
    return tuple(dict.fromkeys(CODE_OF_LIST_WORD[word] for word in named))


def is_courtesy(folded: str) -> bool:
    """Tell whether a `folded` text has nothing but words that ask nothing by themselves."""
    return not re.search(r"\w", _FILLERS.sub(" ", folded))
