"""Quotes in words: the sentence that answers, its notes, its source."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from actions.answer import Answer, AnswerStatus
from actions.executing.result import Line, Note, Quote
from actions.wording.citing import cite
from actions.wording.composing import answered, refused
from index.documents.card import card_fields
from index.records.document import Document, Passage, Period, TextSource
from tests.days import TODAY

QUOTE = "Quyết định 1/QĐ-X đặt mục tiêu 20% vào năm 2025."
PASSAGE = Passage("p1", "d1", "Mục tiêu", QUOTE, 0, len(QUOTE), ((0, len(QUOTE)),))
PLAIN = Document(
    id="d1", number="1/QĐ-X", type="Quyết định", title="Thử", issued=date(2020, 6, 3),
    wording="summary",
)  # fmt: skip


def said_of(quote: str = QUOTE, passage: Passage = PASSAGE, **fields: Any) -> Answer:
    return answered("vi", [Quote(PLAIN.model_copy(update=fields), passage, quote)], TODAY)


def test_the_answer_comes_first_and_its_source_last() -> None:
    paragraphs = said_of().text.split("\n\n")
    assert paragraphs[0] == QUOTE
    assert paragraphs[-1] == "Nguồn: Hỏi Phố tóm tắt theo Quyết định 1/QĐ-X, ngày 03/6/2020."


def test_a_summary_is_never_shown_as_the_words_of_the_document() -> None:
    assert "Hỏi Phố tóm tắt theo" in said_of().text
    verbatim = said_of(passage=replace(PASSAGE, wording="verbatim"))
    assert "tóm tắt" not in verbatim.text
    assert "Nguồn: Quyết định 1/QĐ-X, ngày 03/6/2020, Mục tiêu." in verbatim.text
    assert [citation.kind for citation in verbatim.citations] == ["verbatim"]


def test_of_several_texts_the_one_read_is_named_and_ocr_warned_of() -> None:
    verbatim = replace(PASSAGE, wording="verbatim")
    scan = TextSource(version="a", file="quet.pdf", by_ocr=True)
    alone = said_of(passage=verbatim, texts=(scan,)).text
    assert "máy đọc từ bản chụp" in alone
    assert "quet.pdf" not in alone
    other = TextSource(version="b", file="khac.md", used=False)
    assert "(theo bản “quet.pdf”)" in said_of(passage=verbatim, texts=(other, scan)).text
    assert "máy đọc" not in said_of(texts=(scan,)).text, "our summary was not read by a machine"


def test_the_day_of_an_event_stands_once_in_its_source() -> None:
    event: dict[str, Any] = {"number": None, "type": "Hội thảo", "issued": date(2024, 11, 2)}
    text = said_of(**event).text
    assert text.startswith(QUOTE)
    assert text.count("2024") == 1


def test_a_law_is_called_by_its_name_as_well_as_its_number() -> None:
    law: dict[str, Any] = {"type": "Luật", "number": "20/2023/QH15", "title": "Giao dịch điện tử"}
    assert "Luật Giao dịch điện tử 20/2023/QH15" in said_of(**law).text
    assert "Luật 20/2023/QH15" in said_of(**{**law, "title": ""}).text


def test_what_no_longer_holds_is_noted_and_what_does_comes_first() -> None:
    note = Line("overtaken.replaced", {"name": PLAIN, "by": "Quyết định 2/QĐ-X"})
    quotes = [Quote(PLAIN, PASSAGE, QUOTE)]
    plain = answered("vi", quotes, TODAY, overtaken=[Note(note)])
    assert plain.text.startswith(f"{QUOTE}\n\nLưu ý: đã có Quyết định 2/QĐ-X thay thế")
    newer = Quote(PLAIN.model_copy(update={"id": "d2"}), PASSAGE, "Nay là 30%.")
    told = answered("vi", quotes, TODAY, overtaken=[Note(note, newer)])
    assert told.text.index("Nay là 30%.") < told.text.index(QUOTE)
    assert [citation.document_id for citation in told.citations] == ["d1", "d2"]


@pytest.mark.parametrize(
    ("end", "quote", "over"),
    [
        (2025, "mục tiêu 20% vào năm 2025", True),
        (2025, "mục tiêu 20% năm 2025 và 30% năm 2030", False),
        (2025, "mục tiêu chung của chương trình", False),
        (2025, "ban hành ngày 03/6/2020", False),
        (TODAY.year, f"mục tiêu năm {TODAY.year}", False),
        (TODAY.year - 1, f"mục tiêu năm {TODAY.year - 1}", True),
    ],
)
def test_a_target_whose_time_is_over_is_said_to_be_so(end: int, quote: str, over: bool) -> None:
    assert ("nay đã hết hạn" in said_of(quote, period=Period(end=end)).text) is over


def test_a_document_read_in_part_is_said_to_be_so() -> None:
    assert "mới đọc được một phần" in said_of(completeness="partial").text


def test_that_only_a_part_was_read_is_not_said_twice() -> None:
    part = PLAIN.model_copy(update={"completeness": "partial"})
    quote = dict(card_fields(part))["completeness"]
    text = said_of(quote, completeness="partial").text
    assert text.startswith(quote)
    assert text.count("mới đọc được một phần") == 1
    other = part.model_copy(update={"id": "d2", "number": "2/QĐ-X"})
    both = answered(
        "vi", [Quote(part, PASSAGE, quote), Quote(other, PASSAGE, "Một câu.")], TODAY
    ).text
    assert both.count("mới đọc được một phần của Quyết định 1/QĐ-X") == 1
    assert "mới đọc được một phần của Quyết định 2/QĐ-X" in both


def test_a_document_without_a_day_has_no_hole_in_its_source() -> None:
    assert said_of(issued=None).text.endswith("theo Quyết định 1/QĐ-X.")


@pytest.mark.parametrize(
    ("sources", "url"),
    [
        (("https://a.example", "https://b.example"), "https://a.example"),
        (("crawl", "http://b.example"), None),
        (("crawl",), None),
        (("javascript:alert(1)",), None),
        ((), None),
    ],
)
def test_a_citation_links_to_its_first_source_when_that_is_an_address(
    sources: tuple[str, ...], url: str | None
) -> None:
    passage = Passage("p1", "d1", "Mục tiêu", QUOTE, 0, len(QUOTE), ((0, len(QUOTE)),), sources)
    assert cite(Quote(PLAIN, passage, QUOTE), "vi").url == url


def test_a_refusal_with_nothing_near_says_why_and_no_more() -> None:
    said = refused("vi", AnswerStatus.NOT_FOUND, "Tôi chưa biết.", TODAY)
    assert said.text == "Tôi chưa biết."
    assert said.citations == ()


def test_a_refusal_with_something_near_cites_it() -> None:
    near = Quote(PLAIN, PASSAGE, QUOTE)
    said = refused("vi", AnswerStatus.NOT_FOUND, "Tôi chưa biết.", TODAY, near)
    assert said.text.startswith(f"Tôi chưa biết.\n\nGần nhất tôi đọc thấy: {QUOTE}")
    assert said.citations == (cite(near, "vi"),)
    assert "Nguồn: " in said.text


def test_points_stand_on_lines_of_their_own_those_of_one_side_together() -> None:
    other = replace(PASSAGE, wording="verbatim")
    quotes = [
        Quote(PLAIN, PASSAGE, "Nevers có xe tự lái."),
        Quote(PLAIN, PASSAGE, "Có 35.000 người."),
        Quote(PLAIN, other, "Điều này."),
    ]
    said = answered("vi", quotes, TODAY, labels=("Nevers", "Nevers", "Le Havre"))
    assert said.text.split("\n\n")[0].splitlines() == [
        "• Nevers có xe tự lái. Có 35.000 người.",
        "• Le Havre: “Điều này.”",
    ]
    assert len(said.citations) == len(quotes)


def test_sources_of_our_own_words_stand_on_one_line_the_texts_on_theirs() -> None:
    other = PLAIN.model_copy(update={"id": "d2", "number": "2/QĐ-X"})
    read = replace(PASSAGE, wording="verbatim", heading="Điều 1")
    quotes = [
        Quote(PLAIN, PASSAGE, QUOTE),
        Quote(other, PASSAGE, "Một."),
        Quote(other, read, "Hai."),
    ]
    assert answered("vi", quotes, TODAY).text.split("\n\n")[-1].splitlines() == [
        "Nguồn: Hỏi Phố tóm tắt theo Quyết định 1/QĐ-X, ngày 03/6/2020; "
        "Quyết định 2/QĐ-X, ngày 03/6/2020.",
        "Nguồn: Quyết định 2/QĐ-X, ngày 03/6/2020, Điều 1.",
    ]


def test_a_conference_has_no_capital_within_a_sentence() -> None:
    event: dict[str, Any] = {"number": None, "type": "Hội thảo", "title": "Phố"}
    assert "tóm tắt theo hội thảo “Phố”" in said_of(**event).text


def test_years_that_a_sentence_names_do_not_stand_before_it() -> None:
    words = "Tỷ lệ là 50% năm 2025 và 70% năm 2030."
    for label, line in (("2025, 2030", f"• {words}"), ("2025", f"• 2025: {words}")):
        assert answered(
            "vi", [Quote(PLAIN, PASSAGE, words)], TODAY, labels=(label,)
        ).text.startswith(line)


@pytest.mark.parametrize(("second", "over"), [("Mục tiêu năm 2022.", True), ("Có xe.", False)])
def test_points_are_over_together(second: str, over: bool) -> None:
    plain = replace(PASSAGE, heading="")
    quotes = [Quote(PLAIN, plain, QUOTE), Quote(PLAIN, plain, second)]
    assert ("nay đã hết hạn" in answered("vi", quotes, TODAY, labels=("", "")).text) is over
