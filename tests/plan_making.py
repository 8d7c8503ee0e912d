"""Plans for tests, made of a few words; and what executing them gives."""

from datetime import date

from actions.answer import Answer
from actions.executing.context import Context
from actions.executing.run import execute
from actions.knowledge import Knowledge
from actions.reading.plan import (
    Anything,
    Described,
    Filter,
    Named,
    Naming,
    Plan,
    Provisions,
)
from actions.reading.times import Days
from actions.wording.say import word
from index.documents.relations import Act
from index.references.provisions import find_provisions
from index.text.language import Language
from tests.days import TODAY

ACTS: dict[str, tuple[Act, ...]] = {
    "replace": ("ends", "repeals", "replaces"),
    "repeal": ("ends", "repeals", "replaces"),
    "amend": ("amends",),
    "base": ("based_on",),
    "guide": ("guides",),
    "implement": ("continues", "guides", "implements"),
}


def context(
    knowledge: Knowledge,
    language: Language = "vi",
    today: date = TODAY,
    shown: tuple[str, ...] = (),
) -> Context:
    return Context(knowledge, today, language, shown=shown)


def worded(plan: Plan, context: Context) -> Answer:
    return word(execute(plan, context), context.language, context.today)


def naming(written: str, knowledge: Knowledge) -> Naming:
    """Return the Naming of the first document that `written` names."""
    (found, *_) = knowledge.finder.find(written)
    ids = (
        tuple(document.id for document in documents)
        for documents in (found.matches, found.newer, found.nearest)
    )
    return Naming(found.text, *ids)


def named(written: str, knowledge: Knowledge) -> Named:
    """Return the documents that `written` names, each between two semicolons."""
    return Named(tuple(naming(part, knowledge) for part in written.split(";")))


def of(*ids: str) -> Named:
    """Return the target that is the documents with these ids."""
    return Named(tuple(Naming(each, (each,)) for each in ids))


def on(topic: str, *types: str) -> Described:
    """Return the loosely described target: of these types, on this topic."""
    return Described(Filter(types=types, topic=topic), strict=False)


def year(number: int) -> Days:
    return Days(date(number, 1, 1), date(number, 12, 31))


def month(year: int, number: int, last: int) -> Days:
    return Days(date(year, number, 1), date(year, number, last))


def day(year: int, month: int, number: int) -> Days:
    one = date(year, month, number)
    return Days(one, one)


def days(first: date, last: date) -> Days:
    return Days(first, last)


def places(text: str, knowledge: Knowledge) -> Provisions:
    """Return the plan that shows the places that `text` names, of the documents it names."""
    namings = tuple(
        Naming(found.text, tuple(document.id for document in found.matches))
        for found in knowledge.finder.find(text)
    )
    target = Named(namings) if namings else Anything()
    return Provisions(target, tuple(find_provisions(text)), text)
