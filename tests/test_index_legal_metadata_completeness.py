"""A whole document is told from a piece of one, with the reason."""

import pytest

from index.legal.metadata.completeness import read_completeness
from index.legal.metadata.legal_text import LegalText
from index.legal.structure.tree import units_of

WHOLE = (
    "Điều 1. Phạm vi\nQuy định về ghế đá.\nĐiều 2. Đặt ghế\nĐặt ở nơi có bóng.\n"
    "Điều 3. Hiệu lực thi hành\nThông tư này có hiệu lực từ ngày 01/02/2030."
)


def _read(text: str, name: str = "a.txt", signed: bool = False) -> tuple[object, str]:
    found = read_completeness(LegalText(text, units_of(text), name), signed)
    return (found.value, found.evidence) if found else (None, "")


def test_articles_without_a_gap_and_an_ending_make_a_whole() -> None:
    assert _read(WHOLE) == ("complete", "Điều 1 to 3, with an ending")
    assert _read(WHOLE.rsplit("\n", 2)[0], signed=True)[0] == "complete"


@pytest.mark.parametrize(
    ("text", "name", "reason"),
    [
        (WHOLE, "TT_1.PARTIAL.md", "the file's name"),
        (WHOLE, "thong-tu-1-trich.docx", "the file's name"),
        (WHOLE, "Nghị định 1 (một phần).pdf", "the file's name"),
        ("(Trích)\n" + WHOLE, "a.txt", "(Trích)"),
        (WHOLE.replace("Đặt ở", "[…]\nĐặt ở"), "a.txt", "[…]"),
        (WHOLE[WHOLE.index("Điều 2") :], "a.txt", "begins with Điều 2"),
        (WHOLE[: WHOLE.index("Điều 3")], "a.txt", "no signature"),
    ],
)
def test_a_piece_is_told_with_the_reason(text: str, name: str, reason: str) -> None:
    value, evidence = _read(text, name)
    assert value == "partial"
    assert reason in evidence


def test_a_missing_article_makes_a_piece() -> None:
    text = WHOLE.replace("Điều 2.", "Điều 4.").replace("Điều 3.", "Điều 5.")
    assert _read(text)[0] == "partial"


def test_what_has_no_structure_is_neither() -> None:
    assert _read("Ghế đá biết nói.") == (None, "")


def test_words_of_an_ending_within_a_rule_are_no_ending() -> None:
    articles = [
        "Điều 1. Phạm vi\nNghị định này quy định về thuyền.",
        "Điều 2. Việc của cơ quan\nCơ quan tổ chức thực hiện các việc và chịu trách nhiệm về bến.",
    ]
    text = "\n".join(articles)
    assert _read(text)[0] == "partial"
    ending = "Điều 3. Hiệu lực thi hành\nNghị định này có hiệu lực từ ngày ký."
    assert _read(f"{text}\n{ending}")[0] == "complete"
