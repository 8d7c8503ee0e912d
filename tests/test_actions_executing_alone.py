"""Alone: a question on several documents, asked of one of them."""

import pytest

from actions.executing.alone import alone
from actions.knowledge import Knowledge

pytest_plugins = ["tests.knowledge"]


@pytest.mark.parametrize(
    ("text", "document", "asked"),
    [
        ("Kinh tế số ở QĐ 749 và NQ 57?", "qd-749-2020", "Kinh tế số ở QĐ 749?"),
        ("Kinh tế số ở QĐ 749, NQ 57?", "nq-57-2024", "Kinh tế số ở NQ 57?"),
        ("decision 411 or decision 749: which share?", "qd-411-2022", "decision 411: which share?"),
        ("QĐ 749 nói gì về kinh tế số so với NQ 57", "qd-749-2020", None),
        ("QĐ 749 đặt mục tiêu gì", "qd-749-2020", "QĐ 749 đặt mục tiêu gì"),
        ("QĐ 749 và NQ 57", "qd-411-2022", "QĐ 749 và NQ 57"),
    ],
)
def test_the_others_are_left_out(
    text: str, document: str, asked: str | None, plain_knowledge: Knowledge
) -> None:
    one = plain_knowledge.retriever.store.catalogue.document(document)
    told = alone(text, one, plain_knowledge)
    assert told == (asked or "QĐ 749 nói gì về kinh tế số so với ")
