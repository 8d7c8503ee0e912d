from datetime import date
from typing import Any

import pytest

from index.documents.card import card_fields, card_sentences
from index.documents.names import name_number, show_date
from index.ingest.corpus import corpus_files, split_front_matter
from index.records.document import Document, RelationKind
from index.yaml_file import read_yaml
from tests.conftest import CORPUS, ROOT

BASE = {"id": "d", "type": "Quyết định", "number": "749/QĐ-TTg"}
KINDS = RelationKind.__args__  # type: ignore[attr-defined]


def fields_of(**fields: Any) -> dict[str, str]:
    return dict(card_fields(Document.model_validate({**BASE, **fields})))


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        (date(2020, 6, 3), "03/6/2020"),
        (date(2018, 2, 1), "01/02/2018"),
        (date(2024, 12, 27), "27/12/2024"),
        (date(2021, 1, 10), "10/01/2021"),
    ],
)
def test_dates_are_written_as_decrees_write_them(day: date, shown: str) -> None:
    assert show_date(day) == shown


@pytest.mark.parametrize(
    ("number", "named"),
    [
        ("749/QĐ-TTg", "Quyết định 749/QĐ-TTg"),
        ("13/2023/NĐ-CP", "Nghị định 13/2023/NĐ-CP"),
        ("52-NQ/TW", "Nghị quyết 52-NQ/TW"),
        ("20/2023/QH15", "Luật 20/2023/QH15"),
        ("6862/BTTTT", "6862/BTTTT"),
        ("Chương trình", "Chương trình"),
    ],
)
def test_a_number_is_given_its_type_where_plain(number: str, named: str) -> None:
    assert name_number(number) == named


def test_every_known_field_has_its_sentence() -> None:
    fields = fields_of(
        title="Chuyển đổi số quốc gia",
        issuer="Thủ tướng Chính phủ",
        signer="Nguyễn Xuân Phúc",
        issued="2020-06-03",
        effective="2020-07-01",
        validity={"state": "ended", "since": "2025-12-01", "by": "2629/QĐ-TTg"},
        period={"start": 2020, "end": 2025},
        relations=[{"kind": "based_on", "number": "52-NQ/TW"}],
        completeness="partial",
    )
    expected = {
        "title": "nói về chuyển đổi số quốc gia",
        "issued": "do Thủ tướng Chính phủ ban hành ngày 03/6/2020",
        "signer": "Nguyễn Xuân Phúc",
        "effective": "có hiệu lực từ ngày 01/7/2020",
        "validity": "hết hiệu lực từ ngày 01/12/2025, theo Quyết định 2629/QĐ-TTg",
        "period": "2020–2025",
        "relations": "căn cứ vào Nghị quyết 52-NQ/TW",
        "completeness": "một phần",
    }
    assert set(fields) == set(expected)
    for field, words in expected.items():
        assert words in fields[field]
        assert "Quyết định 749/QĐ-TTg" in fields[field]


def test_an_issuer_is_told_of_without_a_date_too() -> None:
    assert fields_of(issuer="Chính phủ") == {
        "issuer": "Quyết định 749/QĐ-TTg do Chính phủ ban hành."
    }
    assert set(fields_of(issuer="Chính phủ", issued="2020-06-03")) == {"issued"}


def test_what_is_unknown_is_not_said() -> None:
    assert fields_of() == {}
    assert "validity" not in fields_of(issued="2020-06-03", issuer="Chính phủ")


def test_a_document_without_a_type_has_no_card() -> None:
    assert card_sentences(Document(id="d", title="T", issued=date(2020, 6, 3))) == []


@pytest.mark.parametrize(
    ("validity", "words", "absent"),
    [
        ({"state": "ended", "since": "2025-12-01"}, "đã hết hiệu lực từ ngày 01/12/2025", "theo"),
        ({"state": "ended", "by": "2/QĐ-TTg"}, "hết hiệu lực, theo Quyết định 2/QĐ-TTg", "ngày"),
        ({"state": "in_force", "since": "2026-01-01"}, "còn hiệu lực", "hết"),
    ],
)
def test_validity_says_since_when_and_by_what(
    validity: dict[str, str], words: str, absent: str
) -> None:
    sentence = fields_of(validity=validity)["validity"]
    assert words in sentence
    assert absent not in sentence


@pytest.mark.parametrize("kind", KINDS)
def test_every_relation_names_both_documents(kind: str) -> None:
    sentence = fields_of(relations=[{"kind": kind, "number": "52-NQ/TW"}])["relations"]
    assert "Quyết định 749/QĐ-TTg" in sentence
    assert "Nghị quyết 52-NQ/TW" in sentence


def test_relations_are_worded_each_in_its_own_way() -> None:
    words = read_yaml(ROOT / "index/documents/card.yml")["relations"]
    assert sorted(words) == sorted(KINDS)
    assert len(set(words.values())) == len(words)


def test_a_field_of_one_source_says_so() -> None:
    fields = fields_of(
        signer="Nguyễn Xuân Phúc", effective="2020-06-03", single_source=["effective"]
    )
    assert fields["effective"].endswith("(mới thấy ở một nguồn).")
    assert "một nguồn" not in fields["signer"]


@pytest.mark.parametrize("name", [file.name for file in corpus_files(CORPUS)])
def test_every_given_date_and_name_of_the_corpus_is_on_its_card(name: str) -> None:
    metadata, _ = split_front_matter(CORPUS / name)
    card = "\n".join(card_sentences(Document.model_validate(metadata)))
    for field in ("issued", "effective"):
        if field in metadata:
            assert show_date(date.fromisoformat(str(metadata[field]))) in card
    assert str(metadata.get("signer", "")) in card
    if "validity" not in metadata:
        assert "còn hiệu lực" not in card
        assert "hết hiệu lực" not in card


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Bảo vệ dữ liệu cá nhân", "bảo vệ dữ liệu cá nhân"),
        ("Đề án xe điện", "Đề án xe điện"),
        ("Hà Nội và vùng phụ cận", "Hà Nội và vùng phụ cận"),
        ("AI cho mọi người", "AI cho mọi người"),
    ],
)
def test_a_title_has_no_capital_within_a_sentence_unless_it_is_a_name(
    title: str, said: str
) -> None:
    document = Document(id="x", number="1/NĐ-CP", type="Nghị định", title=title, wording="summary")
    assert dict(card_fields(document))["title"] == f"Nghị định 1/NĐ-CP nói về {said}."


def test_a_law_is_called_by_its_name_as_well_as_its_number() -> None:
    law = Document(
        id="x", number="1/2029/QH18", type="Luật", title="Đèn đường", signer="A", wording="summary"
    )
    assert dict(card_fields(law))["signer"] == "Người ký Luật Đèn đường 1/2029/QH18 là A."
    assert dict(card_fields(law))["title"] == "Luật 1/2029/QH18 nói về đèn đường."
