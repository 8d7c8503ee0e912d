from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

import bot.messages
from bot.messages import MESSAGES, load_messages

WORDS = Path(bot.messages.__file__).with_name("messages.yml")


def test_every_command_fits_telegram() -> None:
    # https://core.telegram.org/bots/api#botcommand
    assert set(MESSAGES.commands) == {"start", "help", "sources"}
    assert all(3 <= len(description) <= 256 for description in MESSAGES.commands.values())


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
