"""What is danger and what is not: tests/questions/emergencies.jsonl, and samples from the field."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from actions.emergencies.dangers import danger_in

ROOT = Path(__file__).parents[1]
QUESTIONS = ROOT / "tests/questions/emergencies.jsonl"
FIELD = ROOT.parent / "shared/cases/field/K01_harmless_taken_for_emergency/questions.jsonl"
HARMLESS_IN_THE_FIELD = ("no emergency numbers", "nobody is in danger")


def read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


SAID = read(QUESTIONS)


def test_sixty_messages_of_each_kind_stand_once() -> None:
    assert len({said["text"] for said in SAID}) == len(SAID)
    for danger in (True, False):
        assert sum(said["danger"] is danger for said in SAID) >= 60


@pytest.mark.parametrize("text", [said["text"] for said in SAID if not said["danger"]])
def test_a_harmless_message_is_no_danger(text: str) -> None:
    assert danger_in(text).numbers == ()


@pytest.mark.parametrize(
    ("text", "number"), [(said["text"], said["numbers"]) for said in SAID if said["danger"]]
)
def test_a_real_danger_is_given_the_right_number_first(text: str, number: str) -> None:
    assert danger_in(text).numbers[:1] == (number,)


@pytest.mark.skipif(not FIELD.exists(), reason="needs the field cases in ../shared/cases/field")
def test_the_samples_of_the_field_are_taken_as_they_are_meant() -> None:
    samples = read(FIELD)
    harmless = [
        sample["ask"]
        for sample in samples
        if any(words in sample["right"] for words in HARMLESS_IN_THE_FIELD)
    ]
    real = [sample["ask"] for sample in samples if sample["ask"] not in harmless]
    assert len(harmless) > len(real) > 0
    assert [text for text in harmless if danger_in(text).numbers] == []
    assert [text for text in real if not danger_in(text).numbers] == []


def test_curly_apostrophes_and_wide_blanks_change_nothing() -> None:
    assert danger_in("she isn’t   breathing").numbers == ("115",)


def test_a_wish_to_die_belongs_to_the_last_person_named_before_it() -> None:
    assert danger_in("bạn em nhắn lời vĩnh biệt rồi tắt máy").bystander
    assert not danger_in("chồng tôi bỏ tôi, tôi muốn chết").bystander


def test_words_of_despair_alone_are_despair() -> None:
    assert danger_in("em muốn chết").despair
    assert not danger_in("nhà em đang cháy").despair


def test_it_needs_neither_the_index_nor_an_encoder() -> None:
    # It runs in front of everything, in a process of its own that starts at once.
    module = "actions.emergencies.emergency"
    code = f"import sys, {module}; print([m for m in sys.modules if m in sys.argv])"
    heavy = ["faiss", "torch", "onnxruntime", "rasa_sdk", "index.search.retriever"]
    ran = subprocess.run(
        [sys.executable, "-c", code, *heavy], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("age", "numbers"),
    [
        ("em 12 tuổi, ", "111"),
        ("em 17 tuổi, ", "111"),
        ("em 18 tuổi, ", "113"),
        ("em 35 tuổi, ", "113"),
        ("em 117 tuổi, ", "113"),
        ("", "113"),
    ],
)
def test_below_18_one_is_a_child(age: str, numbers: str) -> None:
    assert danger_in(f"{age}bố em đánh em").numbers[:1] == (numbers,)
