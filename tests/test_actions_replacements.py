"""The newer and the older one of two texts that nobody says to replace each other."""

import pytest

from actions.conversation import Focus, Topic
from actions.knowledge import Knowledge
from actions.pronouns import with_names
from tests.following import ids

pytest_plugins = ["tests.knowledge"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("cái mới ai ký", "Quyết định 411/QĐ-TTg ai ký"),
        ("cái cũ ai ký", "Quyết định 749/QĐ-TTg ai ký"),
    ],
)
def test_the_newer_of_two_on_one_subject_is_meant(
    text: str, named: str, knowledge: Knowledge
) -> None:
    for focus in (
        Focus(documents=ids("qd749", "qd411")),
        Focus(documents=ids("qd749"), earlier=(Topic(ids("qd411")),)),
    ):
        assert with_names(text, focus, "vi", knowledge) == named


def test_texts_on_other_subjects_are_no_pair(knowledge: Knowledge) -> None:
    focus = Focus(documents=ids("qd749"), earlier=(Topic(ids("nd13")),))
    assert with_names("cái mới ai ký", focus, "vi", knowledge) == "cái mới ai ký"
