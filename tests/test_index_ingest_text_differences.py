"""What one text says and another of its number does not."""

import pytest

from index.ingest.text_differences import Difference, differences

TEXT = (
    "Điều 1. Phê duyệt chương trình\n1. Chương trình chuyển đổi số quốc gia đến năm 2025.\n"
    "2. Các bộ, ngành thực hiện chương trình này trong phạm vi nhiệm vụ được giao."
)


@pytest.mark.parametrize(
    "other",
    [
        TEXT,
        TEXT.replace("\n", " "),
        TEXT.upper(),
        TEXT.replace("chương trình chuyển", "chương\ntrình  chuyển"),
        TEXT[: TEXT.index("2. Các")],
    ],
)
def test_line_breaks_capitals_and_a_part_say_nothing_else(other: str) -> None:
    assert differences(other, TEXT, 3) == []


def test_a_word_in_place_of_another_is_shown_with_both() -> None:
    (one,) = differences(TEXT.replace("2025", "2035"), TEXT, 3)
    assert "2035" in one.here
    assert "2025" in one.there


def test_what_is_added_is_shown_alone() -> None:
    paid = f"{TEXT}\n3. Người dân nộp phí vào tài khoản 19031234567890."
    (one,) = differences(paid, TEXT, 3)
    assert one == Difference("vụ được giao. 3. Người dân nộp phí vào tài khoản 19031234567890", "")


def test_a_word_that_is_left_out_is_seen() -> None:
    (one,) = differences("Người dân được phép đỗ xe", "Người dân không được phép đỗ xe", 3)
    assert one.there.startswith("Người dân không")


def test_only_so_many_are_shown_and_short() -> None:
    here = " ".join(f"khác{row} mà từ đây trở đi tất cả đều như nhau" for row in range(20))
    there = " ".join(f"lạ{row} mà từ đây trở đi tất cả đều như nhau" for row in range(20))
    shown = differences(here, there, 2)
    assert len(shown) == 2
    assert all(len(one.here) <= 120 for one in differences("dài " * 500, "ngắn", 2))


@pytest.mark.parametrize(("here", "there"), [("", ""), ("", TEXT), ("Luật", "Luật"), ("!", "")])
def test_little_or_nothing_differs_in_nothing(here: str, there: str) -> None:
    assert differences(here, there, 3) == []
