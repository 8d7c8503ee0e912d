"""What a document is about: its main points, and not the title that says its name again."""

from datetime import date

import pytest

from actions.about import main_points
from actions.knowledge import Knowledge
from actions.reading.frames import Reader
from actions.reading.plan import Anything, Lookup, Named, Naming, Overview, Plan, Spoken
from tests.knowledge import knowledge_without_model

ONE = Named((Naming("749", ("qd-749-2020",)),))
TODAY = date(2026, 11, 30)


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    knowledge: Knowledge = knowledge_without_model(tmp_path_factory.mktemp("about"))
    return Reader(knowledge)


@pytest.mark.parametrize(
    "text",
    [
        "Quyết định 749 nói về những gì?",
        "qd 749 noi ve cai gi vay",
        "Quyết định 749 quy định những nội dung gì?",
        "What is Decision 749 about?",
        "De quoi s'agit-il dans la décision 749 ?",
    ],
)
def test_what_it_is_about_is_more_than_its_title(text: str, reader: Reader) -> None:
    plan = reader.read(text, TODAY, {})
    assert isinstance(plan, Lookup)
    assert plan.fields == ("about",)
    assert main_points(plan, text) == Overview(plan.target, text=text)


@pytest.mark.parametrize("text", ["trích yếu quyết định 749", "quyết định 749 tên đầy đủ là gì"])
def test_who_asks_for_the_title_gets_it(text: str, reader: Reader) -> None:
    plan = reader.read(text, TODAY, {})
    assert isinstance(plan, Lookup)
    assert plan.fields == ("title",)
    assert main_points(plan, text) is None


@pytest.mark.parametrize(
    "plan",
    [
        Lookup(ONE, ("title", "issued")),
        Lookup(ONE, ("about",), claim="749 nói về gì"),
        Lookup(Spoken(), ("about",)),
        Lookup(Anything(), ("about",)),
        Overview(ONE),
    ],
)
def test_other_plans_stay(plan: Plan) -> None:
    assert main_points(plan, "749 nói về gì") is None
