"""told_again(): a bare word asks for a value of what was told: “điều mấy?”, “sáng hay chiều?”.

No search finds what says nothing of its own. The sentence that was quoted last may have the value,
or one beside it in the same passage.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from actions.answer import Citation
from actions.conversation import Focus
from actions.knowledge import Knowledge
from actions.reading.lexicon import pronoun_lexicon, tokens_of
from actions.reading.phrases import concepts_in, matches_in
from actions.reading.plan import (
    Anything,
    Ask,
    Described,
    Filter,
    Lookup,
    Named,
    Naming,
    Passages,
    Plan,
    Repeat,
    SmallTalk,
    Spoken,
    Validity,
)
from actions.statements.figures import figures_of
from actions.statements.moments import moments_of
from actions.topics import places_in
from index.documents.card import CARD_HEADING
from index.legal.structure.provision import Provision
from index.lexicon.dates import find_dates
from index.lexicon.document_numbers import find_numbers
from index.lexicon.types import code_of, type_codes
from index.records.document import Document, Passage
from index.references.provisions import find_provisions
from index.text.folding import syllables
from index.text.language import Language

_TOLD, _DOCUMENT, _RANK = "told", "document", "rank"
_BY = "passive"
_OF_ISSUE = frozenset(("field.issued", "issued"))
# A day or a number beside what was told is of something else.
_IN_QUOTE = frozenset(("day", "number", "time"))
# What may stand beside the word that asks, and says nothing.
_ASIDE = frozenset(
    ("about", "addressee", "around", "closing", "courtesy", "fine", "passive", "skip", "this_one")
)


def told_again(plan: Plan, text: str, focus: Focus, knowledge: Knowledge) -> Lookup | Repeat | None:
    """Return the sentence that has the value which is all that `text`, read as `plan`, asks for.

    None where it asks anything else, and where what was told has no such value.
    """
    language = focus.language or "vi"
    asked = value_asked(text, language, told=focus.shown) if _is_bare(plan) else ""
    if not asked and _is_bare(plan) and _asks_own_number(text, focus, knowledge):
        return Lookup(Named((Naming(focus.documents[0], (focus.documents[0],)),)))
    if asked and not _OF_ISSUE.isdisjoint(concepts_in(text, language)):
        return None  # “ra ngày nào” is of the document
    own: Lookup | Repeat | None = None
    by_another = _BY in concepts_in(text, language)  # “bằng văn bản số mấy”
    for citation in reversed(focus.citations) if asked else ():
        if not (focus.sourced or citation.document_id in focus.documents):
            continue  # what was refused since is of something else
        for words in _sentences(citation, knowledge):
            is_told = words in citation.quote or asked not in _IN_QUOTE
            if asked == _DOCUMENT:
                if _is_of(text, citation, words):
                    return Repeat(citation.document_id, words)
            elif is_told and _SHOWS[asked](words, citation.number or ""):
                return Repeat(citation.document_id, words)
            if asked == "number" and not by_another and (citation.number or " ") in words:
                own = own or _own_number(citation, words, knowledge)
    if asked == "day" and own is None and _is_event(focus, knowledge):
        return Lookup(Named((Naming(focus.documents[0], (focus.documents[0],)),)), ("issued",))
    if asked in _IN_QUOTE and isinstance(focus.plan, Validity) and own is None:
        return Lookup(focus.plan.target, ("effective",))  # “có hiệu lực chưa”, “từ ngày nào”
    return own


def _is_event(focus: Focus, knowledge: Knowledge) -> bool:
    """Tell whether an event, which has no number, is all that is spoken of."""
    events = {each.id for each in knowledge.retriever.documents if each.publisher}
    return len(focus.documents) == 1 and focus.documents[0] in events


def _own_number(citation: Citation, words: str, knowledge: Knowledge) -> Lookup | Repeat:
    """Return the sentence `words` that has the number of its own document; of a card the card."""
    if _quoting(citation, knowledge):
        return Repeat(citation.document_id, words)
    return Lookup(Named((Naming(citation.document_id, (citation.document_id,)),)))


def _asks_own_number(text: str, focus: Focus, knowledge: Knowledge) -> bool:
    """Tell whether the number of the document spoken of is asked for by its type.

    “Quyết định số mấy?”, of a programme that has been called by its name.
    """
    types = type_codes(text)
    held = {each.id: each for each in knowledge.retriever.documents}
    spoken = [held[each] for each in focus.documents if each in held]
    if len(spoken) != 1 or not spoken[0].number or not types:
        return False
    is_it = code_of(spoken[0].type or "") in types
    return is_it and value_asked(text, focus.language or "vi", frozenset(("type",))) == "number"


def cited_passages(focus: Focus, knowledge: Knowledge) -> Iterator[tuple[Document, Passage]]:
    """Yield the passages that the last answer stands on, with their documents, the last first."""
    held = {each.id: each for each in knowledge.retriever.documents}
    for citation in reversed(focus.citations):
        document = held.get(citation.document_id)
        if document and focus.sourced:
            yield from ((document, passage) for passage in _quoting(citation, knowledge))


def _is_bare(plan: Plan) -> bool:
    """Tell whether `plan` names nothing, and asks for no field but a name."""
    match plan:
        case Ask(reason="ask_what" | "ask_whole", resume=None) | SmallTalk(topic="fine"):
            return True
        case Lookup(Spoken(ordinal=None, types=()), ("about",) | ("title",) | ("issued",), ""):
            return True
        case Passages(target=Anything() | Spoken(ordinal=None, types=()), fields=(), claim=""):
            return True
        case Passages(target=Described(filter=only), fields=(), claim=""):
            return only == Filter(types=only.types)  # “công văn số mấy?”
        case Ask(resume=Lookup(target=Described(filter=only), fields=())):
            return only == Filter(types=only.types)  # “của nghị định nào?”
    return False


def value_asked(
    text: str, language: Language, aside: frozenset[str] = frozenset(), told: Sequence[str] = ()
) -> str:
    """Return the kind of value that is all that `text` asks for; "" for none.

    Concepts of the kinds `aside`, too, say nothing beside it; beside a rank so do words of what was
    `told`: “ASEAN thứ mấy”.
    """
    tokens = tokens_of(text)
    asking = ""
    said: set[int] = set()
    for match in pronoun_lexicon().find(tokens, language):
        if kinds := [each for each in match.concepts if each.startswith(f"{_TOLD}.")]:
            asking = kinds[0]
            said.update(range(match.first, match.end))
    if not asking:
        return ""
    for match in matches_in(text, language):
        if (_ASIDE | aside) & {concept.partition(".")[0] for concept in match.concepts}:
            said.update(range(match.first, match.end))
    value = asking.removeprefix(f"{_TOLD}.")
    if value == _RANK:
        known = {*syllables(" . ".join(told[-1:]))}
        said |= {at for at, each in enumerate(tokens) if each.folded in known}
    return value if len(said) == len(tokens) else ""


def _sentences(citation: Citation, knowledge: Knowledge) -> Iterator[str]:
    """Yield the sentences of the quote of `citation`, then the others of the passage it is from."""
    told = [words for each in _quoting(citation, knowledge) for words in _of_passage(each)]
    yield from sorted(told, key=lambda words: words not in citation.quote) or (citation.quote,)


def _quoting(citation: Citation, knowledge: Knowledge) -> list[Passage]:
    """Return the passage that `citation` quotes; of a card the one that has its days."""
    catalogue = knowledge.retriever.store.catalogue
    passages = catalogue.passages(catalogue.positions_of([citation.document_id])).values()
    body = [each for each in passages if each.heading != CARD_HEADING]
    quoted = [each for each in body if _is_from(citation.quote, each)]
    days = [citation.quote[day.start : day.end] for day in find_dates(citation.quote)]
    dated = (each for each in body if days and all(day in each.text for day in days))
    return quoted[:1] or [*islice(dated, 1)]


def _is_from(quote: str, passage: Passage) -> bool:
    """Tell whether `quote`, in whatever language it was shown, is from `passage`."""
    return quote in passage.text or any(quote in each.text for each in passage.renderings)


def _of_passage(passage: Passage) -> Iterator[str]:
    for start, end in passage.sentences:
        yield passage.text[start:end]


def _is_of(text: str, citation: Citation, words: str) -> bool:
    """Tell whether `words` name the document that `citation` is of, of the type `text` names."""
    named = bool(citation.number) and (citation.number or "") in words
    asked = set(type_codes(text))
    return named and (not asked or bool(asked & set(type_codes(words))))


def _has_day(words: str, _: str) -> bool:
    return any(one.day for one in moments_of(words))


def _has_time(words: str, _: str) -> bool:
    return any(True for _ in moments_of(words))


def _has_hour(words: str, _: str) -> bool:
    return any(one.hour for one in moments_of(words))


def _has_number(words: str, own: str) -> bool:
    return any(str(each.number) != own for each in find_numbers(words))


def _has_place(words: str, _: str) -> bool:
    return bool(places_in(words))


def _has_rank(words: str, _: str) -> bool:
    return any(True for _ in figures_of(words))


def _has_provision(words: str, _: str) -> bool:
    return any(place != Provision() for place in find_provisions(words))


_SHOWS: dict[str, Callable[[str, str], bool]] = {
    "day": _has_day,
    "hour": _has_hour,
    "number": _has_number,
    "place": _has_place,
    "provision": _has_provision,
    "rank": _has_rank,
    "time": _has_time,
}
