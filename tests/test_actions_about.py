import pytest

from actions.about import main_points
from actions.reading.plan import Anything, Lookup, Named, Naming, Overview, Plan
from index.text.language import Language

ONE = Named((Naming("749", ("qd-749-2020",)),))
TWO = Named((*ONE.documents, Naming("57", ("nq-57-2024",))))
TITLE = Lookup(ONE, ("title",))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Quyết định 749 nói về những gì?", "vi"),
        ("qd 749 noi ve cai gi vay", "vi"),
        ("Chương trình chuyển đổi số quốc gia là gì", "vi"),
        ("What is Decision 749 about?", "en"),
        ("De quoi s'agit-il dans la décision 749 ?", "fr"),
    ],
)
def test_what_it_is_about_is_more_than_its_title(text: str, language: Language) -> None:
    assert main_points(TITLE, text, language) == Overview(ONE, text=text)


@pytest.mark.parametrize(
    "text", ["trích yếu quyết định 749", "quyết định 749 tên đầy đủ", "chương trình ấy là số mấy"]
)
def test_who_asks_for_the_title_gets_it(text: str) -> None:
    assert main_points(TITLE, text, "vi") is None


@pytest.mark.parametrize(
    "plan",
    [
        Lookup(TWO, ("title",)),
        Lookup(ONE, ("title", "issued")),
        Lookup(ONE, ("title",), claim="749 nói về gì"),
        Lookup(Anything(), ("title",)),
        Overview(ONE),
    ],
)
def test_other_plans_stay(plan: Plan) -> None:
    assert main_points(plan, "749 nói về gì", "vi") is None
