"""Keep residents' messages out of Rasa's logs.

Rasa logs messages in too many ways to filter one by one: f-strings at every level, the local
variables of tracebacks, warnings, its libraries. So once the server runs, each log record that is
not ours keeps only its level, its location in the code, and the type and location of its exception.
Its text is dropped before any handler sees it.
"""

from __future__ import annotations

import logging
import sys
import traceback
from pathlib import PurePath
from typing import Any

_OURS = __name__.partition(".")[0]


def location_of(error: BaseException) -> str:
    """Return the type of `error` and its last three code locations, without its text."""
    frames = traceback.extract_tb(error.__traceback__)[-3:]
    locations = " > ".join(_location(frame.filename, frame.lineno or 0) for frame in frames)
    return f"{type(error).__name__} at {locations}" if locations else type(error).__name__


def withhold_messages() -> None:
    """Drop the text of every log record that is not ours, for the rest of this process."""
    make = logging.getLogRecordFactory()

    def without_text(
        name: str,
        level: int,
        file: str,
        line: int,
        message: object,
        arguments: object,
        exc_info: Any,
        *more: Any,
        **named: Any,
    ) -> logging.LogRecord:
        if name.partition(".")[0] == _OURS:
            return make(name, level, file, line, message, arguments, exc_info, *more, **named)
        # structlog has already turned the exception into text: get the exception itself.
        error = exc_info[1] if exc_info else sys.exc_info()[1]
        text = _location(file, line) + (f": {location_of(error)}" if error else "")
        record = make(name, level, file, line, text, (), None, *more, **named)
        record.stack_info = None
        return record

    logging.setLogRecordFactory(without_text)
    logging.captureWarnings(True)


def _location(file: str, line: int) -> str:
    return f"{'/'.join(PurePath(file).parts[-3:])}:{line}"
