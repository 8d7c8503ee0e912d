"""Which cities of an event are a country's, as its report says: “thành phố Nevers của Pháp”."""

from actions.executing.cards import body_of
from actions.executing.context import Context
from actions.executing.offering import group_of
from actions.executing.result import Quote
from actions.executing.verdict import Verdict
from actions.statements.statement import Statement
from index.lexicon.gazetteer import find_places
from index.records.document import Document, Passage
from index.text.folding import fold

_HOME = "viet nam"
# What else is said of a city that is said to be a country's.
_OF_A_CITY = frozenset(
    (
        "city",
        "của",
        "cua",
        "la",
        "là",
        "nam",
        "nằm",
        "pho",
        "phố",
        "thành",
        "thanh",
        "thuộc",
        "thuoc",
    )
)


def members_of(subject: str, context: Context) -> tuple[str, ...]:
    """Return the cities of the country `subject` that reports tell of; none for any other subject.

    Those that no report says to be another country's are Việt Nam's.
    """
    countries = Statement.of(subject, context.language).countries
    if not countries or find_places(fold(subject)):
        return ()
    (country, *_) = countries
    owners: dict[str, str] = {}
    for document in context.knowledge.retriever.documents:
        if document.number:
            continue
        body = body_of(document, context)
        for city in dict.fromkeys(group_of(passage.heading) for passage in body):
            if city and find_places(fold(city)):
                texts = (passage.text for passage in body)
                owners.setdefault(city, _owner(city, " ".join(texts)))
    return tuple(city for city, owner in owners.items() if owner == country)


def _owner(city: str, text: str) -> str:
    """Return the country that `text` says `city` is of: “Nevers của Pháp”."""
    parts = text.split(f"{city} của ")[1:]
    for part in parts:
        if found := Statement.of(part[:20], "vi").countries:
            return next(iter(found))
    return _HOME


def belongs_as_claimed(claim: str, context: Context) -> tuple[Verdict, Quote] | None:
    """Return whether a city is of the country that `claim` says, with the sentence that tells.

    None where more is claimed, or no report says whose the city is.
    """
    said = Statement.of(claim, context.language)
    if len(said.places) != 1 or len(said.countries) != 1 or not _says_no_more(said):
        return None
    (country,) = said.countries
    for document in context.knowledge.retriever.documents:
        body = [] if document.number else body_of(document, context)
        groups = dict.fromkeys(group_of(passage.heading) for passage in body)
        city = next((each for each in groups if _names(each) == set(said.places)), "")
        owner = _owner(city, " ".join(passage.text for passage in body)) if city else ""
        told = _telling(said.places[0], owner, document, body) if owner else None
        if told:
            return ("right" if owner == country else "wrong"), told
    return None


def _names(group: str) -> set[str]:
    return set(Statement.of(group, "vi").places)


def _telling(city: str, country: str, document: Document, body: list[Passage]) -> Quote | None:
    """Return the sentence that has `city` and its `country`, one that has no other first."""
    told: list[tuple[int, Quote]] = []
    for passage in body:
        for start, end in passage.sentences:
            said = Statement.of(passage.text[start:end], "vi")
            if city in said.places and country in said.countries:
                others = len(said.places) + len(said.countries)
                told.append((others, Quote(document, passage, passage.text[start:end])))
    return min(told, key=lambda each: each[0])[1] if told else None


def _says_no_more(said: Statement) -> bool:
    """Tell whether `said` claims nothing of its city but whose it is: “là thành phố của …”."""
    words = {word for term in said.terms for way in term for word in way}
    return words <= _OF_A_CITY
