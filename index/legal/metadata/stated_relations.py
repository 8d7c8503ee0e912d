"""How a document stands to those it names: replaces, repeals, amends, is based on, guides …"""

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
# Where a clause of this document's own begins, so that a verb there is its own act.
_OWN_CLAUSE = re.compile(
    r"(?i)(?:^|[;:.,]|^Điều\s+\d+[a-zđ]?\s*[-–]|\bnày|\bvà|\bđồng thời|^.{0,3}\d+[a-zđ]?[.)]"
    rf"|\bký|\d|\bban hành(?:\s+(?:{TYPE_PATTERN}))?)\s*$"
)
_QUOTED = re.compile(r"\"[^\"]*\"")
_LIST_ITEM = re.compile(r"(?:[a-zđ]\d*\)|[-–+•]|\d+(?:\.\d+)*[.)])\s*")
_NUMBERED = re.compile(r"\d+(?:\.\d+)*[.)]\s")
_JOINED = re.compile(r"(?i)(?:^|[,;:(]|\bvà|\bhoặc|\bcùng|\bbao gồm|\bgồm)\s*(?:các\s+)?$")
# What may stand before a basis: “các”, “chỉ đạo … tại”, “Quy chế … ban hành kèm theo”.
_BASE_LEAD = re.compile(
    r"\s*(?:các\s+)?(?:[^;]{0,80}\btại\s+|[^;]{0,120}\bban hành kèm theo\s+)?(?:các\s+)?"
)
_ARTICLE = re.compile(r"(?:Điều|ĐIỀU)\s+\d+")


class _Verb(NamedTuple):
    act: _Act
    start: int
    end: int
    passive: bool


def read_relations(
    source: LegalText, own_name: str, own_number: str | None
) -> list[tuple[Relation, str]]:
    """Return what the articles of `source` do to other documents, each with its sentence.

    `own_name` is type and title: a law that ends one of its own name replaces it.
    """
    found: list[tuple[Relation, str]] = []
    opening: tuple[_Act, bool, bool] | None = None  # of a list: act, on parts, numbered itself
    for line, whole in source.own_words:
        text = _QUOTED.sub(lambda quote: " " * len(quote[0]), line.text)
        item = _LIST_ITEM.match(text)
        if (
            opening
            and item
            and not _ARTICLE.match(text)
            and not (opening[2] and _NUMBERED.match(text))
        ):
            citation = next(find_citations(text), None)
            if citation and not _own_verbs(text[: citation.start]):
                act: _Act = (
                    "amends" if opening[1] or _names_part(text[: citation.start]) else opening[0]
                )
                found.append((_relation(act, citation, own_name), whole))
                continue
        else:
            opening = None
        found += [(relation, whole) for relation in _of_sentence(text, own_name)]
        verbs = _own_verbs(text)
        if verbs and text.rstrip().endswith(":"):
            last = verbs[-1]
            parts = _names_part(text[last.end :]) and not last.passive
            opening = (last.act, parts, bool(_NUMBERED.match(text)))
    return [(relation, words) for relation, words in found if relation.number != own_number]


def read_bases(source: LegalText) -> tuple[list[tuple[Relation, str]], list[tuple[str, str]]]:
    """Return the numbered documents `source` is based on or carries out, and unnumbered bases."""
    relations: list[tuple[Relation, str]] = []
    titles: list[tuple[str, str]] = []
    for line in source.body:
        if _ARTICLE.match(line.text):
            break
        lead = re.match(
            r"(?:[-–]\s*)?(Căn cứ(?: vào)?|Thực hiện|Triển khai(?: thực hiện)?)\s+", line.text
        )
        if lead is None:
            continue
        kind: RelationKind = "based_on" if lead[1].startswith("Căn cứ") else "implements"
        for piece in re.split(r";\s*", line.text[lead.end() :]):
            citations = [*_listed(piece)]
            if citations and not _BASE_LEAD.fullmatch(piece[: citations[0].start]):
                citations = []
            relations += [(_relation(kind, citation, ""), line.text) for citation in citations]
            unnumbered = re.match(
                rf"(?:{_any_of(NAMED_TYPES)})\s+[^\W\d_].*?(?=\s+(?:ngày|năm|được)\s|[;.,]?$)",
                piece,
            )
            if unnumbered and not citations and kind == "based_on":
                titles.append((unnumbered[0], line.text))
    return relations, titles


def read_purpose(title: str, bases: Sequence[Relation]) -> Iterator[tuple[Relation, str]]:
    """Yield what the full `title` says it guides or implements, numbers taken from `bases`."""
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
    verbs = _own_verbs(text)
    for row, verb in enumerate(verbs):
        following = verbs[row + 1].start if row + 1 < len(verbs) else len(text)
        previous = verbs[row - 1].end if row else 0
        scope = text[previous : verb.start] if verb.passive else text[verb.end : following]
        last = 0
        part = False
        for citation in _listed(scope):
            # “Điều 3 và khoản 2 Điều 5 của Nghị định …”: the words before it say which part.
            part = _names_part(scope[last : citation.start])
            yield _relation("amends" if part else verb.act, citation, own_name)
            last = citation.end


def _own_verbs(text: str) -> list[_Verb]:
    """Return the acts of this document in `text`: not those inside a cited title."""
    cited = [(citation.start, citation.end) for citation in find_citations(text)]
    found = []
    for match in _VERB.finditer(text):
        verb = match[0].lower()
        passive = verb in _PASSIVE
        before = text[: match.start()]
        if any(start <= match.start() < end for start, end in cited):
            continue
        if not passive and (_NOT_BY_THIS.search(before) or not _begins_clause(before)):
            continue
        if passive and not any(end <= match.start() for _, end in cited) and ":" not in text:
            continue
        found.append(_Verb(_KIND_OF[verb], match.start(), match.end(), passive))
    return found


def _begins_clause(before: str) -> bool:
    return bool(_OWN_CLAUSE.search(before)) or not re.search(r"\w", before)


def _listed(scope: str) -> Iterator[Citation]:
    """Yield the citations of a list, not those inside the title of another one."""
    last: Citation | None = None
    for citation in find_citations(scope):
        gap = scope[last.end : citation.start] if last else scope[: citation.start]
        if last is None and len(gap) > 300:
            return
        if last is None or _JOINED.search(_without_part(gap)):
            yield citation
            last = citation


def _without_part(gap: str) -> str:
    """Return `gap` up to the part of a document it names: “, khoản 2 Điều 5 của” → “,”."""
    part = _PART.search(gap)
    return gap[: part.start()] if part else gap


def _names_part(words: str) -> bool:
    return bool(_PART.search(re.sub(r"^\s*(?:Điều|ĐIỀU)\s+\d+[a-zđ]?\s*\.", "", words)))


def _relation(act: _Act, citation: Citation, own_name: str) -> Relation:
    kind: RelationKind = act if act != "ends" else "repeals"
    if act == "ends" and own_name and fold(f"{citation.type} {citation.name}") == fold(own_name):
        kind = "replaces"
    return Relation(
        kind=kind, number=str(citation.number), title=citation.title, day=citation.issued
    )
