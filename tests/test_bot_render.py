from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.render import printable, render_html, render_text
from bot.reply import Citation, Reply, Suggestion
from bot.sourcing import sources_html
from tests.telegram_html import links, visible_text

CITATION = Citation(
    document_id="hoi-thao",
    number="749/QĐ-TTg",
    title="Chương trình Chuyển đổi số",
    issued=date(2020, 6, 3),
    heading="",
    quote="…",
    url='https://example.org/?a=1&b="2"',
    kind="summary",
)


def test_everything_is_escaped() -> None:
    assert render_html(Reply("1 < 2 & <b>'\"")) == "1 &lt; 2 &amp; &lt;b&gt;&#x27;&quot;"


def test_the_source_is_in_italics() -> None:
    assert render_html(Reply("Ngày 3/6.\n\nNguồn: QĐ <749>\nmục 2")) == (
        "Ngày 3/6.\n\n<i>Nguồn: QĐ &lt;749&gt;\nmục 2</i>"
    )
    assert render_html(Reply("Nguồn: QĐ 749")) == "<i>Nguồn: QĐ 749</i>"
    assert "<i>" not in render_html(Reply("Ngày 3/6.\n\nNguồn lực của thành phố: …"))


def test_a_long_quotation_word_for_word_is_folded() -> None:
    quote = "a < b. " * 99
    cited = replace(CITATION, kind="verbatim", quote=quote.strip())
    html = render_html(Reply(f"Viết: {quote.strip()}", citations=(cited,)))
    assert html.startswith("Viết: <blockquote expandable>a &lt; b.")
    assert html.endswith("</blockquote>")
    assert "blockquote" not in render_html(
        Reply(f"Viết: {quote.strip()}", citations=(replace(cited, kind="summary"),))
    )


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "tg://user?id=1",
        "example.org",
        "https://",
        "http://[::1",
        "https://example.org/a b",
        "https://example.org/\n",
        "https://example.org/" + "a" * 2048,
    ],
)
def test_what_is_no_web_address_is_not_linked(url: str | None) -> None:
    reply = Reply("A.", citations=(replace(CITATION, url=url),))
    assert links(sources_html(reply)) == []
    assert render_text(reply) == "A."


@given(st.text(min_size=1), st.text(min_size=1), st.text())
def test_html_shows_what_was_said(text: str, title: str, path: str) -> None:
    url = f"https://example.org/{path}"
    citation = replace(CITATION, number=None, title=f"T {title}", url=url)
    reply = Reply(text, citations=(citation,))
    html, sources = render_html(reply), sources_html(reply)
    html.encode("utf-8")
    assert visible_text(sources)
    assert all(address == url for address, _ in links(sources))
    said = [word for word in printable(text).split() if word]
    assert visible_text(html).split()[: len(said)] == said


def test_the_terminal_shows_text_addresses_and_numbered_suggestions() -> None:
    reply = Reply(
        "Ngày 3/6.\n\nNguồn: QĐ 749",
        citations=(CITATION,),
        suggestions=(Suggestion("Ai ký?", "ai ky"), Suggestion("Mục tiêu?", "muc tieu")),
    )
    assert render_text(reply) == (
        "Ngày 3/6.\n\nNguồn: QĐ 749\n\n"
        '🔗 749/QĐ-TTg: https://example.org/?a=1&b="2"\n\n'
        "  1. Ai ký?\n  2. Mục tiêu?"
    )


def test_the_terminal_is_wrapped_between_words() -> None:
    text = "một hai ba bốn năm sáu\n\nhttps://example.org/rat-dai-khong-cat"
    assert render_text(Reply(text), width=12) == (
        "một hai ba\nbốn năm sáu\n\nhttps://example.org/rat-dai-khong-cat"
    )


def test_nothing_drives_the_terminal() -> None:
    assert render_text(Reply("a\x1b[31mb\x07\x9b\r\ud800c")) == "a[31mbc"
