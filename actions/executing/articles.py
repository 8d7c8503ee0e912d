"""Execute a question for one place of documents: its very words, or what is lacking, exactly."""

import re
from collections.abc import Sequence
from dataclasses import fields, replace

from actions.answer import AnswerStatus
from actions.executing.amended import amended_place
from actions.executing.cards import body_of, hit_quote, section_choices, texts_of
from actions.executing.context import Context
from actions.executing.counting import count_told
from actions.executing.counting_within import count_of
from actions.executing.joining import joined
from actions.executing.result import Ambiguous, Found, Line, Nothing, Quote, Result
from actions.executing.units import in_words, unit_choices, unit_found
from actions.reading.plan import Choice, Provisions
from index.legal.structure.annexed import KINDS
from index.legal.structure.path import path_of
from index.legal.structure.provision import Provision, annexed_kinds, find_unit, find_units
from index.question.kinds import KINDS as ANSWER_KINDS
from index.question.kinds import NUMERAL, answer_kinds, count_missing
from index.records.document import Document
from index.records.version import Text
from index.references.provisions import without_provision
from index.text.folding import fold

# So many units of one number are named when asking which is meant.
_MOST = 10
_HITS = 8
# “Điều 5 có mấy khoản?” is answered by showing it.
_ASKS_FOR_UNITS = re.compile(r"\b(?:may|bao nhieu|nhung|cac) (?:khoan|diem|dieu|muc|chuong)\b")
_ENUMERATION = re.compile(r"^[#*\s]*(?:\d+(?:\.\d+)*[.)]|[a-zđ]\))", re.MULTILINE)
_INNERMOST_FIRST = ("point", "clause", "article")


def place_result(
    plan: Provisions, place: Provision, documents: Sequence[Document], context: Context
) -> Result:
    """Return the words of `place` of `documents`; else what a summary says of it; else nothing.

    `plan` is asked again where several units have the number.
    """
    texts = [(document, text) for document in documents for text in texts_of(document, context)]
    if len({document.id for document, _ in texts}) > 1:
        having = [one for one in documents if _has(place, one, plan, context)]
        if len(having) > 1:  # “Điều 3 của nghị định … và thông tư …”
            return joined(place_result(plan, place, [one], context) for one in having)
    for document, text in texts:
        if as_amended := amended_place(plan, place, document, text, context):
            return as_amended
        rows = find_units(text.units, place)
        if len(rows) == 1:
            lacking = not plan.changed and _lacks_kind(plan, text, rows[0], context)
            before = (Line("lacking"),) if lacking else ()
            before = (*count_of(plan.text, place, text, rows[0]), *before)
            if plan.changed:
                before = (Line("composed.untouched", {"place": in_words(place), "name": document}),)
            status = AnswerStatus.PARTIAL if lacking else AnswerStatus.ANSWERED
            unit = unit_found(document, text, rows[0], before, status)
            return replace(unit, choices=(*_annexed_too(place, document, text), *unit.choices))
        if rows:
            return _which(plan, place, document, text, rows)
    for document, text in texts:
        if found := _around(place, document, text):
            return found
    return _of_summary(plan, place, documents, context, [text for _, text in texts])


def _has(place: Provision, document: Document, plan: Provisions, context: Context) -> bool:
    """Tell whether a text of `document` has `place`, or has it by an amendment."""
    return has_place(place, document, context) or any(
        amended_place(plan, place, document, text, context) for text in texts_of(document, context)
    )


def _annexed_too(place: Provision, document: Document, text: Text) -> tuple[Choice, ...]:
    """Return the same place of what is issued with `document`, where that has it as well."""
    if place.article is None or place.annex is not None:
        return ()
    kinds = sorted(annexed_kinds(text.units))
    rows = (find_unit(text.units, replace(place, annex=kind)) for kind in kinds)
    return unit_choices(document, text, [row for row in rows if row is not None])


def has_place(place: Provision, document: Document, context: Context) -> bool:
    """Tell whether a text of `document` has `place`, and the kind of annex that it names."""
    texts = texts_of(document, context)
    kind = place.annex if place.annex in KINDS else None
    return any(
        find_unit(text.units, place) is not None
        for text in texts
        if kind is None or kind in annexed_kinds(text.units)
    )


