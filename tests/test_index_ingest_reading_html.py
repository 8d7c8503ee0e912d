"""Web pages: the document alone, every word of it, and no harm from a hostile page."""

import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ingest.reading.errors import ReadingError
from index.ingest.reading.html import read_html

DOCUMENTS = Path(__file__).parent / "documents"
BODY = "".join(
    f"<p>{number}. Đoạn văn số {number} nói về quản lý, kết nối và chia sẻ dữ liệu đô thị của tỉnh"
    " Bến Sao trong năm 2031 và những năm sau, theo lộ trình đã được phê duyệt.</p>"
    for number in range(1, 12)
)
LINKS = "<ul>" + "<li><a href='/x'>Liên kết ngoài lề</a></li>" * 8 + "</ul>"


def text_of(page: str) -> str:
    return read_html(page.encode(), "a.html").text


@pytest.mark.parametrize("name", ["reading_news", "reading_official"])
def test_a_page_gives_its_document_and_nothing_else(name: str) -> None:
    page = (DOCUMENTS / f"{name}.html").read_bytes()
    raw = read_html(page, f"{name}.html", "https://vi-du.vn/a")
    assert raw.text == (DOCUMENTS / f"{name}.txt").read_text(encoding="utf-8").strip()
    assert (raw.format, raw.address, raw.wraps) == ("html", "https://vi-du.vn/a", False)


@pytest.mark.parametrize(
    "page",
    [
        f"<div>{LINKS}</div><div><div>{BODY}</div><div>{LINKS}</div></div>",
        f"<table><tr><td>{LINKS}</td><td>{BODY}</td></tr></table>",
        f"<div>{BODY.replace('<p>', '').replace('</p>', '<br>')}</div>",
        f"<body class='share menu'><div class='comments'>{BODY}</div></body>",
        f"<x-root><x-menu>{LINKS}</x-menu><x-main>{BODY}</x-main></x-root>",
        f"<div><div><a>Facebook</a><a>Zalo</a></div>{BODY}<p><b>Tin liên quan</b></p>{LINKS}</div>",
        f"<article><header><nav>{LINKS}</nav></header>{BODY}</article><footer>{LINKS}</footer>",
    ],
)
def test_pages_of_any_make_lose_no_paragraph(page: str) -> None:
    text = text_of(page)
    assert re.findall(r"^(\d+)\. Đoạn", text, re.MULTILINE) == [str(n) for n in range(1, 12)]
    assert "ngoài lề" not in text


@pytest.mark.parametrize(
    "around",
    [
        "<div><b>Lưu trữ</b> <b>Ghi chú</b> <b>Ý kiến</b> <a>Facebook</a> <a>In</a></div>",
        "<div id='footer'><p>Chịu trách nhiệm: Ông Lò Văn Thử, ngoài lề</p></div>",
        "<div><h3>TÓM TẮT VĂN BẢN</h3><p>Theo đó, tỉnh có 3 vườn hoa, ngoài lề.</p></div>",
    ],
)
def test_what_portals_of_law_put_around_a_document_goes(around: str) -> None:
    page = f"<body>{around}<div class='content'>{BODY}</div>{around}</body>"
    assert text_of(page) == text_of(f"<body><div class='content'>{BODY}</div></body>")


def test_one_word_that_names_a_button_elsewhere_stays() -> None:
    assert "Ghi chú" in text_of(f"<body><p>Ghi chú</p>{BODY}</body>").split("\n")


def test_the_title_comes_first_once() -> None:
    head = "<head><title>Tựa đề | Báo</title></head>"
    assert text_of(f"<html>{head}<p>Đoạn.</p></html>") == "# Tựa đề\nĐoạn."
    assert text_of(f"<html>{head}<h1>Tựa đề</h1><p>Đoạn.</p></html>") == "# Tựa đề\nĐoạn."
    assert text_of(f"<html>{head}<p>TỰA ĐỀ</p><p>Đoạn.</p></html>") == "TỰA ĐỀ\nĐoạn."


def test_the_sites_name_is_not_the_title() -> None:
    site = f"<header><h1>Cổng Bến Sao</h1>{LINKS}</header>"
    page = f"<title>Tựa đề - Cổng Bến Sao</title>{site}<div><h1>Tựa đề</h1>{BODY}</div>"
    text = text_of(page)
    assert text.startswith("# Tựa đề\n1. Đoạn")
    assert "Cổng" not in text


