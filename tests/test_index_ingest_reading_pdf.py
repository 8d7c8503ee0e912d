import io

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pytest
from fpdf import FPDF

from index.ingest.reading import limits, ocr
from index.ingest.reading.errors import ReadingError
from index.ingest.reading.pdf import read_pdf
from tests.binary_documents import DECISION, font, needs_ocr, pdf_of, picture_of, scan_of


def test_a_text_layer_is_read_line_by_line_and_page_by_page() -> None:
    raw = read_pdf(pdf_of(DECISION[:5], DECISION[5:]), "quyet-dinh.pdf")

    first, second = raw.text.split("\f")
    assert [line.strip() for line in first.splitlines()] == list(DECISION[:5])
    assert [line.strip() for line in second.splitlines()] == list(DECISION[5:])
    assert (raw.format, raw.wraps, raw.by_ocr, raw.notes) == ("pdf", True, False, ())


def test_a_word_broken_at_its_hyphen_is_whole_and_keeps_it() -> None:
    lines = ("Căn cứ Nghị định số 912/2031/NĐ-", "CP của Chính phủ về chiếu sáng;")

    assert "số 912/2031/NĐ-CP của" in read_pdf(pdf_of(lines), "x.pdf").text


def test_text_in_a_legacy_font_is_converted() -> None:
    legacy = "QuyÕt ®Þnh nµy cã hiÖu lùc kÓ tõ ngµy ký vµ thay thÕ c¸c quy ®Þnh tr­íc ®©y cña tØnh"
    raw = read_pdf(pdf_of((legacy,) * 5), "x.pdf")

    assert "Quyết định này có hiệu lực kể từ ngày ký và thay thế" in raw.text
    assert "converted from TCVN3" in raw.notes


@needs_ocr
def test_a_scan_is_read_by_ocr() -> None:
    raw = read_pdf(scan_of(DECISION), "scan.pdf")

    words = " ".join(DECISION).split()
    right = sum(word in raw.text.split() for word in words)
    assert right >= 0.97 * len(words)
    assert (raw.by_ocr, raw.wraps, raw.notes) == (True, True, ("page 1 read by OCR",))


@needs_ocr
def test_only_the_pages_that_are_pictures_are_read_by_ocr() -> None:
    document = pdfium.PdfDocument.new()
    parts = [pdf_of(DECISION), scan_of(DECISION, DECISION), pdf_of(DECISION), scan_of(DECISION)]
    for part in parts:
        document.import_pages(pdfium.PdfDocument(part))
    file = io.BytesIO()
    document.save(file)
    raw = read_pdf(file.getvalue(), "mixed.pdf")

    assert raw.notes == ("pages 2–3, 5 read by OCR",)
    assert all("Điều 3. Hiệu lực thi hành" in page for page in raw.text.split("\f"))


@needs_ocr
@pytest.mark.parametrize(
    "layer",
    [
        pytest.param("Ky boi: Cong Thong tin dien tu, 14.3.2031 16:20:05 +07:00", id="stamp"),
        pytest.param("UY BAN NHAN DAN THANH PHO " * 20, id="a scanner's English OCR"),
    ],
)
def test_a_scan_with_a_poor_text_layer_is_read_by_ocr(layer: str) -> None:
    made = FPDF()
    made.add_page()
    made.image(picture_of(DECISION), 0, 0, 210, 297)
    made.set_font("helvetica", size=4)
    made.set_text_color(255)
    made.multi_cell(190, text=layer)
    raw = read_pdf(bytes(made.output()), "scan.pdf")

    assert raw.by_ocr
    assert "Trách nhiệm của chủ đầu tư" in raw.text


def test_a_good_text_layer_under_a_picture_is_trusted() -> None:
    made = FPDF()
    made.add_font("serif", fname=str(font(12).path))
    made.add_page()
    made.image(picture_of(()), 0, 0, 210, 297)
    made.set_font("serif", size=11)
    made.multi_cell(190, text="\n".join(DECISION * 2))

    assert not read_pdf(bytes(made.output()), "x.pdf").by_ocr


def test_without_tesseract_a_scan_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    ocr.check_installed.cache_clear()

    with pytest.raises(ReadingError, match="apt-get install tesseract-ocr tesseract-ocr-vie"):
        read_pdf(scan_of(DECISION), "scan.pdf")


@needs_ocr
def test_a_page_that_ocr_cannot_read_is_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "OCR_PAGE_SECONDS", 0.01)

    with pytest.raises(ReadingError, match="no text that can be read; page 1: tesseract was stop"):
        read_pdf(scan_of(DECISION), "scan.pdf")


def test_a_protected_pdf_says_what_to_do() -> None:
    with pytest.raises(ReadingError, match="is protected by a password; remove it, then add again"):
        read_pdf(pdf_of(DECISION, password="mat-khau"), "x.pdf")


def test_too_many_pages_and_too_many_scanned_pages_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "PDF_PAGES", 2)
    monkeypatch.setattr(limits, "OCR_PAGES", 1)

    with pytest.raises(ReadingError, match="has 3 pages, more than 2; split it"):
        read_pdf(pdf_of(DECISION, DECISION, DECISION), "x.pdf")
    with pytest.raises(ReadingError, match="has 2 scanned pages, more than 1; split it"):
        read_pdf(scan_of(DECISION, DECISION), "x.pdf")


def test_a_pdf_without_anything_on_it_is_refused() -> None:
    with pytest.raises(ReadingError, match="holds no text that can be read"):
        read_pdf(pdf_of(()), "x.pdf")
