"""Whatever a message repeats, reading it takes about as long as reading others of its length."""

import json
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest

from actions.answering import answer
from actions.emergency import emergency_answer, emergency_numbers
from actions.knowledge import Knowledge
from tests.fuzzed_messages import Fuzzed, messages
from tests.knowledge import knowledge_without_model
from tests.linear import LIMIT, costs

ROOT = Path(__file__).parent.parent
SEED = 10
# What one question may have, and what Telegram lets one message have.
LENGTHS = [(1000, 150), (4096, 60)]
# Each took seconds by its square or cube.
REPEATED = [
    *("luật", "trừ luật", "bộ luật", "các luật", "luật hướng dẫn", "văn bản nào hướng dẫn luật"),
    *("các", "không", "của", "ban oi", "trong", "of", "UBND", "Bộ Chính trị", "năm 2020"),
    *("điều 5", "06", "luật an ninh mạng", "nghị định 13", "sao", "vậy", "ông ký", "từ 2020"),
]


def repeated(length: int) -> list[Fuzzed]:
    return [Fuzzed("one phrase", (f"{phrase} " * length)[:length]) for phrase in REPEATED]


def ordinary(length: int) -> list[Fuzzed]:
    """Questions of our sets, one after the other, as people write who ask for much at once."""
    files = sorted((ROOT / "tests" / "questions").glob("*.jsonl"))
    lines = [line for file in files for line in file.read_text("utf-8").splitlines()]
    text = " ".join(json.loads(line)["text"].replace("?", ",") for line in lines)
    starts = range(0, len(text) - length, len(text) // 30)
    return [Fuzzed("ordinary", text[start : start + length]) for start in starts]


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """What the assistant knows, without the model: its time would hide that of the readings."""
    return knowledge_without_model(tmp_path_factory.mktemp("linear"))


@pytest.mark.parametrize(("length", "count"), LENGTHS)
def test_no_message_takes_much_longer_than_others(
    length: int, count: int, knowledge: Knowledge
) -> None:
    hold(lambda text: answer(text, knowledge), length, count)


@pytest.mark.parametrize(("length", "count"), LENGTHS)
def test_no_message_is_read_for_danger_much_longer_than_others(length: int, count: int) -> None:
    hold(lambda text: (emergency_numbers(text), emergency_answer(text)), length, count)


def hold(read: Callable[[str], object], length: int, count: int) -> None:
    fuzzed = islice(messages(SEED, length), count)
    measured = costs(read, [*ordinary(length), *repeated(length), *fuzzed])
    print(f"\n{length} characters: {measured}")
    assert measured.worst <= LIMIT, f"superlinear? {measured}"


def test_a_reading_by_the_square_is_found() -> None:
    def by_the_square(text: str) -> int:
        marked = [place for place, letter in enumerate(text) if letter == "#"]
        return sum(text.count("#", 0, place) for place in marked)

    texts = [Fuzzed("ordinary", "a" * 999 + "#") for _ in range(9)]
    assert costs(by_the_square, texts).worst <= LIMIT
    assert costs(by_the_square, [*texts, Fuzzed("marks", "#" * 1000)]).worst > LIMIT
