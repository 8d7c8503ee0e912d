import re
from collections import Counter
from pathlib import Path

import pytest

from index.ingest.reading import limits
from index.ingest.reading.errors import ReadingError
from index.ingest.reading.word import read_doc, read_docx, read_odt
from index.ingest.reading.word_numbering import format_number
from tests.binary_documents import DECISION, docx_of, needs_office, word_with, zip_of

POLICIES = Path(__file__).parents[2] / "shared" / "policies"


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def lines_of(body: str, **parts: str) -> list[str]:
    return read_docx(word_with(body, **parts), "x.docx").text.split("\n")


def numbered(text: str, depth: int = 0, number: int = 1) -> str:
    marks = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(text, marks)


LAW = """<w:numbering NAMES>
<w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="decimal"/>
<w:lvlText w:val="Điều %1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>
<w:lvlText w:val="%3)"/></w:lvl>
<w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/>
<w:lvlText w:val="%4.%2."/></w:lvl>
<w:lvl w:ilvl="4"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="7"/>
<w:lvlOverride w:ilvl="1"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
</w:numbering>"""


def test_paragraphs_are_lines() -> None:
    raw = read_docx(docx_of(*DECISION), "x.docx")

    assert raw.text.split("\n") == list(DECISION)
    assert (raw.format, raw.wraps, raw.by_ocr, raw.notes) == ("docx", False, False, ())


def test_automatic_numbers_are_written_as_word_shows_them() -> None:
    body = (
        numbered("Phạm vi")
        + numbered("Một", 1)
        + numbered("Hai", 1)
        + numbered("chữ a", 2)
        + numbered("chữ b", 2)
        + numbered("La Mã", 3)
        + numbered("gạch", 4)
        + numbered("Hiệu lực")
        + numbered("Lại một", 1)
        + numbered("Lại hai", 1)
        + numbered("Bắt đầu lại", 1, number=2)
        + numbered("Không số", number=0)
    )
    assert lines_of(body, numbering=LAW) == [
        *("Điều 4. Phạm vi", "1. Một", "2. Hai", "a) chữ a", "b) chữ b", "I.2. La Mã", "- gạch"),
        *("Điều 5. Hiệu lực", "1. Lại một", "2. Lại hai", "1. Bắt đầu lại", "Không số"),
    ]


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [
        (4, "decimal", "4"),
        (4, "decimalZero", "04"),
        (28, "lowerLetter", "bb"),
        (1994, "upperRoman", "MCMXCIV"),
        (0, "lowerRoman", "0"),
        (3, "none", ""),
    ],
)
def test_numbers_are_written_in_words_forms(number: int, form: str, text: str) -> None:
    assert format_number(number, form) == text


def test_a_style_makes_headings_and_numbers() -> None:
    styles = """<w:styles NAMES>
    <w:style w:styleId="a"><w:name w:val="heading 2"/></w:style>
    <w:style w:styleId="b"><w:name w:val="Dieu"/><w:basedOn w:val="a"/>
    <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
    <w:style w:styleId="c"><w:name w:val="toc 1"/></w:style></w:styles>"""
    body = (
        paragraph("Điều 4. Phạm vi 2", '<w:pStyle w:val="c"/>')
        + paragraph("Chương I", '<w:pStyle w:val="a"/>')
        + paragraph("Phạm vi", '<w:pStyle w:val="b"/>')
        + paragraph("Phụ lục", '<w:outlineLvl w:val="0"/>')
        + paragraph("Thân", '<w:outlineLvl w:val="9"/>')
    )
    raw = read_docx(word_with(body, numbering=LAW, styles=styles), "x.docx")

    assert raw.text.split("\n") == ["## Chương I", "## Điều 4. Phạm vi", "# Phụ lục", "Thân"]
    assert raw.notes == ("left out its table of contents",)


def test_table_rows_are_lines_and_frames_are_not_rows() -> None:
    def row(*cells: str) -> str:
        return f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"

    body = (
        "<w:tbl>"
        + row(paragraph("STT"), paragraph("Nhiệm vụ") + paragraph("chính"), paragraph("Hạn"))
        + row(paragraph("1"), paragraph(""), paragraph("2031"))
        + row(paragraph("Ghi chú"), paragraph(""), paragraph(""))
        + row(paragraph("Nơi nhận:") + paragraph("- Như trên;"))
        + "</w:tbl>"
    )
    assert lines_of(body) == [
        *("STT | Nhiệm vụ chính | Hạn", "1 |  | 2031", "Ghi chú", "Nơi nhận:", "- Như trên;"),
    ]


def test_tracked_changes_are_read_as_accepted() -> None:
    body = (
        "<w:p><w:r><w:t>mức </w:t></w:r><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>mới</w:t></w:r></w:ins></w:p>"
        "<w:moveFrom><w:r><w:t>dời</w:t></w:r></w:moveFrom>"
        "<w:p><w:moveFrom><w:r><w:t>dời</w:t></w:r></w:moveFrom></w:p>"
        "<w:p><w:moveTo><w:r><w:t>dời</w:t></w:r></w:moveTo></w:p>"
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>đoạn </w:t></w:r></w:p>"
        + paragraph("nối")
    )
    assert lines_of(body) == ["mức mới", "dời", "đoạn nối"]


