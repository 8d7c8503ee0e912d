"""What is asked of a document beyond its title: what it is about."""

import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

from actions.executing.cards import named
from actions.executing.headings import tells_of_heading
from actions.executing.result import Found, Quote, Result
from actions.reading.plan import Lookup, Named, Overview, Plan
from index.text.folding import syllables
from index.text.language import Language
from index.yaml_file import read_yaml

_WORDS: dict[Language, dict[str, list[str]]] = read_yaml(Path(__file__).with_suffix(".yml"))
_SAYS_TITLE = 0.8


class _Signs(NamedTuple):
    within: re.Pattern[str]
    at_end: re.Pattern[str]


@cache
def _signs(language: Language) -> _Signs:
    words = _WORDS[language]
    things = rf" (?:{'|'.join(words['things'])})" if words["things"] else ""
    return _Signs(
        re.compile(rf"\b(?:{'|'.join(words['verbs'])}){things}\b"),
        re.compile(rf"\b(?:{'|'.join(words['ends'])})$") if words["ends"] else re.compile(r"(?!)"),
    )


def main_points(plan: Plan, text: str, language: Language) -> Overview | None:
    """Return the main points of the one document whose title `plan` looks up, where `text` asks so.

    “Nói về những gì” is not answered by a title that says again what the question names.
    """
    match plan:
        case Lookup(Named(documents=(_,)) as target, ("title",), claim=""):
            if _asks_about(text, language):
                return Overview(target, text=text)
    return None


def whole_of(result: Result, text: str, language: Language) -> Overview | None:
    """Return the main points of the one text that `result` only says the subject of.

    Where `text` asks what it is about without its number: “que prévoit la stratégie sur l'IA”.
    """
    match result:
        case Found(quotes=(Quote(document, passage, _),), labels=()) if document.number:
            if passage.wording == "verbatim":
                return None  # “chỗ ở duy nhất là gì”: a provision was found
            if tells_of_heading(passage.heading) < 0 and _asks_about(text, language):
                return Overview(named(document), text=text)
    return None


def _asks_about(text: str, language: Language) -> bool:
    said = " ".join(syllables(text))
    signs = _signs(language)
    return bool(signs.within.search(said) or signs.at_end.search(said))


def with_title(points: Found, titled: Result) -> Found:
    """Return `points` beginning with the sentence that says the title, where its opening does not.

    “Phê duyệt Đề án 06” says nothing of what that is on.
    """
    if not isinstance(titled, Found) or not titled.quotes:
        return points
    title = set(syllables(titled.quotes[0].document.title or ""))
    said = set(syllables(" ".join(quote.words for quote in points.opening)))
    if len(title & said) >= _SAYS_TITLE * len(title):
        return points
    return replace(points, opening=titled.quotes[:1])
