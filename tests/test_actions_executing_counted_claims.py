"""How many things are claimed, held against the sections that each tell of one."""

import pytest

from actions.executing.counted_claims import counted_as_claimed
from actions.executing.searching import search
from actions.executing.verdict import Verdict
from actions.knowledge import Knowledge
from index.text.language import Language
from tests.plan_making import context

pytest_plugins = ["tests.knowledge"]


@pytest.mark.parametrize(
    ("claim", "language", "verdict"),
    [
        ("Le Havre có hai dự án", "vi", "right"),
        ("Le Havre có 3 dự án", "vi", "wrong"),
        ("Hai dự án của Le Havre đều về 5G", "vi", "wrong"),
        ("Le Havre has two projects", "en", "right"),
        ("Le Havre a présenté trois projets au colloque", "fr", "wrong"),
    ],
)
def test_the_list_settles_how_many_there_are(
    claim: str, language: Language, verdict: Verdict, knowledge: Knowledge
) -> None:
    asked = context(knowledge, language)
    settled = counted_as_claimed(claim, search(claim, asked), asked)
    assert settled is not None
    assert settled[0] == verdict
    assert len(settled[1].quotes) == 2


@pytest.mark.parametrize(
    "claim", ["Hà Nội có 5 dự án", "Le Havre có dự án", "Hai dự án của Le Havre đã bị hủy"]
)
def test_what_no_list_has_settles_nothing(claim: str, knowledge: Knowledge) -> None:
    asked = context(knowledge)
    assert counted_as_claimed(claim, search(claim, asked), asked) is None