def test_lists_keep_their_numbers_and_tables_their_rows() -> None:
    page = """<ol><li>một</li><li>hai<ul><li>nhỏ</li></ul></li></ol>
    <ol type=a start=2><li>b</li></ol>
    <table><tr><th>A</th><th>B</th></tr><tr><td><p>1</p><p>x</p></td><td>2<br>y</td></tr></table>
    <p>m<sup>2</sup> và<br>xuống dòng</p><h3>Mục <em>nhỏ</em></h3><pre>a\nb</pre>"""
    assert text_of(page).split("\n") == [
        *("1. một", "2. hai", "- nhỏ", "b) b", "A | B", "1 x | 2 y"),
        *("m2 và", "xuống dòng", "### Mục nhỏ", "a", "b"),
    ]


def test_a_list_of_legal_bases_is_no_menu() -> None:
    bases = "".join(f"<p><a href='/{n}'>Căn cứ Luật số {n}/2031/QH20;</a></p>" for n in range(6))
    assert text_of(f"<div><div>{bases}</div>{BODY}</div>").count("Căn cứ") == 6


def test_the_charset_is_the_servers_or_the_pages_or_what_the_bytes_say() -> None:
    page = "<meta charset='{}'><p>Đoạn văn về dữ liệu đô thị.</p>"
    assert text_of(page.format("utf-8")) == "Đoạn văn về dữ liệu đô thị."
    utf_16 = page.format("utf-16").encode("utf-16")
    assert read_html(utf_16, "a").text == "Đoạn văn về dữ liệu đô thị."
    french = "<p>Déjà à l’été</p>".encode("cp1252")
    assert read_html(french, "a", charset="windows-1252").text == "Déjà à l’été"
    assert read_html(page.format("no-such").encode(), "a").text == "Đoạn văn về dữ liệu đô thị."


def test_entities_of_a_hostile_page_are_inert(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("bí mật")
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    page = f"""<!DOCTYPE html [<!ENTITY a0 "ha"><!ENTITY x SYSTEM "{secret.as_uri()}">{laughs}]>
    <p>Đoạn &x; &a9; xong</p>"""
    text = text_of(page)
    assert "xong" in text
    assert "bí mật" not in text
    assert len(text) < 2000


@pytest.mark.parametrize("tag", ["div", "table><tr><td", "ul><li", "span", "blockquote", "font"])
def test_endless_nesting_is_read_or_refused(tag: str) -> None:
    try:
        assert "đáy" in text_of(f"<{tag}>" * 100_000 + "đáy")
    except ReadingError as error:
        assert "a.html" in str(error)


@pytest.mark.parametrize("page", ["", " ", "<html></html>", "<script>f()</script><nav>x</nav>"])
def test_a_page_without_text_is_refused(page: str) -> None:
    with pytest.raises(ReadingError, match=r"a\.html"):
        text_of(page)


def attributes(count: int, form: str = "a{}") -> str:
    return " ".join(form.format(number) for number in range(count))


@pytest.mark.parametrize(
    "page",
    [
        f"<div {attributes(100_000)}>{BODY}</div>",
        "<div " + attributes(100_000, 'a{}=">"') + f">{BODY}</div>",
        f"<div {attributes(100_000)}",
        f"<script {attributes(100_000)}>x</script>{BODY}",
        f'<script>x = \'<a b="\'</script><div {attributes(100_000)} c="d">{BODY}</div>',
    ],
)
def test_an_element_of_very_many_attributes_is_refused_at_once(page: str) -> None:
    start = time.process_time()
    with pytest.raises(ReadingError, match=r"a\.html: .* more than 1,000 attributes"):
        text_of(page)
    assert time.process_time() - start < 2  # the parser would take more than 20 s


@pytest.mark.parametrize(
    "page",
    [
        f"<div {attributes(1_000)}>{BODY}</div>",
        f"<div title='{'chữ ' * 5_000}'>{BODY}</div>",
        f"<script>for (i = 0; i<n; i++) {{ {'f(a b); ' * 5_000} }}</script>{BODY}",
        f"<!-- i<n {'chữ ' * 5_000} -->{BODY}",
        f"<img src='data:image/png;base64,{'A/b=' * 5_000}'>{BODY}",
    ],
)
def test_long_values_scripts_and_comments_are_no_attributes(page: str) -> None:
    assert text_of(page) == text_of(BODY)


@given(
    st.lists(
        st.sampled_from(
            [
                "<div>",
                "</p>",
                "<td>",
                "<tr>",
                "<table>",
                "</table>",
                "<li>",
                "<ol>",
                "<h2>",
                "<br>",
                "<b>",
                "</b>",
                "chữ ",
                "số ",
                "<!--",
                "-->",
                "<a>",
                "&lt;",
                "<pre>",
            ]
        ),
        max_size=60,
    )
)
def test_any_page_is_read_or_refused(pieces: list[str]) -> None:
    try:
        text = text_of("".join(pieces) + "<p>cuối")
    except ReadingError:
        return
    assert text.count("chữ") <= pieces.count("chữ ")
