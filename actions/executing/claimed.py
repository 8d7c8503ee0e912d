"""Read a claim, and the sentences that may tell of it: what is named apart from the rest."""

import re
from collections.abc import Iterable, Iterator, Sequence

from actions.executing.cards import card_quote, sourced_quote
from actions.executing.claims import is_named
from actions.executing.context import Context
from actions.executing.people import people_in
from actions.executing.result import Quote
from actions.executing.slots import Claimed, Told
from actions.statements.phrases import NOT_KNOWN
from actions.statements.statement import Statement
from index.documents.card import CARD_HEADING, card_fields
from index.judging.hit import ScoredPassage
from index.lexicon.issuers import find_issuer, find_issuers
from index.records.document import Document
from index.text.folding import fold, has_diacritics, syllables, words

_SIGNED = re.compile(r"(?<!\w)(?:ky|sign(?:ed|s|e)?|signee?)(?!\w)")
# “Thành phố thông minh – Số hoá” is called by either part.
_PARTS = re.compile(r" [-–—] |:")
_JOINED = re.compile(r"(?<!\w)(?:va|voi|cung|and|with|et|avec)(?!\w)")


def told_by(
    hits: Iterable[ScoredPassage], documents: Sequence[Document], context: Context
) -> Iterator[Told]:
    """Yield the sentences that may tell: of what was found, and of the cards of `documents`."""
    quotes = [quote for hit in hits for quote in _sentences(hit)]
    # What says that nothing is known settles nothing.
    quotes = [quote for quote in quotes if not NOT_KNOWN.search(fold(quote.words))]
    held = {(quote.document.id, quote.words) for quote in quotes}
    body = [hit.passage for hit in hits if hit.passage.heading != CARD_HEADING]
    for document in documents:
        for _, sentence in card_fields(document):
            if (document.id, sentence) not in held:
                quotes.append(sourced_quote(document, sentence, body))
    universe = {document.signer for document in context.knowledge.retriever.documents}
    universe |= {name for quote in quotes for name in people_in(quote.words)}
    names = [(name, syllables(name)) for name in sorted(filter(None, universe))]
    for quote in quotes:
        yield _read(quote, names)


def _sentences(hit: ScoredPassage) -> Iterator[Quote]:
    passage, document = hit.passage, hit.document
    is_card = passage.heading == CARD_HEADING
    for start, end in passage.sentences:
        words = passage.text[start:end]
        yield card_quote(document, words) if is_card else Quote(document, passage, words)


def _read(quote: Quote, names: Sequence[tuple[str, list[str]]]) -> Told:
    document, passage, words = quote
    around = " . ".join((passage.heading, document.name, document.title, *document.aliases))
    said = syllables(words)
    people = frozenset(name for name, own in names if is_named(own, said))
    heading = Statement.of(passage.heading, "vi")
    own = Statement.of(words, "vi")
    # “TTg” in a number names nobody who does anything.
    named = (each for each in find_issuers(words) if not _is_in(each.span, own.aside))
    authorities = tuple(dict.fromkeys(each.name for each in named))
    return Told(quote, own, heading, Statement.of(around, "vi"), people, authorities)


def _is_in(span: tuple[int, int], spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= span[0] < end for start, end in spans)


def claim_of(
    text: str, documents: Sequence[Document], told: Sequence[Told], context: Context
) -> Claimed:
    """Return what `text` claims, the names of documents and people told from the rest."""
    said = syllables(text)
    known = {name for each in told for name in each.people}
    known |= {
        document.signer for document in context.knowledge.retriever.documents if document.signer
    }
    people = frozenset(one for one in _named(known, said) if _is_written(one, text))
    strangers = frozenset(
        name
        for name in people_in(text)
        if not any(set(syllables(name)) & set(syllables(one)) for one in people)
    )
    statement = Statement.of(text, context.language)
    named_as = find_issuer(text) if documents else None
    # Who signed is no issuer: “Thủ tướng ký”.
    issuer = None if _SIGNED.search(fold(text)) else named_as
    references = context.knowledge.finder.find(text)
    spans = [found.span for found in references]
    only = (found.matches[0] for found in references if len(found.matches) == 1)
    documents = documents or list(only)
    if named_as:  # “Nghị định 269 do Thủ tướng” names it and says whose it is
        first = named_as.span[0]
        spans = [(start, first if start < first < end else end) for start, end in spans]
    spans += [issuer.span] if issuer else []
    spans += [span for name in (*people, *strangers) for span in _spans(name, text)]
    if statement.is_on_event:  # “Hội thảo thành phố thông minh ở …” calls it by its title
        titles = _event_titles(context)
        spans += [found.span() for title in titles for found in re.finditer(title, fold(text))]
    among = statement.among
    spans += [*among, *(statement.stating if documents else ())]
    said_of_it = statement.beside(*spans)
    return Claimed(
        said_of_it,
        people,
        strangers,
        frozenset(document.id for document in documents),
        issuer.name if issuer else "",
        bool(_JOINED.search(fold(text))),
        bool(among),
        bool(said_of_it.beside(*said_of_it.issuing).terms),
    )


def _event_titles(context: Context) -> Iterator[str]:
    """Yield patterns of the parts of the titles of what reports on events, which have no number."""
    for document in context.knowledge.retriever.documents:
        if not document.number:
            parts = filter(None, map(str.strip, _PARTS.split(fold(document.title))))
            yield from (rf"(?<!\w){re.escape(part)}(?!\w)" for part in parts)


def _named(known: Iterable[str], said: list[str]) -> frozenset[str]:
    """Return those of the people `known` whom `said` names, in full or by their last words.

    Of “Hồ Kỳ Minh khai mạc” no “Lê Minh Khái” is named: the words of a full name are its own.
    """
    text, rest = f" {' '.join(said)} ", f" {' '.join(said)} "
    names = {name: f" {' '.join(syllables(name))} " for name in known}
    full = {name for name, words in names.items() if words in text}
    for name in full:
        rest = rest.replace(names[name], " | ")
    return frozenset(n for n in names if n in full or is_named(syllables(n), rest.split()))


def _is_written(name: str, text: str) -> bool:
    """Tell whether a `text` that is typed with marks has the last word of `name` with its own.

    “Chỉ phục vụ” names no “chị Phúc”.
    """
    return not has_diacritics(text) or words(name)[-1] in words(text)


def _spans(name: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield where `text` has the words of `name`, a word at a time."""
    own = set(syllables(name))
    for found in re.finditer(r"\w+", text):
        if "".join(syllables(found[0])) in own:
            yield found.span()
