from datetime import date

import pytest
from pydantic import ValidationError

from index.records.document import Document, Relation, Validity


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"number": "749/QĐ-TTg", "type": "Quyết định", "title": "T"}, "Quyết định 749/QĐ-TTg"),
        ({"number": "749/QĐ-TTg", "title": "T"}, "749/QĐ-TTg"),
        ({"type": "Hội thảo", "title": "Thành phố xanh"}, "Hội thảo “Thành phố xanh”"),
        ({"title": "Thành phố xanh"}, "Thành phố xanh"),
        ({"type": "Hội thảo"}, "d"),
        ({}, "d"),
    ],
)
def test_a_document_is_named_by_the_best_that_is_known(fields: dict[str, str], name: str) -> None:
    assert Document.model_validate({"id": "d", **fields}).name == name


def test_nothing_unknown_is_invented() -> None:
    given = Document(id="d").model_dump(exclude_defaults=True)
    assert given == {"id": "d"}
    assert Document(id="d").validity is None
    assert Document(id="d").issued is None


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"id": ""},
        {"id": "d", "colour": "red"},
        {"id": "d", "issued": "yesterday"},
        {"id": "d", "validity": {"state": "perhaps"}},
        {"id": "d", "validity": {"state": "ended", "colour": "red"}},
        {"id": "d", "period": {"start": 2020}},
        {"id": "d", "relations": [{"kind": "likes", "number": "1/QĐ"}]},
        {"id": "d", "wording": "translation"},
        {"id": "d", "completeness": "half"},
    ],
)
def test_what_is_no_document_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Document.model_validate(fields)


def test_a_document_survives_json() -> None:
    document = Document(
        id="d",
        number="1/QĐ",
        issued=date(2020, 6, 3),
        validity=Validity(state="ended", since=date(2025, 12, 1), by="2/QĐ"),
        relations=(Relation(kind="replaces", number="0/QĐ"),),
        sources=("https://example.org/",),
    )
    assert Document.model_validate_json(document.model_dump_json()) == document


def test_a_document_does_not_change() -> None:
    with pytest.raises(ValidationError):
        Document(id="d").title = "T"
