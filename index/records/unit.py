"""The record of a unit of a document's structure, such as a Điều, with its offsets in the text."""

from dataclasses import dataclass
from typing import Literal

Level = Literal[
    "front",  # quốc hiệu, issuer, number, date, title
    "preamble",  # Căn cứ …, the text before the first heading
    "part",  # Phần
    "chapter",  # Chương
    "section",  # Mục
    "subsection",  # Tiểu mục
    "article",  # Điều
    "clause",  # Khoản: 1. 2. …
    "point",  # Điểm: a) b) … đ)
    "roman",  # I. II. … of programmes and Party resolutions
    "item",  # 1. / 1.1. / a) / – below a roman section or an annex
    "annex",  # Phụ lục, or a text issued with a decision (Kế hoạch, Chương trình, Quy chế …)
    "heading",  # any other heading (Markdown, Word, HTML)
    "speech",  # a news article's paragraphs of one speaker
    "closing",  # Nơi nhận, signature
]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of a text with a number or a heading; the units of a text are in reading order.

    `number` is as in the text ("5", "5a", "II", "đ", "1.2") and `title` what follows it ("Phạm vi
    điều chỉnh"); either may be "". In characters of the cleaned text, its heading or number begins
    at `start`, its text at `body`; it ends at `end`, with its children. `parent` is the row of the
    unit that contains it, or None.
    """

    level: Level
    number: str
    title: str
    start: int
    body: int
    end: int
    parent: int | None = None
