"""A Line in words: what fills its gaps, in every language."""

from datetime import date

import pytest

from actions.executing.result import Line
from actions.reading.plan import Filter
from actions.reading.times import Days
from actions.wording.describing import describe, describe_filter
from index.records.document import Document
from index.text.language import Language
from tests.days import TODAY

YEAR = Days(date(2022, 1, 1), date(2022, 12, 31))
DECREE = Document(id="d", number="1/NĐ-CP", type="Nghị định")


def test_a_date_a_document_and_a_line_fill_gaps() -> None:
    line = Line("dated", {"name": DECREE, "issued": date(2024, 2, 5)})
    assert describe(line, "vi", TODAY) == "Nghị định 1/NĐ-CP, ngày 05/02/2024"
    nested = Line("source_summary", {"names": (line,)})
    assert describe(nested, "fr", TODAY).startswith("Source : Décret 1/NĐ-CP, 5 février 2024 (")
    both = Line("source_summary", {"names": (line, Line("bare_name", {"name": DECREE}))})
    assert "5 February 2024; Decree 1/NĐ-CP (" in describe(both, "en", TODAY)


def test_lines_stand_below_each_other() -> None:
    lines = tuple(Line("cited_line", {"name": n, "heading": "h", "quote": "q"}) for n in "ab")
    words = describe(Line("listed", {"intro": Line("cited"), "lines": lines}), "vi", TODAY)
    assert words.splitlines()[1:] == ["• A, mục “h”: “q”", "• B, mục “h”: “q”"]


def test_a_message_that_is_missing_is_an_error() -> None:
    with pytest.raises(KeyError):
        describe(Line("no_such_message"), "vi", TODAY)
    with pytest.raises(KeyError):
        describe(Line("dated", {"name": "x"}), "vi", TODAY)


@pytest.mark.parametrize(
    ("wanted", "language", "words"),
    [
        (Filter(), "vi", "văn bản"),
        (
            Filter(types=("nd", "qd"), issued=YEAR),
            "vi",
            "nghị định hoặc quyết định ban hành năm 2022",
        ),
        (Filter(types=("nd",), issuers=("Chính phủ",)), "vi", "nghị định của Chính phủ"),
        (Filter(topic="chữ ký số"), "en", "documents on “chữ ký số”"),
        (
            Filter(signers=("Phạm Minh Chính",)),
            "fr",
            "textes portant la signature de Phạm Minh Chính",
        ),
        (
            Filter(types=("nd",), standing="in_force"),
            "vi",
            "nghị định còn hiệu lực vào ngày 23/11/2026",
        ),
        (Filter(without=(Filter(types=("qd",)),)), "vi", "văn bản (trừ quyết định)"),
        (
            Filter(issued=Days(date.min, date(2020, 12, 31))),
            "vi",
            "văn bản ban hành trước ngày 01/01/2021",
        ),
    ],
)
def test_what_documents_are_asked_for(wanted: Filter, language: Language, words: str) -> None:
    assert "".join(describe_filter(wanted, language, TODAY)) == words
