"""Record a conversation as a story for the tests (docs/viet-hoi-thoai.md), to be reviewed.

A recording says what the replies showed and cited, whether or not that was right. It is written
anew after each turn, so that an end by Ctrl-C loses nothing.
"""

import os
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from bot.errors import BotError
from bot.reply import Reply
from index.text.folding import fold, syllables

_MOST_QUOTES = 3
_LONGEST = 160  # characters of a line that is shown
_HEAD = """\
# yaml-language-server: $schema={schema}
# Recorded on {day}. Read every turn: what a reply must show, cite, not say.
# Then move it to tests/conversations.
"""
_SCHEMA = Path("tests/conversations/conversation.schema.json")


class _Indented(yaml.SafeDumper):
    """Indents lists, as the conversations of the tests are written."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Indent what follows, lists in mappings too."""
        super().increase_indent(flow, False)


class RecordingError(BotError):
    """A recording cannot be begun."""

    exit_status = os.EX_CONFIG


class Recording:
    """A story in a file of `folder` that is called as `name` is, in plain letters."""

    def __init__(self, name: str, folder: Path, today: date) -> None:
        """Begin it. Raises RecordingError if there is one of the name, or it names nothing."""
        plain = " ".join(fold(name).split())
        stem = "_".join(syllables(plain))
        if not stem or not plain.isascii():
            raise RecordingError(f"no file can be called “{name}”", "give RECORD a few words")
        self.file = folder / f"{stem}.yml"
        if self.file.exists():
            raise RecordingError(f"{self.file} is there already", "give RECORD another name")
        self._name = plain[:1].upper() + plain[1:]
        schema = os.path.relpath(Path(__file__).parents[1] / _SCHEMA, folder)
        self._head = _HEAD.format(schema=schema, day=today.isoformat())
        self._turns: list[dict[str, Any]] = []

    def add(self, words: str, title: str, reply: Reply) -> None:
        """Add a turn: what was said or, with `title`, the suggestion chosen; and the reply.

        Raises RecordingError if the file cannot be written.
        """
        self._turns.append(_turn(words, title, reply))
        story = [{"conversation": self._name, "turns": self._turns}]
        text = yaml.dump(story, Dumper=_Indented, allow_unicode=True, sort_keys=False, width=100)
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            self.file.write_text(self._head + text, "utf-8")
        except OSError as error:
            raise RecordingError(f"{self.file} cannot be written ({error.strerror})", "") from error


def _turn(words: str, title: str, reply: Reply) -> dict[str, Any]:
    deed = {"choose": title} if title else {"say": words}
    status = {"status": reply.status} if reply.status else {}
    cited = dict.fromkeys(each.number or each.document_id for each in reply.citations)
    return {
        **deed,
        **status,
        "language": reply.language,
        "shows": _shown(reply),
        "cites": list(cited),
    }


def _shown(reply: Reply) -> list[str]:
    """Return the quotes that `reply` says on a line of its text, else its first line."""
    lines = reply.text.splitlines()
    quotes = dict.fromkeys(each.quote for each in reply.citations)
    said = [quote for quote in quotes if any(quote in line for line in lines)]
    return [_cut(each) for each in said[:_MOST_QUOTES] or lines[:1]]


def _cut(line: str) -> str:
    """Return the beginning of a long `line`, up to the end of a word."""
    return line if len(line) <= _LONGEST else line[:_LONGEST].rsplit(" ", 1)[0]
