"""A reply as a page lays it out: paragraphs, lists, and where each quote stands."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.render import printable, split_off_source
from bot.reply import Reply
from bot.typography import spaced

_BULLETS = ("• ", "- ", "– ")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines of one kind: points of a list, or sentences."""

    is_list: bool
    lines: tuple[str, ...]


def laid_out(reply: Reply) -> tuple[list[Paragraph], str]:
    """Return the paragraphs of `reply`, and the line that names its source, "" for none."""
    text, source = split_off_source(printable(reply.text))
    return list(_paragraphs(spaced(text, reply.language))), spaced(source, reply.language)


def _paragraphs(text: str) -> Iterator[Paragraph]:
    lines: list[str] = []
    was_list = False
    for line in [*text.split("\n"), ""]:
        is_list = line.startswith(_BULLETS)
        if lines and (is_list != was_list or not line.strip()):
            yield Paragraph(was_list, tuple(lines))
            lines = []
        was_list = is_list
        if line.strip():
            lines.append(line[2:].strip() if is_list else line.strip())
