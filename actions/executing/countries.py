"""Which cities of an event are a country's, as its report says: “thành phố Nevers của Pháp”."""

from actions.executing.cards import body_of
from actions.executing.context import Context
from actions.executing.offering import group_of
from actions.statements.statement import Statement
from index.lexicon.gazetteer import find_places
from index.text.folding import fold

_HOME = "viet nam"


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
