"""A message that only adds a side to the last comparison, and those that ask something else."""

import pytest

from actions.adding import with_side
from actions.conversation import Focus
from actions.knowledge import Knowledge
from actions.reading.plan import Compare, Named, Overview
from tests.plan_making import of

CITIES = Compare(subjects=("Hà Nội", "Hải Phòng"), text="so sánh Hà Nội và Hải Phòng")


@pytest.mark.parametrize("text", ["thêm cả Nevers vào", "them Nevers nua", "add Nevers too"])
def test_a_city_is_added(text: str, knowledge: Knowledge) -> None:
    added = with_side(text, Focus(plan=CITIES), knowledge)
    assert added and added.subjects == ("Hà Nội", "Hải Phòng", "Nevers")


def test_a_document_is_added(knowledge: Knowledge) -> None:
    last = Compare(of("qd-749-2020", "qd-411-2022"), text="so sánh 749 và 411")
    added = with_side("thêm cả 942 vào", Focus(plan=last), knowledge)
    assert added and isinstance(added.target, Named)
    assert [each.matches for each in added.target.documents][2:] == [("qd-942-2021",)]


@pytest.mark.parametrize("text", ["Nevers", "thêm thông tin về Nevers", "nói thêm đi"])
def test_what_asks_something_else_adds_nothing(text: str, knowledge: Knowledge) -> None:
    assert with_side(text, Focus(plan=CITIES), knowledge) is None


def test_nothing_is_added_where_nothing_was_compared(knowledge: Knowledge) -> None:
    last = Overview(subject="Hà Nội")
    assert with_side("thêm cả Nevers vào", Focus(plan=last), knowledge) is None
