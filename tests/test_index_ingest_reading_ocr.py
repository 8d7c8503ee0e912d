import pytest

from index.ingest.reading import ocr
from index.ingest.reading.errors import ReadingError
from tests.binary_documents import DECISION, needs_ocr, picture_of


@needs_ocr
def test_a_picture_is_read_with_its_diacritics() -> None:
    picture = picture_of(DECISION, dpi=300)
    text = ocr.read_picture(picture.tobytes(), picture.width, picture.height)

    assert "Điều 2. Trách nhiệm của chủ đầu tư" in text
    assert "đ) Gửi báo cáo về Sở Hạ tầng số" in text
    assert "\f" not in text


@needs_ocr
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_lies_on_its_side_or_head_is_turned(turn: int) -> None:
    picture = picture_of(DECISION).rotate(turn, expand=True)
    text = ocr.read_picture(picture.tobytes(), picture.width, picture.height)
    assert "Trách nhiệm của chủ đầu tư" in text


@needs_ocr
def test_what_is_not_vietnamese_however_turned_is_refused() -> None:
    picture = picture_of(("Qwrx zzvbk fjwpq lkjhgf wzxcvb qwsdf",) * 6)
    with pytest.raises(ReadingError, match="not Vietnamese"):
        ocr.read_picture(picture.tobytes(), picture.width, picture.height)


@needs_ocr
def test_an_empty_picture_says_nothing() -> None:
    picture = picture_of(())

    assert ocr.read_picture(picture.tobytes(), picture.width, picture.height).strip() == ""


@needs_ocr
def test_the_lack_of_vietnamese_data_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "LANGUAGE", "xxx")
    ocr.check_installed.cache_clear()

    with pytest.raises(ReadingError, match=r"lacks its Vietnamese data; install it with: apt-get"):
        ocr.check_installed()
