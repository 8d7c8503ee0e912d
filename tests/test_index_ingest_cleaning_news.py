"""A news page's text is cleaned down to the article: all of it, and nothing else."""

from pathlib import Path

import pytest

from index.ingest.cleaning.clean import clean
from index.ingest.cleaning.news import keep_article
from index.ingest.reading.raw_text import RawText
from tests.cleaned_text import paragraphs

DOCUMENTS = Path(__file__).parent / "documents"
PAGES = sorted(
    path for path in DOCUMENTS.glob("cleaning_news_*.txt") if ".article" not in path.name
)
SEED = Path(__file__).parents[2] / "shared" / "seed"


def cleaned(text: str) -> str:
    return clean(RawText(text=text, format="txt", name="page.txt", wraps=True))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_of_a_page_the_article_remains(page: Path) -> None:
    article = page.with_suffix(".article.txt").read_text("utf-8")
    assert paragraphs(cleaned(page.read_text("utf-8"))) == article.splitlines()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_an_article_is_cleaned_once_and_for_all(page: Path) -> None:
    once = cleaned(page.read_text("utf-8"))
    assert cleaned(once) == once


def test_there_are_pages_to_clean() -> None:
    assert len(PAGES) >= 3


def test_the_headlines_under_the_lead_go_and_the_caption_stays() -> None:
    lead = "Chiều 3/5, thành phố Vân Giang khai mạc hội thảo về đô thị thông minh với 20 đoàn dự."
    squeezed = "Sửa luật về đường sắt: Những điểm mới Vân Giang và Bến Lội hợp tác về du lịch biển"
    body = "Phát biểu tại hội thảo, ông Lê Văn Tư cho biết thành phố sẽ lập ba trung tâm dữ liệu."
    caption = "Quang cảnh hội thảo."
    title = "Hội thảo ở Vân Giang bàn chuyện số"
    page = f"{title}\n\n{lead}\n{squeezed}\n\n{body}\n\n{title}\n{caption}\n\nTin khác\n\nChia sẻ"
    assert paragraphs(cleaned(page)) == [title, lead, body, caption]


def test_an_official_text_keeps_words_that_news_pages_use() -> None:
    text = (
        "Điều 1. Phạm vi\nXem thêm\nĐiều 2. Đối tượng\nChia sẻ\nĐiều 3. Hiệu lực\nTin liên quan\n"
        "Nơi nhận:\n- Lưu: VT."
    )
    assert keep_article(text) == text


def test_a_text_without_signs_of_a_news_page_stays_as_it_is() -> None:
    text = "Báo cáo về dữ liệu mở\nXem thêm\nBáo cáo này nêu ba việc cần làm trong năm tới.\nLê Tư"
    assert keep_article(text) == text


@pytest.mark.skipif(not SEED.is_dir(), reason="needs the texts in ../shared")
def test_of_the_seed_the_article_remains() -> None:
    page = next(SEED.glob("*.txt")).read_text("utf-8")
    lines = paragraphs(cleaned(page))
    assert lines[0] == "Chuyển đổi số để xây dựng thành phố thông minh"
    assert lines[-1] == "Ngân Phương"
    assert lines.count(lines[0]) == 1
    assert "Toàn cảnh hội thảo." in lines
    assert not [line for line in lines if "Sửa Luật Viễn thông" in line or "Tỷ giá" in line]
    body = page[: page.index("Ngân Phương")].splitlines()
    gone = {line for line in body if line} - set(lines)
    assert [line[:20] for line in gone] == ["Sửa Luật Viễn thông:"]


def test_a_menu_on_one_line_above_the_headline_goes() -> None:
    lead = "Sau 4 ngày, lễ hội hoa xã Mường Lạ đón hơn 9.000 lượt khách từ các tỉnh gần xa."
    page = ["Trang chủ Kinh tế Thị trường", "# Mường Lạ đón 9.000 khách", "Chia sẻ", lead, lead]
    assert paragraphs(cleaned("\n".join([*page, "Tin khác"])))[0] == "# Mường Lạ đón 9.000 khách"
