"""The documents that tell of one thing: each with its sentence, and no other."""

import pytest

from actions.executing.result import Found
from actions.executing.run import execute
from actions.executing.tellers import tellers
from actions.knowledge import Knowledge
from actions.reading.plan import Filter, Listing, Passages
from index.text.language import Language
from tests.plan_making import context

pytest_plugins = ["tests.knowledge"]


def told(topic: str, knowledge: Knowledge, language: Language = "vi") -> set[str]:
    found = tellers(topic, context(knowledge, language))
    return {quote.document.id for quote in found.quotes} if found else set()


@pytest.mark.parametrize(
    ("topic", "language", "documents"),
    [
        ("5G", "vi", {"nq-52-2019", "nq-57-2024", "qd-749-2020"}),
        ("thanh toán không dùng tiền mặt", "vi", {"qd-1813-2021", "nq-57-2024"}),
        ("cashless payment", "en", {"qd-1813-2021", "nq-57-2024"}),
        ("kinh tế số chiếm 30% GDP", "vi", {"qd-411-2022", "nq-57-2024"}),
    ],
)
def test_every_document_that_tells_of_it_is_told(
    topic: str, language: Language, documents: set[str], knowledge: Knowledge
) -> None:
    assert documents <= told(topic, knowledge, language)


def test_a_figure_that_is_asked_for_must_be_there(knowledge: Knowledge) -> None:
    """749 sets 20% of GDP."""
    assert "qd-749-2020" not in told("kinh tế số chiếm 30% GDP", knowledge)


@pytest.mark.parametrize("topic", ["Elon Musk", "giá vàng"])
def test_of_what_no_text_tells_there_is_no_list(topic: str, knowledge: Knowledge) -> None:
    assert not told(topic, knowledge)


def test_a_question_for_each_is_answered_a_line_a_document(knowledge: Knowledge) -> None:
    plan = Passages("những văn bản nào nhắc tới 5G", every="5G")
    found = execute(plan, context(knowledge))
    assert isinstance(found, Found)
    assert len(found.labels) == len(found.quotes) == len({q.document.id for q in found.quotes})
    assert found.before[0].key == "tellers.intro"


def test_a_list_whose_topic_no_title_has_is_of_what_texts_tell(knowledge: Knowledge) -> None:
    found = execute(Listing(Filter(topic="5G"), explicit=True), context(knowledge))
    assert isinstance(found, Found)
    assert found.before[0].key == "tellers.intro"


def test_scattered_words_of_a_short_name_tell_of_something_else(knowledge: Knowledge) -> None:
    """“Kinh tế – xã hội … công dân số” is no “kinh tế số”."""
    assert "qd-06-2022" not in told("kinh tế số", knowledge)
    assert told("chữ ký số", knowledge) == {"qd-411-2022"}


def test_an_abbreviation_is_told_of_by_its_name(knowledge: Knowledge) -> None:
    assert {"qd-127-2021", "qd-2629-2025"} <= told("AI", knowledge)
