"""Who said what was quoted, and who wrote a report: the sentence of the text that names them."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from actions.executing.cards import body_of
from actions.executing.context import Context
from actions.executing.result import Line, Quote
from actions.executing.telling import Telling
from actions.statements.phrases import POST
from index.legal.structure.path import SEPARATOR
from index.lexicon.gazetteer import find_places
from index.records.document import Document, Passage
from index.text.alternatives import any_of
from index.text.folding import fold
from index.yaml_file import read_yaml

_WORDS: dict[str, list[str]] = read_yaml(Path(__file__).with_suffix(".yml"))
_TITLES, _BODIES = _WORDS["titles"], frozenset(_WORDS["bodies"])
_TITLED = re.compile(rf"(?<!\w)(?:{any_of(_TITLES)})\s+$", re.IGNORECASE)
_LONGEST_TITLE = 12  # characters, with the blank behind it
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
# “Nevers: dân số và quy mô”: what stands before it says whom or what a section is about.
_SUBJECT = re.compile(r"^([^:]+):")


def speaker_of(document: Document, context: Context) -> Telling:
    """Return the sentence that names who said what was quoted last, or who spoke on its subject.

    Where nothing was quoted, the one that names most of those who spoke.
    """
    body = body_of(document, context)
    quoted = _quoted(body, context.shown)
    if quoted is None:
        return _most_named(document, body)
    passage, words = quoted
    inside = [sentence for sentence in _sentences(passage) if sentence in words]
    for sentence in (*inside, *_sentences(passage)):
        if names_a_person(sentence):
            return _said_by(Quote(document, passage, sentence), context)
    subject = _subject(passage)
    for other in body if subject else ():
        if _subject(other) == subject:
            for sentence in _sentences(other):
                if names_a_person(sentence):
                    return Telling((Quote(document, other, sentence),))
    return Telling()


def _said_by(told: Quote, context: Context) -> Telling:
    """Return whom `told` names, and who that is; what was told is not told once more.

    Of several it names, and of whom no text introduces, the sentence itself is shown.
    """
    names = dict.fromkeys(people_in(told.words))
    introduced = office_of(next(iter(names)), context) if len(names) == 1 else None
    if introduced is None:
        return Telling((told,))
    return Telling((introduced,), (Line("said_by", {"name": next(iter(names))}),))


def spoke_for(place: str, document: Document, context: Context) -> Quote | None:
    """Return the first sentence of `document` under `place` that names somebody: who spoke."""
    wanted = find_places(fold(place))
    for passage in body_of(document, context):
        if wanted and find_places(_subject(passage)) == wanted:
            for sentence in _sentences(passage):
                if names_a_person(sentence):
                    return Quote(document, passage, sentence)
    return None


def author_of(document: Document, context: Context) -> Telling:
    """Return the sentence that names who wrote or published `document`; else its record of it."""
    if not document.publisher:
        return Telling()
    names = [name for _, name in _names(document.publisher)]
    name = names[-1] if names else document.publisher
    for passage in body_of(document, context):
        for sentence in _sentences(passage):
            if name in sentence:
                return Telling((Quote(document, passage, sentence),))
    values: dict[str, object] = {"name": document, "publisher": document.publisher}
    return Telling((), (Line("publisher", values),))


def offices_of(document: Document, context: Context) -> Telling:
    """Return for each of those who spoke the sentence that says which office is theirs, and where.

    They are those whom the sentence names that names most.
    """
    body = body_of(document, context)
    named = _most_named(document, body).quotes
    quotes = []
    for person in dict.fromkeys(name for quote in named for _, name in _names(quote.words)):
        told = (
            Quote(document, passage, sentence)
            for passage in body
            for sentence in _sentences(passage)
            if person in sentence and POST.search(fold(sentence))
        )
        quotes += [quote for quote in [next(told, None)] if quote]
    return Telling(tuple(dict.fromkeys(quotes)))


def office_of(person: str, context: Context) -> Quote | None:
    """Return the sentence that says which office `person` holds, and where; None for none.

    Of the documents spoken of before others, and of a report before what only names who signed.
    """
    documents = context.knowledge.retriever.documents
    order = sorted(documents, key=lambda each: (each.id not in context.spoken, bool(each.number)))
    for document in order:
        for passage in body_of(document, context):
            for sentence in _sentences(passage):
                if person in sentence and POST.search(fold(sentence)):
                    return Quote(document, passage, sentence)
    return None


def _quoted(body: Iterable[Passage], shown: tuple[str, ...]) -> tuple[Passage, str] | None:
    """Return the last of the quotes `shown` that is of `body`, with its passage."""
    passages = list(body)
    for words in reversed(shown):
        for passage in passages:
            if words and words in passage.text:
                return passage, words
    return None


def _subject(passage: Passage) -> str:
    found = _SUBJECT.match(passage.heading.split(SEPARATOR)[-1])
    return fold(found[1]).strip() if found else ""


def _most_named(document: Document, body: Iterable[Passage]) -> Telling:
    """Return the sentence of `body` that names most people, one of them with a title."""
    told = [
        (len(list(_names(sentence))), Quote(document, passage, sentence))
        for passage in body
        for sentence in _sentences(passage)
        if names_a_person(sentence)
    ]
    most = max(told, key=lambda pair: pair[0], default=None)
    return Telling((most[1],)) if most else Telling()


def names_a_person(sentence: str) -> bool:
    """Tell whether `sentence` names somebody by a title: “bà Caroline Leclerq”."""
    return any(has_title for has_title, _ in _names(sentence))


def people_in(sentence: str) -> list[str]:
    """Return the names of people in `sentence` before which a title stands.

    “Chủ tịch Hải Phòng” is nobody's name.
    """
    titled = (name for has_title, name in _names(sentence) if has_title)
    return [name for name in titled if not (find_places(fold(name)) or _is_a_body(name))]


def _is_a_body(name: str) -> bool:
    """Tell whether `name` is of an authority: “Phó Chủ tịch UBND TP”, “Giám đốc Sở Thông tin”."""
    words = name.split()
    shortened = any(len(word) > 1 and word.isupper() for word in words)
    return shortened or words[0].lower() in _BODIES


def _names(sentence: str) -> Iterator[tuple[bool, str]]:
    """Yield each row of two words or more with a capital, and whether a title stands before it.

    A title that begins a sentence has a capital too: “Ông Hồ Kỳ Minh”.
    """
    row: list[re.Match[str]] = []
    for word in (*_WORD.finditer(sentence), None):
        follows = word and row and not sentence[row[-1].end() : word.start()].strip()
        if word and word[0][0].isupper() and (follows or not row):
            row.append(word)
            continue
        yield from _name(sentence, row)
        row = [word] if word and word[0][0].isupper() else []


def _name(sentence: str, row: list[re.Match[str]]) -> Iterator[tuple[bool, str]]:
    if row and row[0][0].lower() in _TITLES:
        row, has_title = row[1:], True
    else:
        start = row[0].start() if row else 0
        has_title = bool(_TITLED.search(sentence, max(start - _LONGEST_TITLE, 0), start))
    if len(row) > 1:
        yield has_title, sentence[row[0].start() : row[-1].end()]


def _sentences(passage: Passage) -> Iterator[str]:
    for start, end in passage.sentences:
        yield passage.text[start:end]
