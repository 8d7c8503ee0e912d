"""What an amending text changes is read to the place: new words, repeals, words exchanged."""

from pathlib import Path

import pytest

from index.legal.structure.provision import Provision
from index.legal.structure.tree import units_of
from index.references.amending import Change, changes_in
from index.references.places_named import places_named

LAW = (Path(__file__).parent / "documents" / "structure_luat_sua_doi.txt").read_text("utf-8")


def changes(body: str) -> list[Change]:
    return changes_in(body, units_of(body))


def decree(*clauses: str, of: str = "Nghị định số 12/2030/NĐ-CP") -> str:
    head = f"NGHỊ ĐỊNH\nĐiều 1. Sửa đổi, bổ sung một số điều của {of}\n"
    return head + "\n".join(clauses) + "\nĐiều 2. Hiệu lực\nNghị định này có hiệu lực từ 2031."


def told(body: str) -> list[tuple[str, str | None, str | None, str | None, str]]:
    return [
        (
            each.kind,
            each.place.article,
            each.place.clause,
            each.place.point,
            body[slice(*each.words)] if each.words else f"{each.old}→{each.new}",
        )
        for each in changes(body)
    ]


def test_every_change_of_a_law_is_read() -> None:
    assert [row[:4] for row in told(LAW)] == [
        ("replaces", "7", None, None),
        ("inserts", "7a", None, None),
        ("replaces", "9", "1", None),
        ("inserts", "9", "1a", None),
        ("repeals", "12", None, None),
        ("phrase", "3", None, None),
        ("phrase", "4", None, None),
        ("phrase", "15", None, None),
    ]


def test_the_new_words_are_without_the_marks_around_them() -> None:
    words = [row[4] for row in told(LAW)]
    assert words[1].startswith("Điều 7a. Chăm sóc cây\n1. ")
    assert words[1].endswith("b) Nhân công.")
    assert words[2] == "1. Chặt hạ cây phải có giấy phép."
    assert words[5] == "cây bóng mát→cây xanh"
    assert words[7] == "thị trấn→"


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        (
            "1. Bãi bỏ khoản 1, sửa đổi, bổ sung khoản 2 và khoản 3 Điều 9 như sau:\n"
            "“2. Hai.\n3. Ba.”",
            [
                ("repeals", "9", "1", None, "→"),
                ("replaces", "9", "2", None, "2. Hai."),
                ("replaces", "9", "3", None, "3. Ba."),
            ],
        ),
        (
            "1. Bổ sung điểm d1 vào sau điểm d khoản 2 Điều 5 như sau:\n“d1) Thêm;”.",
            [("inserts", "5", "2", "d1", "d1) Thêm;")],
        ),
        (
            "1. Thay thế cụm từ “cấp huyện” bằng cụm từ “cấp xã” tại khoản 1 Điều 3, Điều 4.",
            [
                ("phrase", "3", "1", None, "cấp huyện→cấp xã"),
                ("phrase", "4", None, None, "cấp huyện→cấp xã"),
            ],
        ),
        (
            "1. Sửa đổi, bổ sung đoạn mở đầu của Điều 6 như sau:\n“Người nộp hồ sơ phải:”",
            [("part", "6", None, None, "→")],
        ),
        (
            "1. Sửa đổi khoản 2 và khoản 3 Điều 9 như sau:\n“2. Hai, không có ba.”",
            [("replaces", "9", "2", None, "→"), ("replaces", "9", "3", None, "→")],
        ),
        (
            "1. Bãi bỏ khoản 2 Điều 48, khoản 1 Điều 63 và điểm h khoản 3 Điều 140.",
            [
                ("repeals", "48", "2", None, "→"),
                ("repeals", "63", "1", None, "→"),
                ("repeals", "140", "3", "h", "→"),
            ],
        ),
    ],
)
def test_a_clause_says_what_it_changes(clause: str, expected: list[tuple[str, ...]]) -> None:
    body = decree(clause)
    assert told(body) == expected
    assert {each.number for each in changes(body)} == {"12/2030/NĐ-CP"}


def test_points_lean_on_the_clause_above_them() -> None:
    body = decree(
        "1. Sửa đổi, bổ sung một số điểm của khoản 1 Điều 4 như sau:\n"
        "a) Sửa đổi điểm c như sau:\n“c) Mới.”;\nb) Bãi bỏ điểm d."
    )
    assert [row[:4] for row in told(body)] == [
        ("replaces", "4", "1", "c"),
        ("repeals", "4", "1", "d"),
    ]


def test_what_earlier_texts_amended_is_not_what_this_one_does() -> None:
    body = decree(
        "1. Sửa đổi Điều 3 (đã được sửa đổi, bổ sung theo khoản 2 Điều 1 Nghị định số"
        " 15/2031/NĐ-CP) như sau:\n“Điều 3. Mới\nNội dung.”"
    )
    assert [row[:2] for row in told(body)] == [("replaces", "3")]
    assert {each.number for each in changes(body)} == {"12/2030/NĐ-CP"}


def test_an_annexed_text_is_told_from_the_decision() -> None:
    body = decree(
        "1. Bãi bỏ Điều 4.", of="Quy chế hoạt động ban hành kèm theo Quyết định số 9/QĐ-BTTTT"
    )
    assert changes(body)[0].place == Provision(article="4", annex="quy che")


def test_levels_that_are_left_out_are_those_of_the_next_place() -> None:
    found = [each.place for each in places_named("điểm a khoản 1 và khoản 2 Điều 8, Điều 9")]
    assert found == [
        Provision(article="8", clause="1", point="a"),
        Provision(article="8", clause="2"),
        Provision(article="9"),
    ]
