"""MentionReader: finds what a question names, by one lexicon and what one store holds."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from actions.knowledge import Knowledge
from actions.reading.lexicon import Lexicon, Token, is_abbreviation, lexicon, tokens_of
from actions.reading.mentions import Mention, Mentions, longest
from actions.reading.people import find_signer
from actions.reading.plan import Ask, Naming
from actions.reading.speech import read_in
from actions.reading.spellings import in_full
from actions.reading.times import Period, find_periods, impossible_day
from index.lexicon.gazetteer import places_named
from index.lexicon.issuers import find_issuer
from index.lexicon.offices import office_signing
from index.lexicon.types import CODE_OF_WORD
from index.references.finder import Reference
from index.references.provisions import find_provisions, unread_provision, without_provision
from index.text.folding import STOPWORDS, fold, syllables
from index.text.language import Language

# Each is looked for in the whole text; who names more of them asks for no list.
_MOST_ISSUERS = 8
_MOST_COUNTED = 2  # figures
_OF_PEOPLE = frozenset(("who.person",))
# Before what a document named is on: “Nghị định 13 về dữ liệu cá nhân”.
_ABOUT = frozenset(("about", "on", "sur", "ve"))
_ARTICLES = frozenset(("des", "la", "le", "les", "the"))
_OF_ITS_YEAR = frozenset(("", "de", "from", "of"))
_FEWEST_OF_A_TITLE = 2  # words before its type
_LONGEST_APPOSITION = 120  # characters
_NUMBER_WORD = "so"  # “Luật Viễn thông số 24/2023/QH15”
_WORD = re.compile(r"\w+")
_NUMBER_BEHIND = re.compile(
    r"\s?\(?(?:số\s|so\s)?(?P<number>\d{1,5}/\d{4})(?:/[\w-]{2,12})?\)?(?![\w/])"
)
_YEAR_BEHIND = re.compile(r"/(?P<year>\d{4})\)?(?![\w/])")
_Span = tuple[int, int]


class MentionReader:
    """Finds the mentions of a text, by one lexicon and what one store holds."""

    def __init__(
        self, knowledge: Knowledge, words: Lexicon | None = None, spoken: Language | None = None
    ) -> None:
        self._spoken = spoken
        self._finder = knowledge.finder
        self._lexicon = words or lexicon()
        documents = knowledge.retriever.documents
        self._signers = tuple({document.signer for document in documents if document.signer})

    def mentions(self, text: str, today: date) -> Mentions:
        """Return what `text`, of `today`, names. Takes time linear in the text."""
        text = unicodedata.normalize("NFC", text)
        if len(fold(text)) != len(text):
            text = fold(text)  # or places in it would be wrong
        tokens = tuple(tokens_of(text))
        references = self._finder.find(text)
        rewritten = any(found.is_rewritten for found in references)
        language = "vi" if rewritten else read_in(text, self._spoken)
        found = [
            Mention(kind, value, span, words)
            for kind, value, span in self._entities(text, references, today)
            if (words := _words_in(span, tokens))
        ]
        phrases = tuple(self._lexicon.find(in_full(tokens, language), language))
        for match in phrases:
            span = tokens[match.first].span[0], tokens[match.end - 1].span[1]
            if is_abbreviation(text[slice(*span)], text) and set(match.concepts) & _OF_PEOPLE:
                continue
            for concept in match.concepts:
                kind, _, value = concept.partition(".")
                said: Any = int(value) if kind == "number" else value
                found.append(Mention(kind, said, span, (match.first, match.end)))
        chosen = longest(found, len(tokens))
        taken = {at for each in chosen for at in range(*each.words)}
        for at, token in enumerate(tokens):
            if at not in taken:
                chosen.append(Mention("word", token.folded, token.span, (at, at + 1)))
        chosen.sort(key=lambda each: each.words)
        return Mentions(text, today, language, tokens, tuple(chosen), phrases)

    def _entities(
        self, text: str, references: Iterable[Reference], today: date
    ) -> Iterator[tuple[str, Any, _Span]]:
        periods = find_periods(text, today)
        for found in references:
            yield "document", _naming(found), _with_apposition(found, text, periods)
        if spans := list(_blanked(text, without_provision(text))):
            places = tuple(find_provisions(text))
            for span in spans:
                yield "provision", places, span
        for asking in _unread(text):
            start = text.find(asking.written)
            yield "unread", asking, (start, start + len(asking.written))
        for issuer in _issuers(text):
            yield "issuer", issuer.name, issuer.span
        if signer := find_signer(text, self._signers):
            yield "signer", signer.name, signer.span
        elif not references and (office := office_signing(text)):
            yield "signer", *office
        issued = {one.issued for found in references for one in found.matches if one.issued}
        for period in periods:
            days = period.days
            own = days.first == days.last and days.first in issued
            # “Quyết định 749/QĐ-TTg, ngày 03/6/2020”: it only says which document is meant
            yield "skip" if own else "period", period, period.span
            if own:
                yield "own_day", period, period.span
        for place, span in places_named(text):
            yield "place", place, span
        for token in tokens_of(text):
            if token.word.isdecimal() and len(token.word) <= _MOST_COUNTED:
                yield "number", int(token.word), token.span


def _naming(found: Reference) -> Naming:
    matches, newer, nearest = (
        tuple(document.id for document in documents)
        for documents in (found.matches, found.newer, found.nearest)
    )
    return Naming(found.text, matches, newer, nearest)


def _with_apposition(found: Reference, text: str, periods: Iterable[Period]) -> _Span:
    """Return the place of a document with what follows at once and only says what it is.

    That is its year of issue, or “về …” in the words of its title.
    """
    start, end = found.span
    if number := _NUMBER_BEHIND.match(text, end):  # “Luật Viễn thông (24/2023/QH15)”
        same = any((one.number or "").startswith(number["number"]) for one in found.matches)
        end = number.end() if same else end
    years = {document.issued.year for document in found.matches if document.issued}
    behind = _YEAR_BEHIND.match(text, end)  # “decree (13/2023)”
    if behind and int(behind["year"]) in years:
        end = behind.end()
    for period in periods:
        own = period.days.unit == "year" and period.days.first.year in years
        between = text[end : period.span[0]]
        if own and between[:1].isspace() and fold(between.strip()) in _OF_ITS_YEAR:
            end = period.span[1]
    title = set(_titles(found))
    following = list(_WORD.finditer(text, end, end + _LONGEST_APPOSITION))
    last = 0
    for at, word in enumerate(following):
        if not text[end if at == 0 else following[at - 1].end() : word.start()].isspace():
            break
        if at == 0 and fold(word[0]) not in _ABOUT:
            break
        if at and fold(word[0]) not in title | _ARTICLES:
            break
        last = at if fold(word[0]) in title else last
    return _named_before(text, start, title), following[last].end() if last > 1 else end


def _titles(found: Reference) -> Iterator[str]:
    """Yield the folded words of what `found` is called, in all languages."""
    for one in found.matches:
        titles = (one.title, *one.aliases, *(each.title for each in one.translations))
        yield from (word for title in titles for word in syllables(title))


def _named_before(text: str, start: int, title: set[str]) -> int:
    """Return where the name begins that stands before the number: “Luật Viễn thông 24/2023/QH15”.

    That is a type and then words of the title; in English these alone, “personal data decree 13”.
    """
    begin = max(start - _LONGEST_APPOSITION, 0)
    words = list(_WORD.finditer(text, begin, start))
    end = start
    if words and fold(words[-1][0]) == _NUMBER_WORD and text[words[-1].end() : end].isspace():
        end = words.pop().start()
    for at, word in enumerate(reversed(words)):
        if not text[word.end() : end].isspace():
            break
        if at and fold(word[0]) in CODE_OF_WORD:
            return word.start()
        if fold(word[0]) not in title:
            said = [each for each in words[len(words) - at :] if fold(each[0]) not in STOPWORDS]
            return end if len(said) >= _FEWEST_OF_A_TITLE else start
        end = word.start()
    return start


def _unread(text: str) -> Iterator[Ask]:
    """Yield the question back for what looks like a day or a provision and is none."""
    if day := impossible_day(text):
        yield Ask("no_such_day", written=day)
    if provision := unread_provision(text):
        yield Ask("unread_provision", written=provision)


def _issuers(text: str) -> Iterator[Any]:
    for _ in range(_MOST_ISSUERS):
        issuer = find_issuer(text)
        if issuer is None:
            return
        yield issuer
        start, end = issuer.span
        text = f"{text[:start]}{'_' * (end - start)}{text[end:]}"


def _blanked(text: str, without: str) -> Iterator[_Span]:
    """Yield the places where `without` has blanks and `text` has none."""
    start = None
    for at, (one, other) in enumerate(zip(text + " ", without + " ", strict=True)):
        if one != other and start is None:
            start = at
        elif one == other and not one.isspace() and start is not None:
            yield start, at
            start = None
    if start is not None:
        yield start, len(text)


def _words_in(span: _Span, tokens: Sequence[Token]) -> _Span | None:
    """Return the indexes of the first word in `span` and of the one behind; None for no word."""
    first = bisect_right(tokens, span[0], key=lambda token: token.span[1])
    end = bisect_left(tokens, span[1], key=lambda token: token.span[0])
    return (first, end) if first < end else None
