"""Extremes: the most or the least of what texts state, or of what documents have."""

import pytest

from actions.answer import Answer
from actions.executing.run import execute
from actions.knowledge import Knowledge
from actions.reading.plan import Described, Extreme, Filter
from actions.wording.say import word
from index.text.language import Language
from tests.days import TODAY
from tests.plan_making import context
from tests.soundness import faults

pytest_plugins = ["tests.knowledge"]


def told(plan: Extreme, knowledge: Knowledge, language: Language = "vi") -> Answer:
    answer = word(execute(plan, context(knowledge, language)), language, TODAY)
    assert list(faults(answer.to_payload(), knowledge.retriever.store.catalogue)) == []
    return answer


@pytest.mark.parametrize(
    ("aspect", "language", "value"),
    [
        ("mục tiêu tỷ trọng kinh tế số", "vi", "50%"),
        ("objectif économie numérique", "fr", "50 %"),
    ],
)
def test_the_highest_of_several_figures_is_told_with_its_text(
    aspect: str, language: Language, value: str, knowledge: Knowledge
) -> None:
    answer = told(Extreme(aspect=aspect, text=aspect), knowledge, language)
    assert value in answer.text.splitlines()[0]
    assert [citation.number for citation in answer.citations] == ["57-NQ/TW"]


def test_what_is_reached_already_is_no_target(knowledge: Knowledge) -> None:
    answer = told(Extreme(aspect="mục tiêu dịch vụ công trực tuyến", text="x"), knowledge)
    assert all(citation.number for citation in answer.citations)  # no city's report


def test_the_document_with_most_articles_is_named_with_its_number(knowledge: Knowledge) -> None:
    answer = told(Extreme(of="articles", text="văn bản nào nhiều điều nhất"), knowledge)
    assert "92 điều" in answer.text
    decrees = Described(Filter(types=("luat",)))
    answer = told(Extreme(decrees, of="articles", text="luật nào nhiều điều nhất"), knowledge)
    assert "53 điều" in answer.text


def test_who_signed_most_is_named_with_what_is_not_known(knowledge: Knowledge) -> None:
    answer = told(Extreme(of="signer", text="ai ký nhiều văn bản nhất"), knowledge)
    assert "Vũ Đức Đam" in answer.text
    assert "chưa biết ai ký" in answer.text


def test_where_one_text_states_a_figure_nothing_is_compared(knowledge: Knowledge) -> None:
    answer = told(Extreme(aspect="TFP", text="TFP đóng góp cao nhất bao nhiêu %"), knowledge)
    assert "cao nhất là" not in answer.text
