"""Why: a section that gives the reason beside what is asked is told whole."""

import pytest

from actions.executing.reasoned import reasoned_section
from actions.executing.searching import search
from actions.knowledge import Knowledge
from index.text.language import Language
from tests.plan_making import context

pytest_plugins = ["tests.knowledge"]


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Vì sao Nevers chọn phục vụ mọi người dân?", "vi"),
        ("Why did Nevers choose to serve everyone?", "en"),
        ("Pourquoi Nevers a choisi de servir tous les habitants ?", "fr"),
    ],
)
def test_the_reason_is_told_though_another_sentence_has_the_words(
    question: str, language: Language, knowledge: Knowledge
) -> None:
    hit = reasoned_section(question, search(question, context(knowledge, language)))
    assert hit is not None
    start, end = hit.sentence
    assert "vì thấy số hóa đóng góp lớn" in hit.passage.text[start:end]
    assert "không bỏ ai lại phía sau" in hit.passage.text[start:end]


@pytest.mark.parametrize("question", ["Nevers phục vụ ai?", "Vì sao dân số Nevers tăng nhanh thế?"])
def test_what_asks_for_no_reason_or_has_none_is_left(question: str, knowledge: Knowledge) -> None:
    assert reasoned_section(question, search(question, context(knowledge))) is None
