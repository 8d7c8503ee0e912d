"""A text cut into blocks: nothing lost, every unit at its address, the marked words marked."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from index.documents.timeline import Event
from index.legal.structure.tree import units_of
from index.records.document import Document
from index.records.version import Piece, Text, Version
from web.anchors import anchors_of
from web.life_line import WIDTH, dots_of
from web.sheet import sheet_of, span_of

LAW = """Chương I
QUY ĐỊNH CHUNG

Điều 1. Phạm vi điều chỉnh
Nghị định này quy định về phí.

Điều 2. Mức phí
1. Mức phí gồm:
a) Ô tô: 40.000 đồng;
đ) Xe máy: 5.000 đồng.
2. Miễn phí cho người khuyết tật.

Loại xe | Mức thu
Ô tô | 40.000
"""


def text_of(body: str, pieces: tuple[Piece, ...] = (), *, with_units: bool = True) -> Text:
    document = Document(id="nd-1-2020")
    version = Version(
        id="v", key="k", origin="added", document=document, file="a.txt", digest="0" * 64
    )
    return Text(version, body, pieces, tuple(units_of(body)) if with_units else ())


def words_of(text: Text, marked: tuple[int, int] | None = None, only_marked: bool = False) -> str:
    return " ".join(
        run.words
        for block in sheet_of(text, marked).blocks
        for line in block.lines
        for cell in line
        for run in cell
        if run.is_marked or not only_marked
    )


def test_units_have_addresses_that_can_be_sent() -> None:
    anchors = anchors_of(units_of(LAW))
    assert "dieu-2-khoan-1-diem-a" in anchors
    assert "dieu-2-khoan-1-diem-dd" in anchors, "điểm d and điểm đ are two"
    assert "chuong-i" in anchors
    named = [anchor for anchor in anchors if anchor]
    assert len(set(named)) == len(named)


def test_two_articles_of_one_number_have_two_addresses() -> None:
    twice = LAW + "\nPhụ lục\n\nĐiều 1. Tên\nmột\n\nĐiều 1. Tên\nhai\n"
    anchors = [anchor for anchor in anchors_of(units_of(twice)) if anchor]
    assert len(set(anchors)) == len(anchors)


def test_headings_make_the_outline_and_rows_a_table() -> None:
    sheet = sheet_of(text_of(LAW))
    assert [block.heading for block in sheet.outline] == [
        "Chương I. QUY ĐỊNH CHUNG",
        "Điều 1. Phạm vi điều chỉnh",
        "Điều 2. Mức phí",
    ]
    rows = [line for block in sheet.blocks for line in block.lines if len(line) > 1]
    assert [[cell[0].words for cell in row] for row in rows] == [
        ["Loại xe", "Mức thu"],
        ["Ô tô", "40.000"],
    ]


def test_a_text_of_ours_is_shown_by_its_sections() -> None:
    body = "\n\n## Mục tiêu\n\nMột câu.\n\n## Nguồn lực\n\nHai câu.\n"
    places = [(body.index(each), each) for each in ("Một câu.", "Hai câu.")]
    pieces = tuple(
        Piece(heading, start, start + len(words))
        for heading, (start, words) in zip(("Mục tiêu", "Nguồn lực"), places, strict=True)
    )
    sheet = sheet_of(text_of(body, pieces, with_units=False))
    assert [(block.anchor, block.heading) for block in sheet.blocks] == [
        ("muc-tieu", "Mục tiêu"),
        ("nguon-luc", "Nguồn lực"),
    ]
    assert "#" not in words_of(text_of(body, pieces, with_units=False))


@given(st.integers(0, len(LAW)), st.integers(0, len(LAW)))
def test_no_word_is_lost_wherever_the_mark_is(first: int, last: int) -> None:
    text = text_of(LAW)
    heads = {block.heading for block in sheet_of(text).outline}
    left = "".join(words_of(text, (first, last)).split())
    for line in LAW.splitlines():
        words = line.strip()
        in_heading = any(words in head or head.startswith(words) for head in heads)
        if words and not in_heading:
            assert "".join(words.replace("|", "").split()) in left


def test_what_is_marked_is_what_was_quoted() -> None:
    quote = "a) Ô tô: 40.000 đồng;"
    span = span_of(quote, LAW)
    assert span is not None
    assert words_of(text_of(LAW), span, only_marked=True) == quote
    assert span_of("1. Mức phí gồm: a) Ô tô: 40.000 đồng;", LAW) is not None, "lines joined"
    assert span_of("không có", LAW) is None
    assert span_of("  ", LAW) is None


def test_the_line_of_life_has_a_dot_a_day() -> None:
    issued, ended = date(2020, 6, 3), date(2024, 6, 3)
    events = [Event("issued", issued, ()), Event("effective", issued, ())]
    dots, now = dots_of([*events, Event("ended", ended, ())], date(2026, 1, 1))
    assert [(dot.day, len(dot.events)) for dot in dots] == [(issued, 2), (ended, 1)]
    assert 0 < dots[0].x < dots[1].x < now < WIDTH
    assert dots_of([], date(2026, 1, 1))[0] == []
