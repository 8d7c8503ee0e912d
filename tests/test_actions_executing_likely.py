"""What of the passages found answers, and what a refusal tells."""

from dataclasses import replace
from typing import Any

import pytest

from actions.answer import AnswerStatus
from actions.executing.likely import HITS, answers, best_hit, saying
from actions.knowledge import Knowledge
from actions.reading.plan import Passages
from index.judging.evidence import Evidence, logit, odds
from index.judging.hit import ScoredPassage
from index.weights import WEIGHTS
from tests.plan_making import context, worded

pytest_plugins = ["tests.knowledge"]


@pytest.mark.parametrize(
    "text", ["Ngân sách của Mobi Smart Port là bao nhiêu?", "mobi smart port ton bao nhieu tien"]
)
def test_a_refusal_offers_what_is_known_of_the_thing_asked_about(
    text: str, knowledge: Knowledge
) -> None:
    said = worded(Passages(text), context(knowledge))
    assert said.status is AnswerStatus.NOT_FOUND
    assert said.citations == (), "what the project is for is not what it costs"
    assert "Mobi Smart Port" in said.suggestions[0].title


@pytest.mark.parametrize("text", ["Giá vàng hôm nay bao nhiêu?", "cang marseille dung 5g lam gi"])
def test_a_refusal_tells_nothing_of_other_things_and_places(
    text: str, knowledge: Knowledge
) -> None:
    said = worded(Passages(text), context(knowledge))
    assert said.status is AnswerStatus.NOT_FOUND
    assert said.citations == ()


def test_the_likelier_of_the_first_two_is_answered_from(knowledge: Knowledge) -> None:
    hits = saying(knowledge.retriever.search("Dân số Nevers là bao nhiêu?", HITS))
    best = best_hit(hits)
    assert best.probability == max(hit.probability for hit in hits[:2])
    assert best_hit(hits[::-1]) in hits[-2:]
    assert answers(best)


def test_what_lacks_the_kind_of_thing_asked_for_must_be_likelier(knowledge: Knowledge) -> None:
    questions = ["Ngân sách của Mobi Smart Port là bao nhiêu?", "Ai ký Nghị định 13/2023/NĐ-CP?"]
    for text in questions:
        for hit in knowledge.retriever.search(text, HITS):
            if hit.evidence.unmet and hit.probability < WEIGHTS.threshold.lacking:
                assert not answers(hit)


def test_the_section_that_is_asked_for_by_its_heading_answers(knowledge: Knowledge) -> None:
    text = "Hải Phòng đạt kết quả gì về chuyển đổi số?"
    said = worded(Passages(text), context(knowledge))
    assert said.citations[0].heading == "Hải Phòng: kết quả chuyển đổi số"
    assert "100%" in said.citations[0].quote


@pytest.mark.parametrize(
    ("lacking", "is_enough"),
    [({}, True), ({"uncounted": True}, False), ({"cover": 0.0}, False), ({"lead": 0.5}, False)],
)
def test_in_the_document_spoken_of_less_is_enough_where_nothing_is_lacking(
    lacking: dict[str, Any], is_enough: bool, knowledge: Knowledge
) -> None:
    found = knowledge.retriever.search("Dân số Nevers là bao nhiêu?", HITS)[0]
    between = (WEIGHTS.threshold.following + WEIGHTS.threshold.answer) / 2
    hit = _of_probability(between, replace(WHOLE, **lacking), found)
    assert not answers(hit)
    assert answers(hit, {hit.document.id}) is is_enough
    assert not answers(hit, {"another"})


NEVERS = "Dân số Nevers là bao nhiêu?"
WHOLE = Evidence(False, False, 0.85, 3.0, 1.0, 2.0, 0.2, 0.3, 0, False, False, 0.0, False, False)


@pytest.mark.parametrize(
    ("lacking", "threshold"),
    [
        ({}, WEIGHTS.threshold.answer),
        ({"unmet": 1}, WEIGHTS.threshold.lacking),
        ({"lacks_year": True}, WEIGHTS.threshold.lacking),
    ],
)
def test_what_is_as_likely_as_the_threshold_answers_and_what_is_less_does_not(
    lacking: dict[str, Any], threshold: float, knowledge: Knowledge
) -> None:
    found = knowledge.retriever.search(NEVERS, HITS)[0]
    evidence = replace(WHOLE, **lacking)
    assert answers(_of_probability(threshold + 0.01, evidence, found))
    assert not answers(_of_probability(threshold - 0.01, evidence, found))


@pytest.mark.parametrize(
    ("likely", "best"),
    [((0.4, 0.3, 0.2), 0), ((0.3, 0.4, 0.2), 1), ((0.3, 0.2, 0.4), 0), ((0.2, 0.3, 0.4), 1)],
)
def test_of_two_hits_the_likelier_is_answered_from_and_a_third_is_no_rival(
    likely: tuple[float, ...], best: int, knowledge: Knowledge
) -> None:
    found = knowledge.retriever.search(NEVERS, HITS)
    hits = [_of_probability(each, WHOLE, hit) for each, hit in zip(likely, found, strict=False)]
    assert best_hit(hits) is hits[best]


def test_of_two_hits_as_likely_the_first_is_answered_from(knowledge: Knowledge) -> None:
    found = knowledge.retriever.search(NEVERS, HITS)
    hits = [_of_probability(0.4, WHOLE, hit) for hit in found[:2]]
    assert best_hit(hits) is hits[0]


def _of_probability(probability: float, told: Evidence, hit: ScoredPassage) -> ScoredPassage:
    """Return `hit` with what is `told` of it, as near to the question as makes it so likely."""
    nearer = (odds(probability) - logit(told)) / WEIGHTS.judgement.cosine
    evidence = replace(told, cosine=told.cosine + nearer)
    judged = replace(hit.judgement, evidence=evidence)
    return ScoredPassage(hit.passage, hit.document, hit.score, lambda: judged)
