"""A person is found by the name, however it is written, and words like a name are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.reading.people import find_person, find_signer, people_named
from tests.conftest import ROOT
from tests.fuzzed_messages import Fuzzed
from tests.linear import LIMIT, costs

SPEAKERS = {
    "Hồ Kỳ Minh",
    "Denis Thuriot",
    "Hoàng Minh Cường",
    "Nguyễn Việt Hùng",
    "Caroline Leclerq",
    "Ngân Phương",
}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("bà Nguyễn Thị Hồng ký gì", "Nguyễn Thị Hồng"),
        ("tô lâm ký", "Tô Lâm"),
        ("to lam ky", "Tô Lâm"),
        ("tớ làm ký", None),
        ("ai ký", None),
        ("Hà Nội ký", "Hà Nội"),
        ("ông Lâm ký", "Tô Lâm"),
        ("rừng lâm nghiệp ký", None),
    ],
)
def test_a_signer_is_a_name_and_not_words_like_it(text: str, name: str | None) -> None:
    found = find_signer(text, ["Tô Lâm"])
    assert (found.name if found else None) == name


def test_a_short_name_that_two_have_is_nobody() -> None:
    assert find_signer("ông Lâm ký", ["Tô Lâm", "Bùi Lâm"]) is None
    found = find_signer("ông Bùi Lâm ký", ["Tô Lâm", "Bùi Lâm"])
    assert found is not None
    assert found.name == "Bùi Lâm"


def test_the_persons_of_the_corpus_are_those_it_introduces() -> None:
    texts = [path.read_text("utf-8") for path in (ROOT / "data" / "corpus").glob("*.md")]
    assert people_named(texts) >= SPEAKERS
    assert not [name for name in people_named(texts) if "Hà Nội" in name or len(name.split()) < 2]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ông Minh nói gì về chuyển đổi số", "Hồ Kỳ Minh"),
        ("ong minh noi gi", "Hồ Kỳ Minh"),
        ("Hồ Kỳ Minh là ai", "Hồ Kỳ Minh"),
        ("ho ky minh la ai", "Hồ Kỳ Minh"),
        ("ông Việt Hùng giữ chức gì", "Nguyễn Việt Hùng"),
        ("bà Leclerq phát biểu gì", "Caroline Leclerq"),
        ("ba Leclercq phat bieu gi", "Caroline Leclerq"),
        ("what did Ms Leclercq say", "Caroline Leclerq"),
        ("bà Caroline nói gì", "Caroline Leclerq"),
        ("que propose Thuriot", "Denis Thuriot"),
        ("monsieur Denis Thuriot", "Denis Thuriot"),
        ("ngân phương viết bài nào", "Ngân Phương"),
        ("thành phố thông minh là gì", None),
        ("việc hùng biện", None),
        ("phương án nào", None),
        ("ông hàng xóm", None),
    ],
)
def test_a_speaker_is_found_by_what_people_call_him(text: str, name: str | None) -> None:
    found = find_person(text, SPEAKERS)
    assert (found.name if found else None) == name


def test_the_title_is_part_of_what_names_a_person() -> None:
    found = find_person("hôm qua ông Denis Thuriot nói gì", SPEAKERS)
    assert found is not None
    assert found.span == (8, 25)


@given(st.text(max_size=80))
def test_a_person_stands_where_it_is_said(text: str) -> None:
    found = find_person(text, SPEAKERS)
    assert found is None or 0 <= found.span[0] < found.span[1] <= len(text)


@pytest.mark.parametrize("run", ["ông Minh ", "Minh ", "ông ", "Leclerq ", "a "])
def test_names_said_again_and_again_are_read_as_fast_as_others(run: str) -> None:
    short = [(f"{run * 5}{word} " * 400)[:4000] for word in ("luật", "thuế", "đất")]
    texts = [*(Fuzzed("short runs", text) for text in short), Fuzzed("a run", (run * 4000)[:4000])]
    measured = costs(lambda text: find_person(text, SPEAKERS), texts)
    assert measured.worst <= LIMIT, f"superlinear? {measured}"
