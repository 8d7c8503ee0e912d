"""Correct what a question takes for granted: an issuer, a city, an office that the texts deny."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from actions.executing.claimed import claim_of, told_by
from actions.executing.context import Context
from actions.executing.missing import missing, only_of
from actions.executing.result import Found, Line, Nothing, Quote, Result, Value
from actions.executing.searching import search
from actions.executing.targets import documents_of
from actions.executing.weighing import weigh
from actions.reading.plan import Naming, Passages
from actions.statements.statement import Statement
from index.lexicon.issuers import find_issuer, is_issuer
from index.records.document import Document
from index.text.language import Language

_Premise = Literal["place", "post"]
_WHEN = re.compile(
    r"(?:khi|lúc|nếu|when|if|quand|lorsque|si) (?P<what>[^,]{8,120}?)(?:,| thì | liệu )",
    re.IGNORECASE,
)
# What asks why takes for granted what it asks that of.
_WHY = re.compile(
    r"^\W*(?:(?:tại|vì|vi|tai) sao|sao|làm sao|lam sao|why|how come|pourquoi)\s+"
    r"(?:(?:does|do|did|is|are|was|has|have|est-ce que?)\s+)?",
    re.IGNORECASE,
)
_OF = ("của", "cua", "do", "by", "of", "de", "du", "la")
_NEARLY_ALL = 0.75
_LONGEST = 60  # words: who writes more tells a story, and takes nothing for granted in one clause


def correcting(namings: Sequence[Naming], documents: Sequence[Document], result: Result) -> Result:
    """Return `result` with what is wrong of the names that a question gives `documents`."""
    by_id = {document.id: document for document in documents}
    lines = tuple(
        line
        for naming in namings
        for document in map(by_id.get, naming.matches[:1])
        if document and (line := _wrong_issuer(naming, document))
    )
    return replace(result, before=(*lines, *result.before)) if isinstance(result, Found) else result


def _wrong_issuer(naming: Naming, document: Document) -> Line | None:
    claimed = find_issuer(naming.written)
    if not claimed or not document.issuer or is_issuer(claimed.name, document.issuer):
        return None
    told: dict[str, object] = {"name": document, "issuer": document.issuer, "claimed": claimed.name}
    return Line("premise.issuer", told)


def by_another(naming: Naming, context: Context) -> Document | None:
    """Return the one document that `naming` names but for who issued it; None for none."""
    number = naming.written.rfind("/")
    behind = naming.written.find(" ", number) if number >= 0 else 0
    claimed = find_issuer(naming.written[behind:]) if behind >= 0 else None
    if claimed is None:
        return None  # the number itself says who: 749/QĐ-BYT is another one than 749/QĐ-TTg
    start = behind + claimed.span[0]
    words = naming.written[:start].split()
    while words and words[-1].lower() in _OF:
        words.pop()
    found = context.knowledge.finder.find(" ".join(words))
    meant = found[0].matches[0] if len(found) == 1 and len(found[0].matches) == 1 else None
    if meant and meant.issuer and is_issuer(claimed.name, meant.issuer):
        return None  # something else is wrong: its day, its year
    return meant


def is_on_issue_alone(claim: str, naming: Naming, language: Language) -> bool:
    """Tell whether `claim` says no more of the document named than who issued it."""
    said = Statement.of(claim.replace(naming.written, " "), language)
    return bool(claim) and not said.beside(*said.issuing).terms


def refused_rightly(plan: Passages, result: Result, context: Context) -> Result:
    """Return `result`; of a refusal, whose it is that the question takes for another city's.

    Or who holds which office where it asks for one that the texts name nobody for.
    """
    if context.shown or context.off_topic or not isinstance(result, Found | Nothing):
        return result
    if len(plan.text.split()) > _LONGEST:
        return result
    if denied := _denied(plan, context):
        return denied
    if isinstance(result, Found) and not _is_of_another(plan.text, result, context):
        return result
    kind, told = _held_against(plan, context)
    if told is None:
        return result
    if kind == "post":
        return Nothing((Line("premise.post"),), told, result.choices)
    return Nothing((missing(plan.text, context), *only_of(told, context)), told, result.choices)


def _denied(plan: Passages, context: Context) -> Found | None:
    """Return what says otherwise, where `plan` asks why, or what if, and that is not so."""
    asks_why, supposes = _WHY.match(plan.text), _WHEN.match(plan.text)
    if plan.about or not (asks_why or supposes):
        return None
    premise = supposes["what"] if supposes else plan.text[asks_why.end() if asks_why else 0 :]
    premise = premise.strip(" ?.!")
    documents = documents_of(plan.target, context)
    hits = search(premise, context, [document.id for document in documents] or None)
    told = list(told_by(hits, documents, context))
    claim = claim_of(premise, documents, told, context)
    weighed = [weigh(claim, each) for each in told]
    if any(each.verdict in ("right", "not_yet") for each in weighed):
        return None
    # Without another value, or a limit, it must be said of nearly all that is taken for granted.
    least = 0.0 if claim.said.says_only else _NEARLY_ALL
    wrong = [w for w in weighed if w.verdict == "wrong" and (w.value or w.share >= least)]
    if not wrong:
        return None
    best = max(wrong, key=lambda each: each.weight)
    line = Line("claim.wrong_is", {"value": Value(best.value)}) if best.value else None
    return Found((best.told.quote,), before=(line or Line("premise.not_so"),))


def _is_of_another(question: str, found: Found, context: Context) -> bool:
    """Tell whether what is quoted is of no city that `question` names, or lacks its office."""
    asked = Statement.of(question, context.language)
    told = [Statement.of(f"{q.passage.heading} . {q.words}", "vi") for q in found.quotes]
    places = {place for one in told for place in one.places}
    if asked.places and places and not places & set(asked.places):
        return True
    posts = {post for one in told for post in one.posts}
    return asked.asks_who and not asked.posts <= posts


def _taken_for_granted(question: str) -> str:
    """Return the clause of `question` that says when, “khi X chạy xe tự lái thì …”, or it all."""
    found = _WHEN.match(question)
    return found["what"] if found else question


def _held_against(plan: Passages, context: Context) -> tuple[_Premise, Quote | None]:
    """Return the sentence that says of another city, or another office, what `plan` asks of one."""
    asked = Statement.of(plan.text, context.language)
    if not asked.places:
        return "place", None
    documents = documents_of(plan.target, context)
    premise = _taken_for_granted(plan.text)
    hits = search(premise, context, [document.id for document in documents] or None)
    told = list(told_by(hits, documents, context))
    claim = claim_of(premise, documents, told, context)
    if claim.said.posts:
        of_place = [one for one in told if set(asked.places) <= set(one.said.places)]
        holding = [one for one in of_place if one.said.posts and one.people]
        # Whose telephone is asked for is named: it is something else that no text tells.
        is_named = any(claim.said.posts <= one.said.posts for one in holding)
        return "post", holding[0].quote if holding and not is_named else None
    # Of a place that no text names nothing is taken for granted.
    named = {place for one in told for place in (*one.said.places, *one.heading.places)}
    # What lacks the number that is asked for tells it of no other city either.
    lacking = {h.passage.id for h in hits if h.evidence.unmet or h.evidence.uncounted}
    telling = (one for one in told if one.quote.passage.id not in lacking)
    weighed = [weigh(claim, one) for one in telling] if set(asked.places) <= named else []
    elsewhere = (each for each in weighed if each.elsewhere)
    best = max(elsewhere, key=lambda each: each.weight, default=None)
    return "place", best.told.quote if best else None
