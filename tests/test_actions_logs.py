import logging
from collections.abc import Iterator
from typing import get_args

import pytest

from actions.logs import configure_logging
from settings import LogLevel, Settings

LEVELS = get_args(LogLevel)


@pytest.fixture(autouse=True)
def logging_as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    root.handlers[:] = []  # pytest's own ones are not to be closed
    yield
    root.handlers[:], root.level = handlers, level


def logged(capsys: pytest.CaptureFixture[str], name: str, settings: Settings) -> list[str]:
    """Return which levels a logger of that name writes, from DEBUG up."""
    configure_logging(settings)
    for level in LEVELS:
        logging.getLogger(name).log(logging.getLevelNamesMapping()[level], "words")
    return [line.split()[2] for line in capsys.readouterr().err.splitlines()]


@pytest.mark.parametrize("name", ["actions.workers", "door.app", "index.store.generations"])
@pytest.mark.parametrize("level", LEVELS)
def test_the_level_set_is_obeyed(
    level: LogLevel, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = LEVELS[LEVELS.index(level) :]
    assert logged(capsys, name, Settings(log_level=level)) == list(shown)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("log_messages", [False, True])
def test_what_others_log_for_debugging_takes_leave_to_log_messages(
    level: LogLevel, log_messages: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = list(LEVELS[LEVELS.index(level) :])
    if level == "DEBUG" and not log_messages:
        shown.remove("DEBUG")
    settings = Settings(log_level=level, log_messages=log_messages)
    assert logged(capsys, "rasa_sdk.executor", settings) == shown
