"""Two files are one document when they say the same number; ids are those of the corpus."""

from datetime import date
from pathlib import Path

import pytest

from index.ingest.corpus import read_corpus
from index.legal.metadata.identity import document_id, fingerprint, identity
from index.records.document import Document
from index.references.finder import ReferenceFinder

CORPUS = Path(__file__).parents[1] / "data" / "corpus"
NUMBERED = [s.document for s in read_corpus(CORPUS) if s.document.number]


@pytest.mark.parametrize("document", NUMBERED, ids=lambda document: document.id)
def test_the_id_is_the_one_the_corpus_writes(document: Document) -> None:
    assert document_id(document) == document.id


def test_no_two_documents_of_the_corpus_are_the_same() -> None:
    assert len({identity(document) for document in NUMBERED}) == len(NUMBERED)


@pytest.mark.parametrize("document", NUMBERED, ids=lambda document: document.id)
def test_what_has_the_identity_of_a_document_is_found_by_its_number(document: Document) -> None:
    other = Document(id="x", number=document.number, type=document.type, issued=document.issued)
    assert identity(other) == identity(document)
    [reference] = ReferenceFinder([document]).find(f"{other.type} số {other.number}")
    assert reference.matches == (document,)


def _document(number: str | None = None, **fields: object) -> Document:
    return Document.model_validate({"id": "x", "number": number, **fields})


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"number": "06-NQ/TW"}, {"number": "6 - NQ/TW"}, True),
        ({"number": "57-NQ/TW"}, {"number": "57/NQ-TW"}, True),
        ({"number": "57-NQ/TW"}, {"number": "57/NQ-CP"}, False),
        ({"number": "47/2020/NĐ-CP"}, {"number": "47/2021/NĐ-CP"}, False),
        (
            {"number": "12/QĐ-TTg", "issued": date(2020, 1, 2)},
            {"number": "12/QĐ-TTg", "issued": date(2021, 1, 2)},
            False,
        ),
        ({"number": "12/QĐ-TTg"}, {"number": "12/QĐ-BXD"}, False),
        (
            {"number": "8/KH-UBND", "issuer": "Ủy ban nhân dân thành phố Hà Nội"},
            {"number": "8/KH-UBND", "issuer": "UBND Thành phố Hà Nội"},
            True,
        ),
        (
            {"number": "8/KH-UBND", "issuer": "Ủy ban nhân dân tỉnh Sơn Thủy"},
            {"number": "8/KH-UBND", "issuer": "Ủy ban nhân dân thành phố Hà Nội"},
            False,
        ),
        (
            {"title": "Ghế đá", "issued": date(2020, 1, 2)},
            {"title": "GHẾ ĐÁ.", "issued": date(2020, 1, 2)},
            True,
        ),
        (
            {"title": "Ghế đá", "issued": date(2020, 1, 2)},
            {"title": "Ghế đá", "issued": date(2021, 1, 2)},
            False,
        ),
    ],
)  # fmt: skip
def test_when_two_files_are_the_same_document(
    one: dict[str, object], other: dict[str, object], same: bool
) -> None:
    first, second = (Document.model_validate({"id": "x", **fields}) for fields in (one, other))
    assert (identity(first) == identity(second)) is same


@pytest.mark.parametrize(
    ("fields", "written"),
    [
        (
            {"number": "308/KH-UBND", "type": "Kế hoạch", "issued": date(2025, 11, 17),
             "issuer": "Ủy ban nhân dân thành phố Hà Nội"},
            "kh-308-2025-ha-noi",
        ),
        ({"number": "57/NQ-CP", "issued": date(2024, 1, 2)}, "nq-57-2024-cp"),
        ({"number": "193/2025/QH15", "type": "Nghị quyết"}, "nq-193-2025-qh"),
        ({"number": "05/2016/TTLT-BTP-BTC"}, "ttlt-05-2016-btp-btc"),
        (
            {"type": "Bài báo", "title": "Ghế đá biết nói", "issued": date(2029, 1, 2)},
            "bai-bao-ghe-da-biet-noi-2029",
        ),
    ],
)  # fmt: skip
def test_ids_of_documents_the_corpus_has_none_of(fields: dict[str, object], written: str) -> None:
    assert document_id(Document.model_validate({"id": "x", **fields})) == written


def test_what_has_neither_number_nor_title_is_known_by_its_words() -> None:
    assert identity(_document(), fingerprint("a  b\n")) == identity(_document(), fingerprint("a b"))
    assert identity(_document(), fingerprint("a b")) != identity(_document(), fingerprint("a c"))
    assert document_id(_document(), "0123456789abcdef") == "text-0123456789ab"


def test_a_local_document_of_an_unknown_place_is_like_no_other() -> None:
    unplaced = Document(id="x", type="Quyết định", number="11/QĐ-UBND", issued=date(2024, 3, 2))
    assert identity(unplaced, "a" * 64) != identity(unplaced, "b" * 64)
    placed = unplaced.model_copy(update={"issuer": "Ủy ban nhân dân tỉnh Sông Vân"})
    assert identity(placed, "a" * 64) == identity(placed, "b" * 64)
