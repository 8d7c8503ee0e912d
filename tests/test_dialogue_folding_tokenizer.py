"""Our Rasa component, run by Rasa's own Python from the repository root."""

import json
import os
import subprocess
import unicodedata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DIALOGUE_PYTHON = ROOT / ".venv-rasa" / "bin" / "python"

TOKENIZE = """
import json, sys
from rasa.shared.nlu.training_data.message import Message
from dialogue.folding_tokenizer import FoldingTokenizer

tokenizer = FoldingTokenizer(FoldingTokenizer.get_default_config())
for line in sys.stdin:
    message = Message.build(text=json.loads(line))
    tokenizer.process([message])
    print(json.dumps([[t.text, t.start, t.end] for t in message.get("text_tokens")]))
"""

Tokens = list[tuple[str, int, int]]

ACCENTED = "Quyết định 749/QĐ-TTg do ai ký?"
MESSAGES = [
    ACCENTED,
    unicodedata.normalize("NFD", ACCENTED),
    "quyet dinh 749/qd-ttg do ai ky",
    "qd 950",
    "cảm ơn 🙏",
    "?!",
    " ",
    "\u0301",
    "Le Havre : l'économie numérique",
]


@pytest.fixture(scope="module")
def tokens_of() -> dict[str, Tokens]:
    """Tokenize all messages in one process: starting Rasa's Python takes seconds."""
    done = subprocess.run(
        [DIALOGUE_PYTHON, "-c", TOKENIZE],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TF_CPP_MIN_LOG_LEVEL": "3"},
        input="\n".join(json.dumps(message) for message in MESSAGES),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    return {
        message: [(text, start, end) for text, start, end in json.loads(line)]
        for message, line in zip(MESSAGES, lines, strict=True)
    }


def words(tokens: Tokens) -> list[str]:
    return [text for text, _, _ in tokens]


def test_words_are_folded_and_digits_masked(tokens_of: dict[str, Tokens]) -> None:
    expected = ["quyet", "dinh", "___", "qd", "ttg", "do", "ai", "ky"]
    assert words(tokens_of[ACCENTED]) == expected


def test_every_way_of_typing_gives_the_same_words(tokens_of: dict[str, Tokens]) -> None:
    decomposed, plain = MESSAGES[1], MESSAGES[2]
    assert words(tokens_of[ACCENTED]) == words(tokens_of[decomposed]) == words(tokens_of[plain])


@pytest.mark.parametrize("message", [MESSAGES[0], MESSAGES[1], MESSAGES[-1]])
def test_offsets_point_into_the_text_as_typed(message: str, tokens_of: dict[str, Tokens]) -> None:
    typed = [message[start:end] for _, start, end in tokens_of[message]]
    composed = [unicodedata.normalize("NFC", word) for word in typed]
    expected = {
        unicodedata.normalize("NFC", ACCENTED): "Quyết định 749 QĐ TTg do ai ký",
        MESSAGES[-1]: "Le Havre l économie numérique",
    }[unicodedata.normalize("NFC", message)]
    assert composed == expected.split()


def test_a_pictogram_is_a_word(tokens_of: dict[str, Tokens]) -> None:
    assert words(tokens_of["cảm ơn 🙏"]) == ["cam", "on", "🙏"]


@pytest.mark.parametrize("message", ["?!", " ", "\u0301"])
def test_a_message_without_words_is_one_token(message: str, tokens_of: dict[str, Tokens]) -> None:
    assert tokens_of[message] == [(message, 0, len(message))]