def test_what_word_does_not_show_is_left_out_and_text_boxes_are_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('trong khung')}</w:txbxContent>"
    markup = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    body = (
        "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>thấy</w:t></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>"
        f"<w:r><mc:AlternateContent {markup}><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert lines_of(body) == ["thấy", "trong khung"]


def test_footnotes_stand_at_the_end_and_comments_nowhere() -> None:
    notes = (
        f'<w:footnotes NAMES><w:footnote w:id="0">{paragraph("đường kẻ")}</w:footnote>'
        f'<w:footnote w:id="5">{paragraph("Sửa đổi năm 2030.")}</w:footnote></w:footnotes>'
    )
    comments = f"<w:comments NAMES><w:comment>{paragraph('lời bàn')}</w:comment></w:comments>"
    body = (
        '<w:p><w:r><w:t>Điều 1</w:t></w:r><w:r><w:footnoteReference w:id="5"/></w:r></w:p>'
        + paragraph("hết")
    )
    assert lines_of(body, footnotes=notes, comments=comments) == [
        *("Điều 1[1]", "hết", "[1] Sửa đổi năm 2030."),
    ]


@needs_office
def test_a_legacy_file_is_read_through_libreoffice() -> None:
    rtf = ""
    for line in DECISION:
        rtf += "".join(c if c.isascii() else f"\\u{ord(c)}?" for c in line) + "\\par\n"
    raw = read_doc(b"{\\rtf1\\ansi\\uc1 " + rtf.encode() + b"}", "x.doc")

    assert raw.text.split("\n") == list(DECISION)
    assert (raw.format, raw.notes) == ("doc", ("converted by LibreOffice",))


def test_without_libreoffice_a_legacy_file_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "")

    with pytest.raises(ReadingError, match="apt-get install libreoffice-writer-nogui, or save"):
        read_doc(b"{\\rtf1 x}", "x.doc")


@needs_office
def test_libreoffice_is_stopped_when_it_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "OFFICE_SECONDS", 0.01)

    with pytest.raises(ReadingError, match=r"soffice was stopped after 0\.01 seconds"):
        read_doc(b"{\\rtf1 x}", "x.doc")


@needs_office
@pytest.mark.skipif(not POLICIES.is_dir(), reason="needs the texts in ../shared/policies")
def test_the_shared_law_has_every_word_in_both_forms() -> None:
    raw = read_doc((POLICIES / "20_2023_QH15_513347.doc").read_bytes(), "20_2023.doc")
    twin = (POLICIES / "Luat_GiaoDichDienTu_20_2023_QH15.md").read_text(encoding="utf-8")

    assert len(re.findall(r"^Điều \d+\.", raw.text, re.MULTILINE)) == 53
    assert words(raw.text) == words(twin)


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


@needs_office
def test_an_open_document_is_read_with_its_table() -> None:
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in (("office", "office"), ("text", "text"), ("table", "table"))
    )
    cells = "".join(
        f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in ("Làng", "Đèn")
    )
    columns = '<table:table-column table:number-columns-repeated="2"/>'
    table = f"<table:table>{columns}<table:table-row>{cells}</table:table-row></table:table>"
    content = (
        f'<office:document-content {names} office:version="1.2"><office:body><office:text>'
        f"<text:p>Điều 1. Đèn của làng</text:p>{table}"
        "</office:text></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    listed = "".join(
        f'<m:file-entry m:full-path="{path}" m:media-type="{form}"/>'
        for path, form in (("/", kind), ("content.xml", "text/xml"))
    )
    data = zip_of(
        {
            "mimetype": kind,
            "META-INF/manifest.xml": f'<m:manifest xmlns:m="{manifest}">{listed}</m:manifest>',
            "content.xml": content,
        }
    )
    raw = read_odt(data, "x.odt")
    assert (raw.format, raw.text.split("\n")) == ("odt", ["Điều 1. Đèn của làng", "Làng | Đèn"])


def test_signs_of_symbol_fonts_and_raised_figures_are_kept_and_struck_out_words_are_not() -> None:
    def run(text: str, properties: str = "") -> str:
        return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'

    above = '<w:vertAlign w:val="superscript"/>'
    body = (
        "<w:p>"
        + run("Rọi ")
        + '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>'
        + run(" 15 lux, 10")
        + run("6", above)
        + run(" W, 20 m")
        + run("2", above)
        + run(", phí ")
        + run("50 đồng", "<w:strike/>")
        + run("60 đồng", '<w:strike w:val="0"/>')
        + "</w:p>"
    )
    assert lines_of(body) == ["Rọi ≥ 15 lux, 10⁶ W, 20 m2, phí 60 đồng"]
