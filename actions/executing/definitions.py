"""The passage that says what a term is, of those that a search found."""

from collections.abc import Sequence
from dataclasses import replace

from actions.executing.context import Context
from actions.executing.likely import reaches
from actions.executing.listed import counted
from actions.executing.result import Found
from actions.executing.searching import words_of
from actions.executing.terms import Term
from index.judging.evidence import odds
from index.judging.hit import ScoredPassage
from index.legal.structure.provision import unit_at
from index.weights import WEIGHTS


def defining(term: Term, hits: Sequence[ScoredPassage]) -> ScoredPassage | None:
    """Return the first of `hits` worth telling that says what `term` is, with that sentence."""
    for hit in hits:
        if not reaches(hit.evidence, odds(WEIGHTS.threshold.mention)):
            continue
        if term.is_defined_by(words_of(hit)):
            return hit
        for row, (start, end) in enumerate(hit.passage.sentences):
            if term.is_defined_by(hit.passage.text[start:end]):
                return _quoting_row(hit, row)
    return None


def explaining(term: Term, hit: ScoredPassage, context: Context) -> Found | None:
    """Return the point of a law that says what `term` is, whole, at the sentence that `hit` quotes.

    None where our words are quoted, or where what stands there begins with another word.
    """
    if hit.passage.wording != "verbatim" or not hit.passage.version:
        return None
    held = context.knowledge.retriever.store.catalogue.text(hit.passage.version)
    row = unit_at(held.units, hit.passage.start + hit.sentence[0])
    if row is None or held.units[row].level not in ("clause", "point", "item"):
        return None
    unit = held.units[row]
    begins = held.body[unit.body : unit.end].strip().partition("\n")[0]
    return counted(hit.document, held, row) if term.is_defined_by(begins) else None


def _quoting_row(hit: ScoredPassage, row: int) -> ScoredPassage:
    """Return `hit` with the sentence of that row to quote."""
    judgement = replace(hit.judgement, answer_row=row, span=hit.passage.sentences[row])
    return replace(hit, judge=lambda: judgement)
