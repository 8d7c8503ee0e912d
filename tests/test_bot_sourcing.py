"""The name of the sources on a button, and the passages behind it."""

from dataclasses import replace

import pytest

from bot.reply import Citation, Reply
from bot.sourcing import source_label, sources_html
from tests.telegram_html import links, visible_text

CITATION = Citation(
    document_id="qd-749-2020",
    number="749/QĐ-TTg",
    title="Chương trình Chuyển đổi số",
    issued=None,
    heading="Mục tiêu",
    quote="Kinh tế số chiếm 20% GDP.",
    url='https://example.org/?a=1&b="2"',
    kind="summary",
)


@pytest.mark.parametrize(
    ("citations", "label"),
    [
        ([CITATION], "749/QĐ-TTg, Mục tiêu"),
        (
            [replace(CITATION, heading="Chương I. Chung › Điều 5. Vốn › Khoản 2")],
            "749/QĐ-TTg, Khoản 2, Điều 5",
        ),
        ([CITATION, CITATION], "749/QĐ-TTg, Mục tiêu"),
        ([CITATION, replace(CITATION, heading="Vốn", quote="Vốn.")], "749/QĐ-TTg (2)"),
        (
            [CITATION, replace(CITATION, document_id="b", number=None, title="Hội thảo")],
            "749/QĐ-TTg, Hội thảo",
        ),
        (
            [replace(CITATION, heading="dài " * 30)],
            "749/QĐ-TTg, dài dài dài dài dài dài dài dài dài…",
        ),
    ],
)
def test_a_button_names_the_source_in_a_few_words(citations: list[Citation], label: str) -> None:
    assert source_label(Reply("A.", citations=tuple(citations))) == label


def test_a_passage_stands_once_under_its_document_and_place() -> None:
    html = sources_html(Reply("A.", citations=(CITATION, CITATION)))
    assert visible_text(html) == (
        "749/QĐ-TTg · Mục tiêu · Hỏi Phố tóm tắt\nKinh tế số chiếm 20% GDP."
    )
    assert links(html) == [(CITATION.url, "749/QĐ-TTg")]
    other = replace(CITATION, quote="Vốn.")
    both = visible_text(sources_html(Reply("A.", citations=(CITATION, other))))
    assert both.endswith("Kinh tế số chiếm 20% GDP.\nVốn."), "one place stands once"
    exact = sources_html(
        Reply("A.", language="en", citations=(replace(CITATION, kind="verbatim"),))
    )
    assert "Hỏi Phố" not in exact
