"""How an answer looks in its one message: a page of it, its sources when opened, its buttons.

A tap edits the message to another view. Which one is in the button, so that nothing is remembered
of what somebody looks at.
"""

import textwrap
from dataclasses import dataclass
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import ParseMode

from bot.buttons import Button, Kind
from bot.keeping.answers import KeptAnswer
from bot.keeping.arrival import Json
from bot.messages import MESSAGES_IN
from bot.render import printable, render_html
from bot.reply import Reply, Suggestion
from bot.sourcing import source_label, sources_html
from bot.split import LIMIT, split_html

# UTF-16 units, tags included: what two thumbs' length of a phone shows.
_PAGE = 2400
_SOURCE_PAGE = 3600
_MOST_SUGGESTIONS = 6
_LABEL = 64


@dataclass(frozen=True)
class Page:
    """A page of an answer, and which of its replies it belongs to."""

    html: str
    reply: int


def pages_of(answer: KeptAnswer) -> list[Page]:
    """Return the pages of all replies of `answer`, one at least."""
    return [
        Page(html, number)
        for number, reply in enumerate(answer.replies)
        for html in split_html(render_html(reply), _PAGE)
    ]


def request_of(
    answer: KeptAnswer, page: int = 0, source: int = 0, judged: int | None = None
) -> Json:
    """Return the parameters of sendMessage or editMessageText that show this view of `answer`.

    `source` is the page of its sources, from 1; 0 for none. What is out of bounds is the nearest.
    `judged` is what the person thinks of it, 1 or -1.
    """
    pages = pages_of(answer)
    page = min(max(page, 0), len(pages) - 1)
    reply = answer.replies[pages[page].reply]
    sources = _source_pages(pages[page], reply) if source else []
    source = min(source, len(sources))
    text = sources[source - 1] if source else pages[page].html
    view = _View(answer, pages, page, source, len(sources), judged)
    request = _request(text)
    if rows := view.rows():
        request["reply_markup"] = InlineKeyboardMarkup(rows).to_dict()
    return request


def plain_request(reply: Reply) -> Json:
    """Return the parameters of sendMessage that show `reply` without buttons."""
    return _request(split_html(render_html(reply))[0])


def _request(html: str) -> Json:
    return {
        "text": html,
        "parse_mode": ParseMode.HTML,
        # A preview of the source costs a resident data and hides the answer under a picture.
        "link_preview_options": {"is_disabled": True},
    }


def _source_pages(page: Page, reply: Reply) -> list[str]:
    """Return the sources of `reply`, under its page where both fit into one message."""
    html = sources_html(reply)
    if not html:
        return []
    together = f"{page.html}\n\n{html}"
    if len(together.encode("utf-16-le")) // 2 <= LIMIT:
        return [together]
    return split_html(html, _SOURCE_PAGE)


@dataclass(frozen=True)
class _View:
    answer: KeptAnswer
    pages: list[Page]
    page: int
    source: int
    sources: int
    judged: int | None

    def rows(self) -> list[list[InlineKeyboardButton]]:
        """Return the rows of buttons that fit this view."""
        rows = [self._source_row(), self._turning_row(), self._more_row()]
        if not self.source:
            rows += self._suggestion_rows()
        return [row for row in [*rows, self._judging_row()] if row]

    @property
    def _reply(self) -> Reply:
        return self.answer.replies[self.pages[self.page].reply]

    def _source_row(self) -> list[InlineKeyboardButton]:
        messages = MESSAGES_IN[self._reply.language]
        if self.source:
            return [self._button(messages.close_source, Kind.VIEW, self.page, 0)]
        if not self._reply.citations:
            return []
        label = messages.source.format(label=source_label(self._reply))
        return [self._button(label, Kind.VIEW, self.page, 1)]

    def _turning_row(self) -> list[InlineKeyboardButton]:
        """Return the buttons that turn the pages of the sources, or else of the answer."""
        at, count = (self.source - 1, self.sources) if self.source else (self.page, len(self.pages))
        if count < 2:
            return []

        def turn(label: str, to: int) -> InlineKeyboardButton:
            numbers = (self.page, to + 1) if self.source else (to, 0)
            return self._button(label, Kind.VIEW, *numbers)

        middle = InlineKeyboardButton(f"{at + 1}/{count}", callback_data=Button(Kind.NOTHING).data)
        before = [turn("◀", at - 1)] if at else []
        after = [turn("▶", at + 1)] if at + 1 < count else []
        return [*before, middle, *after]

    def _more_row(self) -> list[InlineKeyboardButton]:
        last = self.answer.replies[-1]
        if self.source or self.page + 1 < len(self.pages) or not last.rest:
            return []
        label = f"{MESSAGES_IN[last.language].more} ({last.rest})"
        return [self._button(label, Kind.MORE, len(self.answer.replies))]

    def _suggestion_rows(self) -> list[list[InlineKeyboardButton]]:
        number = self.pages[self.page].reply
        rows = []
        for at, suggestion in enumerate(self._reply.suggestions[:_MOST_SUGGESTIONS]):
            if f"{number}.{at}" not in self.answer.used:
                label = _label_of(suggestion, self._reply)
                rows.append([self._button(label, Kind.ASK, number, at)])
        return rows

    def _judging_row(self) -> list[InlineKeyboardButton]:
        if not any(reply.citations or reply.plan for reply in self.answer.replies):
            return []
        good, bad = ("👍 ✓" if self.judged == 1 else "👍"), ("👎 ✓" if self.judged == -1 else "👎")
        return [
            self._button(good, Kind.GOOD, self.page, self.source),
            self._button(bad, Kind.BAD, self.page, self.source),
        ]

    def _button(self, label: str, kind: Kind, *numbers: int) -> InlineKeyboardButton:
        data = Button(kind, self.answer.key, numbers).data
        return InlineKeyboardButton(label, callback_data=data)


def _label_of(suggestion: Suggestion, reply: Reply) -> str:
    """Return the title of `suggestion`, without the document that all titles are on."""
    title = printable(suggestion.title)
    head, colon, rest = title.partition(": ")
    same = all(other.title.startswith(f"{head}: ") for other in reply.suggestions)
    if colon and rest and same and len({c.document_id for c in reply.citations}) == 1:
        title = rest[0].upper() + rest[1:]
    return textwrap.shorten(title, _LABEL, placeholder="…") or "…"


def reasons_request(answer: KeptAnswer, language: Any) -> Json:
    """Return the message that asks why `answer` is wrong, with a reason a button."""
    messages = MESSAGES_IN[language]
    rows = [
        [InlineKeyboardButton(reason, callback_data=Button(Kind.WHY, answer.key, (number,)).data)]
        for number, reason in enumerate(messages.reasons)
    ]
    return {"text": messages.why, "reply_markup": InlineKeyboardMarkup(rows).to_dict()}
