import pytest

from index.legal.structure.labels import label_of
from index.legal.structure.numbering import Rank, any_rank, arabic, follow_on


@pytest.mark.parametrize(
    ("line", "level", "number"),
    [
        ("Điều 5. Phạm vi", "article", "5"),
        ("Điều 5a. Phạm vi", "article", "5a"),
        ("ĐIỀU 12 – Phạm vi", "article", "12"),
        ("Ðiều 7: Chữ Đ của bộ mã cũ", "article", "7"),
        ("Phần thứ nhất", "part", "thứ nhất"),
        ("PHẦN II: QUY ĐỊNH", "part", "II"),
        ("Chương II. Mục tiêu phát triển", "chapter", "II"),
        ("Mục 3", "section", "3"),
        ("Tiểu mục 1. Điều kiện", "subsection", "1"),
        ("PHỤ LỤC", "annex", ""),
        ("Phụ lục số 02: Biểu giá", "annex", "02"),
        ("Mẫu số 05a", "heading", "05a"),
        ("I- QUAN ĐIỂM", "roman", "I"),
        ("IV/ Tổ chức thực hiện", "roman", "IV"),
        ("A. MỤC TIÊU", "heading", "A"),
        ("12. Nội dung", "clause", "12"),
        ("1a. Nội dung", "clause", "1a"),
        ("đ) Nội dung", "point", "đ"),
        ("a. Nội dung", "point", "a"),
        ("1.2. Nội dung", "item", "1.2"),
        ("- Nội dung", "item", "-"),
        ("II | Giai đoạn sau | | |", "roman", "II"),
    ],
)
def test_a_label_is_read(line: str, level: str, number: str) -> None:
    label = label_of(line)
    assert label is not None
    assert (label.level, label.number) == (level, number)


@pytest.mark.parametrize(
    "line",
    [
        "Điều 5 Nghị định này và khoản 2 của Luật",
        "Điều 5, Điều 6 và Điều 7 của Luật",
        "Điều 5 của Nghị định này.",
        "Mục 1 Chương III của Luật này.",
        "Chương II của Nghị định này",
        "Phần mềm 1 cửa",
        "Phụ lục II ban hành kèm theo Thông tư này;",
        "1.000 đồng",
        "15/4/2031 là ngày hội",
        "2.5 triệu người",
        "đ/c Nguyễn Văn Ví Dụ",
        "w) Không có chữ này",
        "---",
        "“Điều 9. Trích dẫn",
        "1 | Cột đèn | cái",
        "TP. Hồ Chí Minh",
    ],
)
def test_a_mention_or_running_text_is_no_label(line: str) -> None:
    assert label_of(line) is None


def ranks(numbers: str) -> list[Rank | None]:
    return [arabic(number) for number in numbers.split()]


@pytest.mark.parametrize(
    ("met", "taken"),
    [
        ("1 2 3", "1 2 3"),
        ("1 14 2 3", "1 2 3"),
        ("1 2 4 5", "1 2 4 5"),
        ("1 2 4 5 3", "1 2 4 5"),
        ("5 6 7", "5 6 7"),
        ("1 2 2a 2b 3", "1 2 2a 2b 3"),
        ("1 1 1", "1"),
        ("2 1 2", "1 2"),
    ],
)
def test_numbers_that_follow_on(met: str, taken: str) -> None:
    right = follow_on(ranks(met))
    assert " ".join(n for n, is_in in zip(met.split(), right, strict=True) if is_in) == taken


def test_a_number_far_off_is_taken_only_if_the_numbering_goes_on_from_it() -> None:
    assert follow_on(ranks("1 2 30"), largest_gap=3) == [True, True, False]
    assert follow_on(ranks("1 2 30 31"), largest_gap=3) == [True, True, True, True]


def test_a_numbering_may_begin_anew() -> None:
    assert follow_on(ranks("1 2 1 2"), restarts=True) == [True] * 4
    assert follow_on(ranks("1 2 1 2")) == [True, True, False, False]


def test_ranks_of_every_kind() -> None:
    assert any_rank("IV") == any_rank("4") == any_rank("thứ tư") == Rank(4)
    assert any_rank("không") is None


@pytest.mark.parametrize("line", ["Đıều 5. Phạm vi", "Đİều 5. Phạm vi"])
def test_letters_that_only_look_alike_make_no_keyword(line: str) -> None:
    assert label_of(line) is None
