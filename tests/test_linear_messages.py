"""Whatever a message repeats, reading it takes about as long as reading others of its length."""

import json
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest

from actions.emergencies.emergency import emergency_answer, emergency_numbers
from actions.knowledge import Knowledge
from tests.days import TODAY
from tests.fuzzed_messages import Fuzzed, messages, questions, several
from tests.knowledge import knowledge_without_model
from tests.linear import LIMIT, ORDINARY, costs
from tests.turns import answer

ROOT = Path(__file__).parent.parent
SEED = 10
# What one question may have, and what Telegram lets one message have.
LENGTHS = [(1000, 44), (4096, 33)]
SEVERAL = 11
# Each took seconds by its square or cube.
REPEATED = [
    *("luật", "trừ luật", "bộ luật", "các luật", "luật hướng dẫn", "văn bản nào hướng dẫn luật"),
    *("các", "không", "của", "ban oi", "trong", "of", "UBND", "Bộ Chính trị", "năm 2020"),
    *("điều 5", "06", "luật an ninh mạng", "nghị định 13", "sao", "vậy", "ông ký", "từ 2020"),
]


# A run of these was read from each of its words on.
RUNS = ["m ", "e ", "e,m,", "em mn ", "in ", "trong "]
MARKS = ["\u0301\u0323", "\u0f73"]  # each run of them is sorted
HEADS = ("thuế", "luật", "phí", "đất")


def repeated(length: int) -> list[Fuzzed]:
    units = [*(f"{phrase} " for phrase in REPEATED), *MARKS]
    return [Fuzzed("one phrase", (unit * length)[:length]) for unit in units]


def ordinary(length: int) -> list[Fuzzed]:
    """Questions of our sets, one after the other, as people write who ask for much at once.

    None that names a danger: it is answered at once, whatever else is asked, and costs nothing.
    """
    files = sorted((ROOT / "tests" / "questions").glob("*.jsonl"))
    files = [file for file in files if not file.name.startswith("emergencies")]
    lines = [line for file in files for line in file.read_text("utf-8").splitlines()]
    text = " ".join(json.loads(line)["text"].replace("?", ",") for line in lines)
    starts = range(0, len(text) - length, len(text) // 30)
    return [Fuzzed(ORDINARY, text[start : start + length]) for start in starts]


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """What the assistant knows, without the model: its time would hide that of the readings."""
    return knowledge_without_model(tmp_path_factory.mktemp("linear"))


@pytest.mark.parametrize(("length", "count"), LENGTHS)
def test_no_message_takes_much_longer_than_others(
    length: int, count: int, knowledge: Knowledge
) -> None:
    hold(lambda text: answer(text, knowledge, TODAY), length, count)


def test_no_message_of_several_questions_takes_much_longer_than_others(
    knowledge: Knowledge,
) -> None:
    length = 4096
    asked = [one.text for one in ordinary(length // 4)]
    texts = [" ".join(f"{one[:1020]}?" for one in asked[n : n + 4]) for n in range(0, 24, 4)]
    runs = [questions(HEADS, run * length, "? ", length) for run in RUNS]
    listed = [*(Fuzzed(ORDINARY, text) for text in texts), *(Fuzzed("runs", run) for run in runs)]
    fuzzed = islice(several(SEED, length), SEVERAL)
    measured = costs(lambda text: answer(text, knowledge, TODAY), [*listed, *fuzzed])
    print(f"\nfour questions: {measured}")
    assert measured.worst <= LIMIT, f"superlinear? {measured}"


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

    texts = [Fuzzed(ORDINARY, "a" * 999 + "#") for _ in range(9)]
    assert costs(by_the_square, texts).worst <= LIMIT
    assert costs(by_the_square, [*texts, Fuzzed("marks", "#" * 1000)]).worst > LIMIT
