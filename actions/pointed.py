"""Documents that a question points at: “nghị định thứ hai”, “cái kia”, “cái trước”, “nó”."""

from collections.abc import Iterator, Sequence

from actions.called_by_subject import called_by_subject
from actions.conversation import Focus
from actions.knowledge import Knowledge
from actions.reading.inversion import put
from actions.reading.lexicon import pronoun_lexicon, tokens_of
from actions.reading.marked_words import lowered
from actions.reading.phrases import concepts_in, matches_in
from actions.reading.plan import Order, Provisions, Spoken
from actions.reading.roles import signs
from actions.referents import Referents, is_document
from actions.topics import Span
from index.documents.names import name_in
from index.lexicon.types import TYPES
from index.references.finder import Reference
from index.text.language import Language

DOCUMENT = frozenset(("noun.any", *(f"type.{kind.code}" for kind in TYPES if kind.code)))
"""The concepts of words for a document."""
_OTHER, _EARLIER = "anaphor.other", "earlier"
_ORDERS: dict[str, Order] = {"newest": "newest", "oldest": "oldest"}


def pointed_in(
    text: str, focus: Focus, language: Language, knowledge: Knowledge
) -> Iterator[tuple[Span, str]]:
    """Yield the documents that `text` calls by their place, “nghị định thứ hai”, or “cái kia”.

    “Cái thứ hai” may be anything that was listed, and stays.
    """
    referents = Referents(focus, knowledge)
    tokens = tokens_of(text)
    called = called_by_subject(text, focus, language, knowledge)
    if called := called or _earlier(text, focus, language, knowledge):
        yield called
        return
    end = 0
    for match in sorted(matches_in(text, language), key=lambda each: (each.first, -each.end)):
        place = tokens[match.first].span[0], tokens[match.end - 1].span[1]
        spoken = _spoken(match.concepts, text[slice(*place)], language)
        if spoken is None or match.first < end or (spoken.ordinal and not focus.choices):
            continue
        if spoken.other and focus.choices and not any(map(is_document, focus.choices)):
            continue  # “cái còn lại” of two projects
        end = match.end
        target = referents.target(spoken)
        if target is None or len(target.documents) != 1:
            continue
        held = referents.documents(target.documents[0].matches)
        if not spoken.other or any(each.number for each in held):  # else it is of another thing
            yield place, target.documents[0].written


def _earlier(
    text: str, focus: Focus, language: Language, knowledge: Knowledge
) -> tuple[Span, str] | None:
    """Return the document spoken of before the last for “cái trước”, where nothing was listed.

    Behind an article that is the article before it; who goes back is asked of nothing new.
    """
    if focus.choices or isinstance(focus.plan, Provisions):
        return None
    if "continue.back" in concepts_in(text, language):
        return None
    tokens = tokens_of(text)
    found = [each for each in pronoun_lexicon().find(tokens, language) if _EARLIER in each.concepts]
    target = Referents(focus, knowledge).target(Spoken(other=True)) if found else None
    if target is None or len(target.documents) != 1:
        return None
    longest = max(found, key=lambda each: each.end - each.first)
    place = tokens[longest.first].span[0], tokens[longest.end - 1].span[1]
    return place, target.documents[0].written


def actor_in(
    text: str,
    found: Sequence[Reference],
    focus: Focus,
    language: Language,
    knowledge: Knowledge,
) -> Iterator[tuple[Span, str]]:
    """Yield the document spoken of for “nó” before another one: “nó có thay thế 950 không?”."""
    pronoun = signs(language).pronouns.search(lowered(text))
    documents = Referents(focus, knowledge).documents(focus.documents)
    acts = any(each.startswith("act.") for each in concepts_in(text, language))
    if pronoun is None or not acts or len(documents) != 1 or not documents[0].number:
        return
    is_before = pronoun.end() <= found[0].span[0] and not text[: pronoun.start()].endswith("-")
    if is_before and all(each.matches for each in found):
        yield put(name_in(documents[0], language), pronoun.span(), text)


def _spoken(concepts: Sequence[str], phrase: str, language: Language) -> Spoken | None:
    """Return what `phrase` points at among documents; None where that is no document."""
    if _OTHER in concepts:
        return Spoken(other=True)
    for concept in concepts:
        kind, _, ordinal = concept.partition(".")
        if kind == "ordinal" and (order := _ORDERS.get(ordinal)):
            return Spoken(order=order)
        if kind == "ordinal" and ordinal.lstrip("-").isdecimal():
            is_document = DOCUMENT & concepts_in(phrase, language)
            return Spoken(int(ordinal)) if is_document else None
    return None
