"""What a question on a topic is asked of: documents, an event's among them, places, subjects."""

from actions.reading.mentions import Mention
from actions.reading.plan import Anything, Described, Named, Naming, Spoken, Target
from actions.reading.scope import scope_of
from actions.reading.talk import Talk
from index.text.folding import fold

PLACES = ("place", "subject")


def aim_of(talk: Talk) -> tuple[Target, frozenset[int]]:
    """Return the documents that are asked of, an event's among them, and the words for them."""
    scope = scope_of(talk.documents) if talk.documents else None
    if scope and isinstance(scope.target, Named | Spoken):
        return scope.target, scope.taken
    if (event := talk.first("event")) and (named := event_documents(talk, event)):
        return named, frozenset(range(*event.words))
    if scope and isinstance(scope.target, Described) and scope.taken:
        return scope.target, scope.taken
    return Anything(), frozenset()


def event_documents(talk: Talk, mention: Mention) -> Target | None:
    """Return the documents of the events that the store tells of; None where it tells of none."""
    events = talk.subjects.events if talk.subjects else ()
    ids = tuple(document.id for document in events)
    return Named((Naming(talk.written(*mention.words), ids),)) if ids else None


def names_of(talk: Talk) -> list[Mention]:
    """Return the places and the subjects that are named, each once."""
    by_name = {each.value: each for each in reversed(talk.of(*PLACES))}
    by_words = {each.words: each for each in by_name.values()}
    return sorted(by_words.values(), key=lambda each: each.words)


def chief_names(talk: Talk) -> list[Mention]:
    """Return the places that are named, or else the subjects: “kết quả chuyển đổi số của …”."""
    names = names_of(talk)
    return [each for each in names if each.kind == "place"] or names


def called_as(talk: Talk, name: Mention) -> str:
    """Return `name` as it is written, or as a store writes it where it is another spelling."""
    written, known = talk.written(*name.words), str(name.value)
    return known.title() if known and fold(written) != fold(known) else written
