"""The relations of a document to others, as its text states them: it replaces, repeals, amends …"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple

from index.legal.metadata.citations import NAMED_TYPES, Citation, find_citations
from index.legal.metadata.legal_text import LegalText
from index.lexicon.types import TYPE_PATTERN
from index.records.document import Relation, RelationKind
from index.text.folding import fold
from index.yaml_file import read_yaml

_WORDS: dict[str, Any] = read_yaml(Path(__file__).with_suffix(".yml"))
_Act = RelationKind | Literal["ends"]


def _any_of(words: Sequence[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_KIND_OF: dict[str, _Act] = {
    verb: kind
    for kind, verbs in [*_WORDS["active"].items(), *_WORDS["passive"].items()]
    for verb in verbs
}
_PASSIVE: frozenset[str] = frozenset(verb for verbs in _WORDS["passive"].values() for verb in verbs)
_VERB = re.compile(rf"(?i)(?<!\w)(?:{_any_of([*_KIND_OF])})(?!\w)")
_NOT_BY_THIS = re.compile(rf"(?i)(?:^|\s)(?:{_any_of(_WORDS['not_by_this'])})\s*$")
_PART = re.compile(rf"(?i)(?<!\w)(?:{_any_of(_WORDS['part'])})(?!\w)")
# The text before a verb of which this document is the subject: the start of a clause.
_OWN_CLAUSE = re.compile(
    r"(?i)(?:^|[;:.,]|^Điều\s+\d+[a-zđ]?\s*[-–]|\bnày|\bvà|\bđồng thời|^.{0,3}\d+[a-zđ]?[.)]"
    rf"|\bký|\d|\bban hành(?:\s+(?:{TYPE_PATTERN}))?)\s*$"
)
_QUOTED = re.compile(r"\"[^\"]*\"")
_UNNUMBERED_BASIS = re.compile(
    rf"(?:{_any_of(NAMED_TYPES)})\s+[^\W\d_].*?(?=\s+(?:ngày|năm|được)\s|[;.,]?$)"
)
_LIST_ITEM = re.compile(r"(?:[a-zđ]\d*\)|[-–+•]|\d+(?:\.\d+)*[.)])\s*")
_NUMBERED = re.compile(r"\d+(?:\.\d+)*[.)]\s")
_JOINED = re.compile(r"(?i)(?:^|[,;:(]|\bvà|\bhoặc|\bcùng|\bbao gồm|\bgồm)\s*(?:các\s+)?$")
_BASIS = re.compile(r"(?:[-–]\s*)?(Căn cứ(?: vào)?|Thực hiện|Triển khai(?: thực hiện)?)\s+")
# Words that may come before a basis: “các”, “chỉ đạo … tại”, “Quy chế … ban hành kèm theo”.
_BASE_LEAD = re.compile(
    r"\s*(?:các\s+)?(?:[^;]{0,80}\btại\s+|[^;]{0,120}\bban hành kèm theo\s+)?(?:các\s+)?"
)
_ARTICLE = re.compile(r"(?:Điều|ĐIỀU)\s+\d+")


# Behind a document: what others did to it, by those that are named next. Before one: it did so.
_CHANGED_BEFORE = re.compile(rf"(?i)(?<!\w)(?:{_any_of(_WORDS['changed_before'])})(?!\w)")
_BY_THAT = re.compile(rf"(?i)(?<!\w)(?<!kèm )(?:{_any_of(_WORDS['by_that'])})\s*(?:các\s+)?$")


class _Verb(NamedTuple):
    """A verb of this document in a sentence: its act, its span, and whether it is passive."""

    act: _Act
    start: int
    end: int
    passive: bool


class _Opening(NamedTuple):
    """The line above a list of documents: its act, whether on parts of them, whether numbered."""

    act: _Act
    of_parts: bool
    is_numbered: bool


def read_relations(
    source: LegalText, own_name: str, own_number: str | None
) -> list[tuple[Relation, str]]:
    """Return the relations that the articles of `source` state, each with its sentence.

    `own_name` is the type and title of `source`: a law that ends another of that name replaces it.
    `own_number` is its number: a relation to that number is left out.
    """
    relations: list[tuple[Relation, str]] = []
    opening: _Opening | None = None
    for line, whole in source.unquoted_body:
        if _BASIS.match(line.text):
            continue
        text = _QUOTED.sub(lambda quote: " " * len(quote[0]), line.text)
        item = _LIST_ITEM.match(text)
        if (
            opening
            and item
            and not _ARTICLE.match(text)
            and not (opening.is_numbered and _NUMBERED.match(text))
        ):
            citation = next(find_citations(text), None)
            if citation and not _own_verbs(text[: citation.start]):
                of_part = opening.of_parts or _names_part(text[: citation.start])
                act: _Act = "amends" if of_part else opening.act
                relations.append((_relation(act, citation, own_name), whole))
                continue
        else:
            opening = None
        relations += [(relation, whole) for relation in _of_sentence(text, own_name)]
        opening = _opening(text) or opening
    return [(relation, words) for relation, words in relations if relation.number != own_number]


def _opening(text: str) -> _Opening | None:
    """Return the act on the documents of a list if `text` introduces one: “bãi bỏ các …:”."""
    verbs = _own_verbs(text)
    if not verbs or not text.rstrip().endswith(":"):
        return None
    last = verbs[-1]
    of_parts = _names_part(text[last.end :]) and not last.passive
    return _Opening(last.act, of_parts, bool(_NUMBERED.match(text)))


def read_bases(source: LegalText) -> tuple[list[tuple[Relation, str]], list[tuple[str, str]]]:
    """Return the documents that `source` is based on or implements, each with its line.

    First the relations to documents with a number, then the titles of bases without one.
    """
    relations: list[tuple[Relation, str]] = []
    titles: list[tuple[str, str]] = []
    for line in source.body:
        if _ARTICLE.match(line.text):
            break
        lead = _BASIS.match(line.text)
        if lead is None:
            continue
        kind: RelationKind = "based_on" if lead[1].startswith("Căn cứ") else "implements"
        for piece in re.split(r";\s*", line.text[lead.end() :]):
            citations = [*_list_citations(piece)]
            if citations and not _BASE_LEAD.fullmatch(piece[: citations[0].start]):
                citations = []
            relations += [(_relation(kind, citation, ""), line.text) for citation in citations]
            unnumbered = _UNNUMBERED_BASIS.match(piece)
            if unnumbered and not citations and kind == "based_on":
                titles.append((unnumbered[0], line.text))
    return relations, titles


def read_consolidated(source: LegalText) -> list[tuple[Relation, str]]:
    """Return the documents that `source`, a consolidated text, brings together.

    Each is named at the beginning of a line before the first Điều.
    """
    found: list[tuple[Relation, str]] = []
    for line in source.main:
        if _ARTICLE.match(line.text):
            break
        start = lead.end() if (lead := _LIST_ITEM.match(line.text)) else 0
        citation = next(find_citations(line.text), None)
        if citation and citation.start == start:
            found.append((_relation("consolidates", citation, ""), line.text))
    return found


def read_purpose(title: str, bases: Sequence[Relation]) -> Iterator[tuple[Relation, str]]:
    """Yield the relations to the documents that the full `title` guides or implements.

    The numbers of laws named without a number come from `bases`.
    """
    kinds: tuple[RelationKind, ...] = ("guides", "implements")
    for kind in kinds:
        lead = re.search(rf"(?i)(?<!\w)(?:{_any_of(_WORDS[kind])})(?!\w)", title)
        if lead is None:
            continue
        rest = title[lead.end() :]
        citation = next(find_citations(rest), None)
        if citation and citation.start < 80:
            yield _relation(kind, citation, ""), title
        for base in bases:
            name = re.sub(r"\s*\S*\d\S*$", "", base.title or "")
            if name.startswith(NAMED_TYPES) and " " in name and fold(name) in fold(rest):
                yield base.model_copy(update={"kind": kind}), title
        return


def _of_sentence(text: str, own_name: str) -> Iterator[Relation]:
    """Yield the relations that the verbs of one sentence state."""
    verbs = _own_verbs(text)
    for row, verb in enumerate(verbs):
        following = verbs[row + 1].start if row + 1 < len(verbs) else len(text)
        previous = verbs[row - 1].end if row else 0
        scope = text[previous : verb.start] if verb.passive else text[verb.end : following]
        if verb.passive and not any(find_citations(scope)):
            scope = text[verb.end : following].partition(":")[2]  # “Các Quyết định sau hết …: …”
        last = 0
        for citation in _list_citations(scope):
            # “Điều 3 và khoản 2 Điều 5 của Nghị định …”: the words before it name a part.
            of_part = _names_part(scope[last : citation.start])
            yield _relation("amends" if of_part else verb.act, citation, own_name)
            last = citation.end


def _own_verbs(text: str) -> list[_Verb]:
    """Return the verbs in `text` of which this document is the subject, outside cited titles."""
    spans = [(citation.start, citation.end) for citation in find_citations(text)]
    verbs = []
    for match in _VERB.finditer(text):
        verb = match[0].lower()
        passive = verb in _PASSIVE
        before = text[: match.start()]
        if any(start <= match.start() < end for start, end in spans):
            continue
        if not passive and (_NOT_BY_THIS.search(before) or not _begins_clause(before)):
            continue
        if passive and not any(end <= match.start() for _, end in spans) and ":" not in text:
            continue
        verbs.append(_Verb(_KIND_OF[verb], match.start(), match.end(), passive))
    return verbs


def _begins_clause(before: str) -> bool:
    return bool(_OWN_CLAUSE.search(before)) or not re.search(r"\w", before)


def _list_citations(scope: str) -> Iterator[Citation]:
    """Yield the citations of a list, except those inside the title of another citation."""
    last: Citation | None = None
    for citation in find_citations(scope):
        gap = scope[last.end : citation.start] if last else scope[: citation.start]
        if _CHANGED_BEFORE.search(gap) or _BY_THAT.search(gap):
            return
        if last is None and len(gap) > 300:
            return
        if last is None or _JOINED.search(_without_part(gap)):
            yield citation
            last = citation


def _without_part(gap: str) -> str:
    """Return `gap` up to the part of a document in it: “, khoản 2 Điều 5 của” → “,”."""
    part = _PART.search(gap)
    return gap[: part.start()] if part else gap


def _names_part(words: str) -> bool:
    """Tell whether `words` name a part of a document, after a heading “Điều 3.” if any."""
    return bool(_PART.search(re.sub(r"^\s*(?:Điều|ĐIỀU)\s+\d+[a-zđ]?\s*\.", "", words)))


def _relation(act: _Act, citation: Citation, own_name: str) -> Relation:
    """Return the relation to the document cited; “ends” is “replaces” for the same name."""
    kind: RelationKind = act if act != "ends" else "repeals"
    if act == "ends" and own_name and fold(f"{citation.type} {citation.name}") == fold(own_name):
        kind = "replaces"
    return Relation(
        kind=kind, number=str(citation.number), title=citation.title, day=citation.issued
    )
