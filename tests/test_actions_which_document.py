"""The one document of a subject, where its number or a programme is asked for."""

import pytest

from actions.knowledge import Knowledge
from actions.reading.plan import Filter, Listing, Lookup, Overview, Plan
from actions.which_document import which_document
from tests.following import named

pytest_plugins = ["tests.knowledge"]


def listing(topic: str) -> Listing:
    return Listing(Filter(("nd",), ("Chính phủ",), topic=topic))


@pytest.mark.parametrize(
    ("plan", "text", "meant"),
    [
        (listing("đô thị thông minh là số mấy"), "", Lookup(named("nd269"), ("title",))),
        (listing("du lieu ca nhan so bao nhieu"), "", Lookup(named("nd13"), ("title",))),
        # Several have it in their titles.
        (listing("dữ liệu là số mấy"), "", listing("dữ liệu")),
        (
            Overview(subject="định danh điện tử"),
            "đề án nào nói về định danh điện tử",
            Lookup(named("qd06")),
        ),
    ],
)
def test_it_is_found_by_its_title(plan: Plan, text: str, meant: Plan, knowledge: Knowledge) -> None:
    assert which_document(plan, text, "vi", knowledge) == meant


@pytest.mark.parametrize(
    ("plan", "text"),
    [
        (listing("đô thị thông minh"), "nghị định của Chính phủ về đô thị thông minh"),
        (Overview(subject="định danh điện tử"), "định danh điện tử thế nào"),
        (Overview(subject="giá vàng"), "đề án nào nói về giá vàng"),
    ],
)
def test_other_questions_stay(plan: Plan, text: str, knowledge: Knowledge) -> None:
    assert which_document(plan, text, "vi", knowledge) == plan
