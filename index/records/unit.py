"""Unit: a piece of a document's structure, and its exact place in the cleaned text."""

from dataclasses import dataclass
from typing import Literal

Level = Literal[
    "front",  # quốc hiệu, issuer, number, date, title
    "preamble",  # Căn cứ …, what stands before the first heading
    "part",  # Phần
    "chapter",  # Chương
    "section",  # Mục
    "subsection",  # Tiểu mục
    "article",  # Điều
    "clause",  # Khoản: 1. 2. …
    "point",  # Điểm: a) b) … đ)
    "roman",  # I. II. … of programmes and Party resolutions
    "item",  # 1. / 1.1. / a) / – below a roman section or an annex
    "annex",  # Phụ lục, and what is issued with a decision (Kế hoạch, Chương trình, Quy chế …)
    "heading",  # any other heading (Markdown, Word, HTML)
    "speech",  # a news article's paragraphs of one speaker
    "closing",  # Nơi nhận, signature
]


@dataclass(frozen=True, slots=True)
class Unit:
    """A numbered or headed piece of a text; the units of a text are in reading order.

    `number` is as written ("5", "5a", "II", "đ", "1.2"), "" where there is none; `title` what
    stands beside it ("Phạm vi điều chỉnh"), "" where there is none. `start` is where its heading
    or number begins in the cleaned text, `body` where its text begins, `end` where it ends, its
    children included; characters. `parent` is the row of the unit it stands in, None at the top.
    """

    level: Level
    number: str
    title: str
    start: int
    body: int
    end: int
    parent: int | None = None
