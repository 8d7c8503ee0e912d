"""Presentations: a heading a slide, then its paragraphs and tables."""

import pytest

from index.ingest.reading.errors import ReadingError
from index.ingest.reading.slides import read_pptx
from tests.binary_documents import zip_of

A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'


def slide(body: str) -> str:
    return f"<p:sld {A} {P}><p:cSld><p:spTree>{body}</p:spTree></p:cSld></p:sld>"


def shape(*paragraphs: str, kind: str = "") -> str:
    place = f'<p:nvSpPr><p:nvPr><p:ph type="{kind}"/></p:nvPr></p:nvSpPr>' if kind else ""
    lines = "".join(f"<a:p><a:r><a:t>{line}</a:t></a:r></a:p>" for line in paragraphs)
    return f"<p:sp>{place}<p:txBody>{lines}</p:txBody></p:sp>"


def row(*cells: str) -> str:
    texts = (
        f"<a:tc><a:txBody><a:p><a:r><a:t>{c}</a:t></a:r></a:p></a:txBody></a:tc>" for c in cells
    )
    return f"<a:tr>{''.join(texts)}</a:tr>"


def test_slides_are_read_in_their_order() -> None:
    table = f"<a:tbl>{row('Làng', 'Đèn', 'Đội')}{row('Mây', '', 'Bắc')}</a:tbl>"
    parts = {
        "ppt/slides/slide10.xml": slide(shape("Cảm ơn")),
        "ppt/slides/slide2.xml": slide(f"<p:graphicFrame>{table}</p:graphicFrame>"),
        "ppt/slides/slide1.xml": slide(shape("Đèn", "đường", kind="title") + shape("Một ý")),
        "ppt/notesSlides/notesSlide1.xml": slide(shape("ghi chú riêng")),
    }
    assert read_pptx(zip_of(parts), "x.pptx").text.split("\n") == [
        "# Đèn đường",
        "Một ý",
        "Làng | Đèn | Đội",
        "Mây |  | Bắc",
        "Cảm ơn",
    ]


def test_a_presentation_without_slides_is_refused() -> None:
    with pytest.raises(ReadingError, match="without slides"):
        read_pptx(zip_of({"ppt/presentation.xml": "<x/>"}), "x.pptx")
