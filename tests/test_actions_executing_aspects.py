"""Sentences on an aspect: those that lack what it names in capitals are on something else."""

import pytest

from actions.executing.aspects import best_sentence, named_in
from actions.executing.cards import body_of
from actions.executing.result import Quote
from actions.knowledge import Knowledge
from actions.reading.plan import Compare
from tests.plan_making import context, of, worded

pytest_plugins = ["tests.knowledge"]


def sentences(document: str, knowledge: Knowledge) -> list[Quote]:
    (held,) = (one for one in knowledge.retriever.documents if one.id == document)
    return [
        Quote(held, passage, passage.text[start:end])
        for passage in body_of(held, context(knowledge))
        for start, end in passage.sentences
    ]


def test_ai_is_asked_for_and_no_other_target(knowledge: Knowledge) -> None:
    quote = best_sentence("mục tiêu AI", sentences("qd-2629-2025", knowledge), "vi")
    assert quote is not None
    assert "trí tuệ nhân tạo" in quote.words


@pytest.mark.parametrize(("aspect", "count"), [("hạng EGDI", 1), ("kinh tế số 2030", 0)])
def test_capitals_name_something(aspect: str, count: int) -> None:
    assert len(named_in(aspect, "vi")) == count


def test_two_texts_are_compared_for_one_year(knowledge: Knowledge) -> None:
    plan = Compare(of("qd-749-2020", "qd-411-2022"), aspect="mục tiêu kinh tế số")
    text = worded(plan, context(knowledge)).text
    assert text.startswith("Hai bên bằng nhau: 20%")
    assert "30% GDP" in text  # of the other year, behind


def test_what_two_texts_say_alike_is_said_to_be_alike(knowledge: Knowledge) -> None:
    plan = Compare(of("nq-52-2019", "nq-57-2024"), aspect="mục tiêu 5G")
    assert worded(plan, context(knowledge)).text.startswith("Giống nhau")


def test_two_aspects_are_compared_one_after_the_other(knowledge: Knowledge) -> None:
    aspect = "e-government rankings and e-commerce"
    plan = Compare(of("qd-749-2020", "qd-411-2022"), aspect=aspect)
    text = worded(plan, context(knowledge, "en")).text
    assert text.index("e-government") < text.index("70") < text.index("On e-commerce")


def test_all_aims_of_two_years_are_told_where_they_are_headed_so(knowledge: Knowledge) -> None:
    plan = Compare(aspect="AI", text="mục tiêu AI 2025 và 2030", years=(2025, 2030))
    text = worded(plan, context(knowledge)).text
    assert all(each in text for each in ("5 thương hiệu", "10 thương hiệu", "3 trung tâm dữ liệu"))
