import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

import bot.messages
from bot.messages import COMMANDS, MESSAGES, MESSAGES_IN, load_messages

WORDS = Path(bot.messages.__file__).with_name("texts") / "vi.yml"


def test_every_command_fits_telegram() -> None:
    # https://core.telegram.org/bots/api#botcommand
    for messages in MESSAGES_IN.values():
        assert tuple(messages.commands) == COMMANDS
        assert all(3 <= len(each) <= 256 for each in messages.commands.values())
    assert all(re.fullmatch("[a-z0-9_]{1,32}", name) for name in COMMANDS)


def test_every_language_says_as_much() -> None:
    for messages in MESSAGES_IN.values():
        for name in ("examples", "reasons"):
            assert len(getattr(messages, name)) == len(getattr(MESSAGES, name))


def test_every_text_fits_one_message() -> None:
    for messages in MESSAGES_IN.values():
        values = (v for v in vars(messages).values() if isinstance(v, str))
        assert max(map(len, values)) < 4000


@pytest.mark.parametrize(
    ("spoil", "named"),
    [
        (lambda words: words.pop("welcome"), "welcome"),
        (lambda words: words.update(extra="x"), "extra"),
        (lambda words: words.update(help="  "), "help"),
        (lambda words: words.update(help=None), "help"),
        (lambda words: words.update(asked="❓"), "asked"),
        (lambda words: words.update(help="see {where}"), "help"),
        (lambda words: words["troubles"].pop("slow"), "slow"),
        (lambda words: words["chat"].pop("prompt"), "prompt"),
        (lambda words: words["examples"].append(3), "examples"),
    ],
)
def test_a_slip_in_the_words_is_named(
    spoil: Callable[[dict[str, Any]], object], named: str, tmp_path: Path
) -> None:
    words = yaml.safe_load(WORDS.read_text("utf-8"))
    spoil(words)
    spoiled = tmp_path / "messages.yml"
    spoiled.write_text(yaml.safe_dump(words, allow_unicode=True), "utf-8")
    with pytest.raises(ValueError, match=named):
        load_messages(spoiled)
