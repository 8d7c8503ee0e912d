from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.legal.structure.cutting import cut_units
from index.legal.structure.tree import units_of
from index.records.version import Piece
from tests.outlines import DOCUMENTS, SHARED, document

_FIXTURES = sorted(DOCUMENTS.glob("structure_*.txt"))


def pieces_of(text: str, max_words: int) -> list[Piece]:
    return cut_units(text, units_of(text), max_words)


def words(text: str) -> list[str]:
    cleaned = "".join(letter if letter.isalnum() else " " for letter in text.casefold())
    return cleaned.split()


def check_pieces(text: str, max_words: int) -> None:
    """Pieces are in order and small enough; what is in none stands in a heading beneath it."""
    units = units_of(text)
    pieces = cut_units(text, units, max_words)
    place = 0
    missing: list[tuple[int, str]] = []
    for piece in pieces:
        assert place <= piece.start < piece.end
        assert len(text[piece.start : piece.end].split()) <= max_words
        missing.append((place, text[place : piece.start]))
        place = piece.end
    missing.append((place, text[place:]))
    for start, left_out in missing:
        if words(left_out):
            after = [p.heading for p in pieces if p.start >= start][:1]
            assert after, f"nothing carries {left_out!r}"
            lost = Counter(words(left_out)) - Counter(words(after[0]))
            assert not lost, f"{lost} of {left_out!r} is not in {after[0]!r}"


@pytest.mark.parametrize("path", _FIXTURES, ids=lambda path: path.stem)
@pytest.mark.parametrize("max_words", [12, 40, 256])
def test_no_word_of_a_document_is_lost_or_doubled(path: Path, max_words: int) -> None:
    check_pieces(path.read_text(encoding="utf-8"), max_words)


_SENTENCE = st.lists(
    st.sampled_from(["dữ", "liệu", "số", "của", "phố.", "và;", "cây", "đèn,", "là"]), min_size=1
)
_LINE = st.tuples(
    st.sampled_from(
        [
            "",
            "1. ",
            "2. ",
            "3. ",
            "a) ",
            "b) ",
            "- ",
            "I. ",
            "II. ",
            "1.1. ",
            "Điều 1. ",
            "Điều 2. ",
            "Chương I ",
        ]
    ),
    _SENTENCE.map(" ".join).map(str.capitalize),
).map("".join)


@given(st.lists(_LINE, max_size=30).map("\n".join), st.integers(3, 30))
def test_no_word_of_any_text_is_lost_or_doubled(text: str, max_words: int) -> None:
    check_pieces(text, max_words)


def test_an_article_that_fits_is_one_piece() -> None:
    text = document("nghi_dinh")
    found = [p for p in pieces_of(text, 256) if "Điều 3." in p.heading]
    assert [p.heading for p in found] == [
        "Chương II. LẮP ĐẶT VÀ VẬN HÀNH › Mục 1. LẮP ĐẶT › Điều 3. Yêu cầu lắp đặt"
    ]
    assert text[found[0].start : found[0].end].startswith("1. Chủ đầu tư")
    assert text[found[0].start : found[0].end].endswith("giám sát việc lắp đặt.")


def test_a_longer_article_is_cut_at_its_clauses_and_those_at_their_points() -> None:
    clauses = "\n".join(f"{n}. " + "từ " * 10 for n in range(1, 6))
    points = "\n".join(f"{c}) " + "chữ " * 10 for c in "abcdđ")
    text = f"Điều 5. Phạm vi\nQuy định như sau:\n{clauses}\n6. Cá nhân có quyền:\n{points}"
    assert [p.heading for p in pieces_of(text, 36)] == [
        "Điều 5. Phạm vi › Khoản 1–2",
        "Điều 5. Phạm vi: Quy định như sau › Khoản 3–5",
        "Điều 5. Phạm vi: Quy định như sau › Khoản 6 › Điểm a–b",
        "Điều 5. Phạm vi: Quy định như sau › Khoản 6: Cá nhân có quyền › Điểm c–đ",
    ]


def test_a_clause_without_points_is_cut_at_sentences_then_at_words() -> None:
    text = "Điều 1. Tên\n1. " + "Một câu ngắn. " * 6 + "\n2. " + "chữ " * 25
    found = pieces_of(text, 10)
    assert [len(text[p.start : p.end].split()) for p in found] == [10, 9, 10, 10, 6]
    assert text[found[0].start : found[0].end].endswith("câu ngắn.")


def test_no_piece_holds_words_of_two_articles_or_sections() -> None:
    for name in ("nghi_dinh", "nghi_quyet", "quyet_dinh", "bai_bao"):
        text = document(name)
        pieces = pieces_of(text, 256)
        for unit in units_of(text):
            if unit.level in ("article", "chapter", "roman", "annex", "speech"):
                inside = [p for p in pieces if p.start < unit.end and p.end > unit.start]
                assert all(unit.start <= p.start and p.end <= unit.end for p in inside)


def test_rows_of_a_table_carry_its_header() -> None:
    rows = "\n".join(f"{n} | Chỉ tiêu số {n} | {n}%" for n in range(1, 20))
    text = f"PHỤ LỤC I\nDANH MỤC\nTT | Chỉ tiêu | Kết quả\n{rows}"
    first, *others = pieces_of(text, 40)
    assert first.heading == "Phụ lục I. DANH MỤC"
    assert others
    assert {p.heading for p in others} == {"Phụ lục I. DANH MỤC: TT | Chỉ tiêu | Kết quả"}
    assert all(text[p.end : p.end + 1] in ("\n", "") for p in (first, *others))


def test_a_heading_with_nothing_beneath_it_is_a_piece() -> None:
    text = "Chương I\nTÊN CHƯƠNG\nChương II\nTÊN KHÁC\nĐiều 1. Tên\nNội dung."
    assert [text[p.start : p.end] for p in pieces_of(text, 256)] == [
        "Chương I\nTÊN CHƯƠNG",
        "Nội dung.",
    ]


def test_a_long_heading_takes_from_the_room_of_its_text() -> None:
    title = " ".join(["TÊN"] * 44)
    text = f"Chương I\n{title}\nĐiều 1. Tên {'dài ' * 30}\n1. " + "chữ " * 300
    pieces = pieces_of(text, 100)
    assert all(len(f"{p.heading} {text[p.start : p.end]}".split()) < 152 for p in pieces)
    assert max(len(text[p.start : p.end].split()) for p in pieces) > 60


def test_pathological_texts_are_cut_whole() -> None:
    for text in (
        "Điều 1. A\n" * 3000,
        "“Điều 1. A\n" * 3000,
        "1. Tên\na) b\n" * 2000,
        "x " * 50_000,
    ):
        assert sum(len(text[p.start : p.end].split()) for p in pieces_of(text, 256)) > 1000


@pytest.mark.skipif(not SHARED.exists(), reason="needs the texts in ../shared/policies")
@pytest.mark.parametrize("name", ["ND_47_2020_ND-CP.txt", "Luat_GiaoDichDienTu_20_2023_QH15.md"])
def test_no_word_of_a_shared_policy_is_lost_or_doubled(name: str) -> None:
    text = (SHARED / "policies" / name).read_text(encoding="utf-8").replace("*", "")
    check_pieces(text, 256)
