"""Beside a goal whose time is over stands the next one of the same thing, and of no other."""

import pytest

from actions.executing.next_goals import with_next_goals
from actions.executing.result import Found, Nothing, Quote
from actions.knowledge import Knowledge
from actions.reading.plan import Passages
from tests.plan_making import context

pytest_plugins = ["tests.knowledge"]


def quoted(document: str, words: str, knowledge: Knowledge) -> Found:
    hits = knowledge.retriever.search(words, 4, [document])
    hit = next(one for one in hits if words in one.passage.text)
    sentences = [hit.passage.text[start:end] for start, end in hit.passage.sentences]
    sentence = next(one for one in sentences if words in one)
    return Found((Quote(hit.document, hit.passage, sentence),))


@pytest.mark.parametrize(
    ("document", "words", "question", "shows"),
    [
        ("qd-411-2022", "90% vào năm 2025", "Hồ sơ sức khỏe điện tử đạt bao nhiêu?", "95%"),
        ("qd-411-2022", "20% GDP", "Kinh tế số chiếm bao nhiêu?", "30% GDP"),
        # Who names the year wants that one.
        ("qd-411-2022", "90% vào năm 2025", "Năm 2025 hồ sơ sức khỏe đạt bao nhiêu?", ""),
        # The text has no later goal of the thing.
        ("qd-749-2020", "20% GDP", "Kinh tế số chiếm bao nhiêu?", ""),
        # Its time is not over.
        ("qd-2629-2025", "95% người dân", "Bao nhiêu người hài lòng?", ""),
    ],
)
def test_the_next_goal_is_told(
    document: str, words: str, question: str, shows: str, knowledge: Knowledge
) -> None:
    found = quoted(document, words, knowledge)
    told = with_next_goals(Passages(question), found, context(knowledge))
    assert isinstance(told, Found)
    assert [shows in quote.words for quote in told.quotes[1:]] == [True] * bool(shows)


def test_refusals_stay_as_they_are(knowledge: Knowledge) -> None:
    refusal = Nothing(())
    assert with_next_goals(Passages("Bao nhiêu?"), refusal, context(knowledge)) is refusal
