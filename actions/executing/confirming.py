"""Confirm or correct what a question claims: “… đúng không?”, by the sentence that tells."""

from collections.abc import Sequence
from dataclasses import replace

from actions.answer import AnswerStatus
from actions.executing.cards import body_of, field_sentences, hit_quote, sourced_quote
from actions.executing.claim_parts import ClaimPart, claim_parts
from actions.executing.claimed import claim_of, told_by
from actions.executing.claims import lapses_as_claimed
from actions.executing.context import Context
from actions.executing.counted_claims import counted_as_claimed
from actions.executing.countries import belongs_as_claimed
from actions.executing.likely import answers, best_hit, worth_mentioning
from actions.executing.missing import missing, place_of
from actions.executing.offering import choices_of, group_of
from actions.executing.relating import related_as_claimed
from actions.executing.representing import represented_as_claimed
from actions.executing.result import Found, Line, Nothing, Quote, Result, Value
from actions.executing.searching import search
from actions.executing.targets import documents_of
from actions.executing.verdict import Verdict
from actions.executing.weighing import Weighed, weigh
from actions.reading.plan import Passages
from actions.topics import place_named
from index.judging.hit import ScoredPassage
from index.records.document import Document
from index.text.folding import fold, has_diacritics

_ON_IT = 0.5
_ALL_OF_AN_EVENT = 60  # passages
_MOST_TOLD = 3  # sentences of the last answer that a claim may be of
_NOT_KNOWN = Found((), AnswerStatus.NOT_FOUND, (Line("claim.unknown"),))
_VERDICTS: tuple[Verdict, ...] = ("right", "not_yet", "wrong")


def confirm(plan: Passages, context: Context) -> Result | None:
    """Return whether what `plan` claims is so, with the sentence that tells.

    A claim that no sentence bears out or excludes is not known, and what is nearest to it is shown;
    None where a question that only may be answered by yes or no is better answered as another.
    """
    documents = documents_of(plan.target, context)
    related = related_as_claimed(plan.claim, documents, context)
    outright = related or represented_as_claimed(plan.claim, context)
    if told_outright := outright or belongs_as_claimed(plan.claim, context):
        verdict, proof = told_outright
        return _found(_line(plan, verdict), proof, ())
    if len(documents) == 1:
        (programme,) = documents
        verdict = lapses_as_claimed(plan.claim, programme, context.today)
        if verdict and (sentence := next(field_sentences(programme, "period"), "")):
            proof = sourced_quote(programme, sentence, body_of(programme, context))
            return _found(_line(plan, verdict), proof, ())
    ids = [document.id for document in documents] or None
    claimed = _with_place(plan)
    hits = search(f"{plan.about}: {plan.claim}" if plan.about else claimed, context, ids)
    if plan.about:  # “cái đó xây xong chưa”: what it means was told last
        held = {hit.passage.id for hit in hits}
        last = (search(words, context, ids)[:1] for words in context.told[-_MOST_TOLD:])
        hits += [hit for each in last for hit in each if hit.passage.id not in held]
    told = list(told_by(hits, documents, context))
    claim = claim_of(claimed, documents, told, context)
    if claim.said.is_on_event and not claim.said.terms:  # one sentence tells where an event was
        events = [one.id for one in context.knowledge.retriever.documents if not one.number]
        told += told_by(search(claimed, context, events, _ALL_OF_AN_EVENT), (), context)
    weighed = [weigh(claim, each) for each in told]
    best = _decisive(plan, weighed, context)
    is_right = best is not None and best.verdict == "right"
    if not is_right and (in_parts := _in_parts(plan, documents, context)):
        return in_parts
    if not best and (counted := counted_as_claimed(claimed, hits, context)):
        verdict, things = counted
        return replace(things, before=(_line(plan, verdict), *things.before))
    if best:
        return _found(_line(plan, best.verdict, best.value), best.told.quote, hits)
    if plan.whether and _is_told_of(weighed, hits):
        return None
    unknown = _unknown(weighed, hits, bool(documents))
    if not plan.whether:
        return unknown
    only = documents[0] if len(documents) == 1 else None
    lacking = missing(plan.text, context, only)  # “đã mở rộng chưa?” claims nothing
    if unknown == _NOT_KNOWN:
        return Nothing((lacking,), choices=choices_of(hits))
    if isinstance(unknown, Found) and unknown.before == (Line("claim.nearest"),):
        return replace(unknown, before=(lacking, Line("claim.near")))
    return unknown


def _decisive(plan: Passages, weighed: Sequence[Weighed], context: Context) -> Weighed | None:
    """Return what settles the claim of `plan`; None where nothing does."""
    for verdict in _verdicts(plan, weighed):
        if found := [each for each in weighed if each.verdict == verdict]:
            return max(found, key=lambda each: _weight(each, plan, context))
    return None


