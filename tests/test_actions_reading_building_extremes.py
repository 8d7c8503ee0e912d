"""Superlatives, things counted and documents told apart, as a Reader reads them."""

from datetime import date

import pytest

from actions.knowledge import Knowledge
from actions.reading.frames import Reader
from actions.reading.plan import (
    Compare,
    Enumerate,
    Extreme,
    Passages,
    Plan,
    Several,
    Spoken,
    Validity,
)
from tests.knowledge import knowledge_without_model

TODAY = date(2026, 11, 30)


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    return knowledge_without_model(tmp_path_factory.mktemp("extremes"))


@pytest.fixture(scope="module")
def reader(knowledge: Knowledge) -> Reader:
    return Reader(knowledge)


def read(text: str, reader: Reader) -> Plan:
    return reader.read(text, TODAY, {})


@pytest.mark.parametrize(
    ("text", "aspect", "of", "least"),
    [
        ("mục tiêu kinh tế số cao nhất là bao nhiêu", "mục tiêu kinh tế số", "", False),
        ("muc tieu kinh te so thap nhat la bao nhieu", "muc tieu kinh te so", "", True),
        ("Which resolution has the highest growth target?", "growth target", "", False),
        ("văn bản nào nhiều điều nhất", "", "articles", False),
        ("ai ký nhiều văn bản nhất", "", "signer", False),
    ],
)
def test_the_most_of_something_is_asked(
    text: str, aspect: str, of: str, least: bool, reader: Reader
) -> None:
    plan = read(text, reader)
    assert isinstance(plan, Extreme)
    assert (plan.aspect, plan.of, plan.least) == (aspect, of, least)


@pytest.mark.parametrize(
    "text", ["núi nào cao nhất Việt Nam", "văn bản mới nhất", "kinh tế số cao nhất đúng không"]
)
def test_other_superlatives_are_no_extremes(text: str, reader: Reader) -> None:
    assert not isinstance(read(text, reader), Extreme)


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("how many projects does Le Havre have?", "projects"),
        ("Combien de projets Le Havre a-t-il ?", "projets"),
        ("Le Havre có bao nhiêu dự án?", "dự án"),
        ("mấy văn bản được nhắc đến ở hội thảo", "văn bản"),
        ("how many documents were mentioned at the workshop?", "documents"),
    ],
)
def test_how_many_there_are_the_list_says(text: str, things: str, reader: Reader) -> None:
    plan = read(text, reader)
    assert isinstance(plan, Enumerate)
    assert plan.things == things


def test_a_share_is_no_number_of_things(reader: Reader) -> None:
    assert isinstance(read("Hải Phòng đạt bao nhiêu % dịch vụ công mức 4", reader), Passages)


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("749 hay 411 nói tới chữ ký số", "chữ ký số"),
        ("Nghị quyết 57 hay Nghị quyết 52 nói về mạng 5G", "mạng 5G"),
    ],
)
def test_one_of_two_documents_tells_of_it(text: str, aspect: str, reader: Reader) -> None:
    plan = read(text, reader)
    assert isinstance(plan, Compare)
    assert plan.aspect == aspect


def test_their_targets_are_of_what_was_spoken_of(reader: Reader) -> None:
    plan = read("Compare their digital economy targets", reader)
    assert isinstance(plan, Compare)
    assert (plan.target, plan.aspect) == (Spoken(every=True), "digital economy targets")


def test_that_it_holds_and_what_it_has_are_two_claims(reader: Reader) -> None:
    plan = read("Nghị định 13 còn hiệu lực và có 44 điều đúng không?", reader)
    assert isinstance(plan, Several)
    holds, counts = plan.plans
    assert isinstance(holds, Validity)
    assert isinstance(counts, Passages)
    assert counts.claim == "Nghị định 13 có 44 điều"


def test_chi_before_a_number_spends_and_asks_nothing(reader: Reader) -> None:
    plan = read("nq57 yêu cầu chi 3% ngân sách cho khoa học phải không", reader)
    assert isinstance(plan, Passages)
    assert plan.claim
