"""What a message only names, where it asks nothing: “nghị định 13”, “Hà Nội”, “năm 2025”."""

import re

from actions.reading.plan import (
    Anything,
    Ask,
    Change,
    Define,
    Described,
    Filter,
    Listing,
    Lookup,
    Named,
    Overview,
    Passages,
    Plan,
    Spoken,
)
from actions.topics import meaning, occurrences, places_in, without, years_in
from index.lexicon.types import TYPE_WORDS
from index.text.folding import fold

_TYPE = re.compile(rf"(?<!\w)(?:{TYPE_WORDS})(?!\w)")
YEAR_WORDS = frozenset(("nam", "year", "annee"))
# What asks for a figure once more.
_COUNTS = frozenset(("bao", "nhieu", "may", "combien", "how", "many", "much", *YEAR_WORDS))
# Before what the last question is to be asked of: “của nghị định 13”, “of decree 13”.
_OF = frozenset(("cua", "de", "dans", "des", "du", "from", "in", "of", "thuoc", "trong"))
# More words of meaning than these are a question of their own.
_MOST_OF_A_TOPIC = 4


def bare_target(plan: Plan) -> Named | Described | None:
    """Return what `plan` only names: “nghị định 13”, “luật về dữ liệu”; None for a question."""
    match plan:
        case Lookup(target=Named() | Described() as target, fields=(), claim=""):
            return target
        case Overview(target=Named() as target, points=0):
            return target if not _beyond(plan.text, target) else None
        case Passages(target=Named() | Described() as target, fields=(), claim=""):
            return target if not _beyond(plan.text, target) else None
        case Listing(explicit=False, order=None, limit=0, count_only=False):
            return Described(plan.filter)
        case Ask(resume=resume) if resume:
            return bare_target(resume)
        case Change():
            return bare_target(plan.to)
    return None


def dated_target(plan: Plan) -> Named | None:
    """Return the documents of “Quyết định 411 thì bao nhiêu, 2025 và 2030”; None for a question."""
    match plan:
        case Passages(target=Named() as target, fields=(), claim="", text=text) if years_in(text):
            return target if _COUNTS.issuperset(_beyond_years(text, target)) else None
    return None


def bare_subject(plan: Plan, text: str) -> str:
    """Return the words of `plan` where it only names a city or a subject; "" for a question."""
    match plan:
        case Overview(target=Anything() | Spoken(), subject=str(subject), points=0) if subject:
            return subject
        case Define(target=Anything(), text="", term=term):
            return term
        case Passages(target=Anything() | Spoken(), fields=(), claim=""):
            words = plan.text or text
            return words if _is_bare(words) else ""
        case Change():
            return bare_subject(plan.to, plan.text or text)
    return ""


def is_bare_year(plan: Plan, text: str) -> bool:
    """Tell whether `plan`, read from `text`, names a year and nothing else: “2045?”."""
    match plan:
        case Listing(explicit=False, order=None, limit=0, count_only=False):
            return plan.filter == Filter(issued=plan.filter.issued) and _is_of_years(text)
        case Passages(target=Anything() | Spoken(), fields=(), claim=""):
            return _is_of_years(text)
    return False


def _is_of_years(text: str) -> bool:
    years = years_in(text)
    return bool(years) and YEAR_WORDS.issuperset(meaning(without(text, years)))


def is_owner(text: str) -> bool:
    """Tell whether `text`, a mere name, says that something is of it: “của nghị định 13”."""
    return fold(text).lstrip(" .,…").partition(" ")[0] in _OF


def _is_bare(words: str) -> bool:
    """Tell whether `words` are a city, a year or a few words, and ask nothing."""
    spans = sorted((*places_in(words), *years_in(words)))
    beyond = meaning(without(words, spans))
    return YEAR_WORDS.issuperset(beyond) if spans else len(beyond) <= _MOST_OF_A_TOPIC


def _beyond_years(text: str, target: Named) -> list[str]:
    return _beyond(without(text, years_in(text)), target)


def _beyond(text: str, target: Named | Described) -> list[str]:
    """Return the words of meaning that `text` holds beside the names of `target`."""
    if isinstance(target, Described):
        text = without(text, occurrences(target.filter.topic, text))
        return meaning(_TYPE.sub(" ", fold(text)))
    for naming in target.documents:
        text = without(text, occurrences(naming.written, text))
    return meaning(text)