def _lacks_kind(plan: Provisions, text: Text, row: int, context: Context) -> bool:
    """Tell whether the unit in `row` shows no thing of a kind asked for: the fine, the day …"""
    # The name of a law may speak of money, and the number of a Điều is no amount.
    asked = without_provision(plan.text)
    for reference in reversed(context.knowledge.finder.find(plan.text)):
        start, end = reference.span
        asked = f"{asked[:start]}{' ' * (end - start)}{asked[end:]}"
    if not plan.text or _ASKS_FOR_UNITS.search(fold(asked)):
        return False
    unit = text.units[row]
    said = _ENUMERATION.sub("", without_provision(text.body[unit.start : unit.end]))
    # Who and where a text says in more ways than can be told from a name.
    kinds = tuple(k for k in answer_kinds(asked, context.language) if not ANSWER_KINDS[k].name_kind)
    return bool(count_missing(kinds, said, frozenset(NUMERAL.findall(asked)), frozenset()))


def _which(
    plan: Provisions, place: Provision, document: Document, text: Text, rows: list[int]
) -> Ambiguous:
    """Ask which of several is meant: “Mục 1” of three chapters, “khoản 2” of any Điều."""
    values: dict[str, object] = {"name": document, "place": in_words(place)}
    choices = unit_choices(document, text, rows)
    if not place.names_unit and articles_of(text):
        return Ambiguous(Line("which_article", values), choices, plan)
    paths = [f"• {path_of(text.units, row)}" for row in rows[:_MOST]]
    asking = Line("which_unit", {**values, "count": len(rows)})
    return Ambiguous(Line("listed", {"intro": asking, "lines": tuple(paths)}), choices, plan)


def articles_of(text: Text) -> list[str]:
    """Return the numbers of the Điều of `text`, in order."""
    return [unit.number for unit in text.units if unit.level == "article"]


def _around(asked: Provision, document: Document, text: Text) -> Found | None:
    """Show the Điều that lacks the Khoản or Điểm asked for, if there is that."""
    place = asked
    for field in _INNERMOST_FIRST:
        if getattr(place, field) is None:
            continue
        place = replace(place, **{field: None})
        row = find_unit(text.units, place)
        if row is not None:
            within = {each.name: None for each in fields(place) if getattr(place, each.name)}
            values: dict[str, object] = {
                "place": in_words(replace(asked, **within)),
                "within": in_words(place),
                "name": document,
            }
            before = (Line("not_in_unit", values),)
            return unit_found(document, text, row, before, AnswerStatus.NOT_FOUND)
    return None


def _of_summary(
    plan: Provisions,
    place: Provision,
    documents: Sequence[Document],
    context: Context,
    texts: list[Text],
) -> Result:
    """Return what our summary says of the Điều; partial where a Khoản or Điểm was asked."""
    document = documents[0]
    reason = _lacking(place, document, texts)
    if place.article and (quote := _spoken_of(place.article, documents, context)):
        if place.clause or place.point or texts:
            return Found((quote,), AnswerStatus.PARTIAL, (reason,))
        return Found((quote,))
    if not texts and (beyond := _beyond_last(place, document, context)):
        return beyond
    ids = [each.id for each in documents]
    hits = context.knowledge.retriever.search(plan.text, _HITS, ids) if plan.text else []
    nearest = hit_quote(hits[0]) if hits else None
    return Nothing((reason,), nearest, section_choices(document, context))


def _beyond_last(place: Provision, document: Document, context: Context) -> Found | None:
    """Return that there is no such Điều, where our summary says that there are not so many."""
    told = count_told(document, "articles", context)
    number = place.article or ""
    if told is None or not number.isdecimal() or int(number) <= told[1]:
        return None
    values: dict[str, object] = {"place": in_words(place), "name": document, "count": told[1]}
    return Found((told[0],), AnswerStatus.NOT_FOUND, (Line("beyond_last", values),))


def _spoken_of(article: str, documents: Sequence[Document], context: Context) -> Quote | None:
    """Return the sentences of our summary that speak of the Điều with this number."""
    wanted = re.compile(rf"\bdieu\s+{re.escape(fold(article))}\b")
    for document in documents:
        for passage in body_of(document, context):
            if passage.wording != "summary":
                continue
            heading = bool(wanted.search(fold(passage.heading)))
            spans = [
                (start, end)
                for start, end in passage.sentences
                if heading or wanted.search(fold(passage.text[start:end]))
            ]
            if spans:
                words = passage.text[spans[0][0] : spans[-1][1]]
                return Quote(document, passage, words)
    return None


def _lacking(place: Provision, document: Document, texts: list[Text]) -> Line:
    articles = [number for text in texts for number in articles_of(text)]
    values: dict[str, object] = {"place": in_words(place), "name": document}
    if not texts:
        return Line("no_article", values)
    partial = document.completeness == "partial"
    if place.article is None:
        return Line("no_unit_in_part" if partial else "no_such_unit", values)
    if not articles:
        return Line("no_articles_at_all", values)
    key = "no_article_in_part" if partial else "no_such_place"
    return Line(key, {**values, "first": articles[0], "last": articles[-1]})