def _in_parts(plan: Passages, documents: Sequence[Document], context: Context) -> Found | None:
    """Return the verdict on each part of a claim that states several figures; None for none.

    “53 điều và 9 chương”: the one is so, and the other is not.
    """
    ids = [document.id for document in documents] or None
    settled: list[tuple[ClaimPart, Weighed | None]] = []
    for part in claim_parts(plan.claim, context.language):
        told = list(told_by(search(part.claim, context, ids), documents, context))
        claim = claim_of(part.claim, documents, told, context)
        settled.append((part, _decisive(plan, [weigh(claim, each) for each in told], context)))
    sure = [each for _, each in settled if each]
    if not sure or all(each.verdict == "not_yet" for each in sure):
        return None
    right = [part.written for part, each in settled if each and each.verdict == "right"]
    wrong = [(part.written, each) for part, each in settled if each and each.verdict == "wrong"]
    unknown = [part.written for part, each in settled if each is None]
    if not wrong and unknown:
        return None  # of half a claim no yes is said
    lines = []
    if not wrong:
        lines.append(_line(plan, "right"))
    else:
        if not right:
            lines.append(_line(plan, "wrong"))
        lines += [Line("claim.part_right", {"what": what}) for what in right]
        for what, each in wrong:
            key = "part_wrong_is" if each.value else "part_wrong"
            lines.append(Line(f"claim.{key}", {"what": what, "value": Value(each.value)}))
        lines += [Line("claim.part_unknown", {"what": what}) for what in unknown]
    quotes = tuple(dict.fromkeys(each.told.quote for each in sure))
    return Found(quotes, before=tuple(lines), subject=group_of(quotes[0].passage.heading))


def _with_place(plan: Passages) -> str:
    """Return the claim of `plan` with the place that it leaves to the conversation."""
    if not place_named(plan.about) or place_named(plan.claim):
        return plan.claim
    place = plan.about if has_diacritics(plan.claim) else fold(plan.about)  # one way of typing
    return f"{place}: {plan.claim}"


def _verdicts(plan: Passages, weighed: Sequence[Weighed]) -> Sequence[Verdict]:
    """Return the verdicts in the order in which they count.

    “Xong chưa” is answered by what is only to be, unless something says that it has been done.
    """
    is_done = any(each.verdict == "right" and each.told.said.is_done for each in weighed)
    return ("not_yet", "right", "wrong") if plan.whether == "yet" and not is_done else _VERDICTS


def _weight(each: Weighed, plan: Passages, context: Context) -> tuple[bool, int, bool, float]:
    """Return how much `each` has to do with a claim: what was told last first, if that is meant."""
    is_told = any(each.told.quote.words in words for words in context.told)
    return (bool(plan.about) and is_told, *each.weight)


def _is_told_of(weighed: Sequence[Weighed], hits: Sequence[ScoredPassage]) -> bool:
    """Tell whether the best of `hits` says some of what is asked, and none says it elsewhere."""
    best = best_hit(hits).passage.id if hits else ""
    shares = [each.share for each in weighed if each.told.quote.passage.id == best]
    return max(shares, default=0.0) >= _ON_IT and not any(each.elsewhere for each in weighed)


def _line(plan: Passages, verdict: Verdict, value: str = "") -> Line:
    """Return the verdict in words: yes to what is claimed is “Đúng”, to what is asked “Có”."""
    if verdict == "wrong" and value:
        return Line("claim.wrong_is", {"value": Value(value)})
    if verdict == "right" and plan.whether:
        return Line(f"claim.right_{plan.whether}")
    if verdict == "wrong" and plan.whether:
        return Line("claim.not_so_yet" if plan.whether == "yet" else "claim.not_so")
    return Line(f"claim.{verdict}")


def _found(line: Line, quote: Quote, hits: Sequence[ScoredPassage]) -> Found:
    others = (hit for hit in hits if hit.passage.heading != quote.passage.heading)
    return Found(
        (quote,),
        before=(line,),
        choices=choices_of(others),
        subject=group_of(quote.passage.heading),
    )


def _tells_of(hit: ScoredPassage, weighed: Sequence[Weighed]) -> bool:
    """Tell whether `hit` is judged an answer, or has what the claim names and most of the rest."""
    own = (each for each in weighed if each.told.quote.passage.id == hit.passage.id)
    return answers(hit) or any(each.matched > 0 and each.share >= _ON_IT for each in own)


def _unknown(
    weighed: Sequence[Weighed], hits: Sequence[ScoredPassage], of_document: bool
) -> Result:
    """Say that it is not known, with what is known of another place, or nearest to it.

    What a claim of a document is held against is shown as what that says, if it is on the claim.
    """
    elsewhere = [each for each in weighed if each.elsewhere]
    if elsewhere:
        best = max(elsewhere, key=lambda each: each.weight)
        line = Line("claim.elsewhere", {"what": place_of(best.told.quote)})
        found = _found(line, best.told.quote, hits)
    elif hits and worth_mentioning(near := best_hit(hits)):
        lead = "stated" if of_document and _tells_of(near, weighed) else "nearest"
        found = _found(Line(f"claim.{lead}"), hit_quote(near), hits)
    else:
        return _NOT_KNOWN
    return Found(found.quotes, AnswerStatus.PARTIAL, found.before, choices=found.choices)
