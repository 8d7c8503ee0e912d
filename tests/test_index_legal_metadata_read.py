"""The metadata of fictional documents in the official forms, read from their words alone."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from index.legal.metadata.finding import Findings
from index.legal.metadata.read import read_metadata
from index.legal.metadata.sidecar import assemble, report
from index.legal.structure.tree import units_of
from index.records.document import Document

DOCUMENTS = Path(__file__).parent / "documents"
EXPECTED: dict[str, dict[str, object]] = yaml.safe_load(
    (DOCUMENTS / "metadata.yml").read_text(encoding="utf-8")
)
FIELDS = (*Document.model_fields, "based_on_titles")


def _read(name: str, file: str = "van-ban.txt") -> Findings:
    text = (DOCUMENTS / f"{name}.txt").read_text(encoding="utf-8").strip()
    return read_metadata(text, units_of(text), file)


def _shown(findings: Findings, field: str) -> object:
    if field not in findings:
        return None
    value = findings[field].value
    if field == "relations":
        assert isinstance(value, tuple)
        return sorted(f"{relation.kind} {relation.number}" for relation in value)
    return list(value) if isinstance(value, tuple) else value


@pytest.mark.parametrize(
    ("name", "field"), [(name, field) for name in EXPECTED for field in FIELDS if field != "id"]
)
def test_each_field_is_read_and_nothing_is_invented(name: str, field: str) -> None:
    wanted = EXPECTED[name].get(field)
    if field == "relations" and isinstance(wanted, list):
        wanted = sorted(wanted)
    assert _shown(_read(name), field) == wanted


def test_every_fixture_is_checked() -> None:
    assert {file.stem for file in DOCUMENTS.glob("metadata_*.txt")} == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_every_finding_says_from_which_words(name: str) -> None:
    assert all(finding.evidence for finding in _read(name).values())


def test_a_number_left_open_is_taken_from_the_name_of_the_file_as_a_guess() -> None:
    found = _read("metadata_open_number", "QD_1234_QD-TTg_2030.pdf")["number"]
    assert (found.value, found.sureness) == ("1234/QĐ-TTg", "guess")
    assert "QD_1234_QD-TTg_2030.pdf" in found.evidence


@pytest.mark.parametrize(
    ("file", "number"),
    [
        ("ND_269_2025_ND-CP.PARTIAL.md", "269/2025/NĐ-CP"),
        ("20_2023_QH15_513347.doc", "20/2023/QH15"),
        ("NQ_57_NQ-TW_2024.md", "57-NQ/TW"),
        ("nghi-dinh-47-2020-nd-cp-chia-se-du-lieu-so.html", "47/2020/NĐ-CP"),
        ("308-KH-UBND.docx", "308/KH-UBND"),
        ("TTLT_05_2016_TTLT-BTP-BTC.pdf", "05/2016/TTLT-BTP-BTC"),
        ("bao-cao-2025.pdf", None),
        ("scan0001.pdf", None),
        ("14-9-2029.pdf", None),
    ],
)
def test_a_number_is_read_from_the_name_of_a_file_where_the_text_has_none(
    file: str, number: str | None
) -> None:
    text = (
        "Điều 1. Phạm vi\nQuy định về ghế đá.\nĐiều 2. Áp dụng\nÁp dụng Nghị định số 1/2020/NĐ-CP."
    )
    found = read_metadata(text, units_of(text), file).get("number")
    assert (found.value if found else None) == number


def test_an_article_in_the_press_about_a_resolution_is_not_that_resolution() -> None:
    text = (
        "Nghị quyết số 57-NQ/TW: những điểm mới\n"
        "Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị được ông Lại Văn Thí nhấn mạnh."
    )
    found = read_metadata(text, units_of(text), "tin.html")
    assert "number" not in found
    assert found["type"].value == "Bài báo"


@pytest.mark.parametrize("text", ["", "\n", "|", "Số:", "Căn cứ", "Điều 1.", "Xin chào"])
def test_a_text_that_says_nothing_gives_nothing_wrong(text: str) -> None:
    found = read_metadata(text, units_of(text), "a.txt")
    assert not {"number", "issuer", "issued", "signer", "effective", "relations"} & set(found)


PIECES = [
    "Số: 12/QĐ-TTg", "Số:", "QUYẾT ĐỊNH", "Hà Nội, ngày 31 tháng 02 năm 2030", "ngày ký", "|", "…",
    "“", "”", "Điều 1. ", "Điều 3. Hiệu lực", "I. ", "Căn cứ Luật Cây xanh;", "thay thế",
    "bãi bỏ:",
    "Nghị định số 1/2020/NĐ-CP", "KT. THỦ TƯỚNG", "Lò Thị Mận", "V/v ghế đá", "a) ", "\n", " ",
    "có hiệu lực", "ngày 31/12/9999", "\ufeff",
    "Quyết định này có hiệu lực sau 99999999 ngày kể từ ngày ký", "(", "*", "UBND TỈNH", "Ð",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=30))
def test_every_text_can_be_read_and_makes_a_document(pieces: list[str]) -> None:
    text = "\n".join(pieces)
    found = read_metadata(text, units_of(text), "a.txt")
    assert assemble(found, {}, content_hash="0123").id
    assert report(found, {})
