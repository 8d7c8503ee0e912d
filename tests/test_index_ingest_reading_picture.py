"""Photos and scans of pages are read by OCR, upright and on white."""

import io

import pytest
from PIL import Image

from index.ingest.reading.errors import ReadingError
from index.ingest.reading.picture import read_picture_file
from tests.binary_documents import DECISION, needs_ocr, picture_of


def file_of(picture: Image.Image, form: str, **options: object) -> bytes:
    file = io.BytesIO()
    picture.save(file, form, **options)
    return file.getvalue()


@needs_ocr
@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF"])
def test_a_page_is_read_in_any_form(form: str) -> None:
    raw = read_picture_file(file_of(picture_of(DECISION), form), "trang.x")
    assert raw.by_ocr
    assert "Trách nhiệm của chủ đầu tư" in raw.text


@needs_ocr
def test_a_photo_that_a_phone_turned_is_turned_back() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # shown a quarter turn to the right
    turned = picture_of(DECISION).rotate(90, expand=True)
    raw = read_picture_file(file_of(turned, "JPEG", exif=exif.tobytes()), "anh.jpg")
    assert "Trách nhiệm của chủ đầu tư" in raw.text


@needs_ocr
def test_the_pages_of_a_tiff_are_pages() -> None:
    first, second = picture_of(DECISION), picture_of(("Trang sau có thêm một điều",))
    data = file_of(first, "TIFF", save_all=True, append_images=[second])
    pages = read_picture_file(data, "x.tif").text.split("\f")
    assert "Trang sau" in pages[1]


@needs_ocr
@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "broken picture"),
        (file_of(Image.new("L", (300, 300), 255), "PNG"), "without text"),
    ],
)
def test_what_is_no_page_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(ReadingError, match=reason):
        read_picture_file(data, "x.png")
