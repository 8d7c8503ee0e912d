"""How many articles a document has by our summary, and a Điều beyond the last of them."""

import pytest

from actions.answer import AnswerStatus
from actions.executing.counting import count_told
from actions.knowledge import Knowledge
from tests.plan_making import context, places, worded

pytest_plugins = ["tests.knowledge"]


@pytest.mark.parametrize(
    ("document", "count"), [("luat-20-2023", 53), ("nd-13-2023", 44), ("nd-45-2020", None)]
)
def test_a_summary_says_how_many(document: str, count: int | None, knowledge: Knowledge) -> None:
    by_id = {each.id: each for each in knowledge.retriever.documents}
    told = count_told(by_id[document], "articles", context(knowledge))
    assert (told[1] if told else None) == count


def test_an_article_beyond_the_last_there_is_not(knowledge: Knowledge) -> None:
    said = worded(places("Điều 54 Luật Giao dịch điện tử", knowledge), context(knowledge))
    assert said.status is AnswerStatus.NOT_FOUND
    assert "chỉ có 53 điều, nên không có Điều 54" in said.text


@pytest.mark.parametrize("asked", ["Điều 53 Luật Giao dịch điện tử", "Điều 99 Nghị định 45/2020"])
def test_of_one_that_may_be_there_nothing_is_denied(asked: str, knowledge: Knowledge) -> None:
    said = worded(places(asked, knowledge), context(knowledge))
    assert "nên không có" not in said.text
