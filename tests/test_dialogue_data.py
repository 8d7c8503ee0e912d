"""The training data, rules, domain and stories agree with each other."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from dialogue.folding import fold, mask_digits

ROOT = Path(__file__).parents[1]
HELD_OUT = ROOT / "tests" / "dialogue" / "held_out.yml"
TEST_STORIES = ROOT / "tests" / "dialogue" / "test_stories.yml"
SMALL_TALK = ("greet", "thank", "goodbye", "ask_capabilities")


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def examples(*paths: Path) -> Iterator[tuple[str, str]]:
    """Yield (intent, text) of every NLU example."""
    for path in paths:
        for block in read(path)["nlu"]:
            for line in block["examples"].splitlines():
                yield block["intent"], line.removeprefix("- ")


TRAINING = list(examples(*sorted((ROOT / "data" / "nlu").glob("*.yml"))))
HELD = list(examples(HELD_OUT))
DOMAIN = read(ROOT / "domain.yml")
RULES = {
    rule["steps"][0]["intent"]: rule["steps"][1]["action"]
    for rule in read(ROOT / "data" / "rules" / "rules.yml")["rules"]
}


def seen_by_the_model(text: str) -> str:
    return mask_digits(fold(text))


def test_every_intent_has_examples_a_rule_and_held_out_messages() -> None:
    intents = set(DOMAIN["intents"])
    assert {intent for intent, _ in TRAINING} == intents
    assert {intent for intent, _ in HELD} == intents
    assert set(RULES) == intents | {"nlu_fallback"}


def test_what_is_unclear_is_answered_as_a_question() -> None:
    (policy,) = read(ROOT / "config.yml")["policies"]
    assert RULES["nlu_fallback"] == RULES["ask_topic"] == "action_answer_question"
    assert policy["core_fallback_action_name"] == "action_answer_question"


def test_no_held_out_message_is_trained_on() -> None:
    trained = {seen_by_the_model(text) for _, text in TRAINING}
    assert [text for _, text in HELD if seen_by_the_model(text) in trained] == []


def test_no_message_is_an_example_of_two_intents() -> None:
    intents = defaultdict(set)
    for intent, text in TRAINING:
        intents[seen_by_the_model(text)].add(intent)
    assert {text: names for text, names in intents.items() if len(names) > 1} == {}


VIETNAMESE_OPENINGS = ("tôi muốn", "em muốn", "tôi cần", "giúp tôi", "cho tôi")
OTHER_OPENINGS = ("i want", "i need", "help me", "je veux", "je voudrais", "aidez-moi")


@pytest.mark.parametrize("opening", [*VIETNAMESE_OPENINGS, *OTHER_OPENINGS])
def test_no_way_to_begin_belongs_to_the_intent_of_danger(opening: str) -> None:
    begun = [
        intent for intent, text in TRAINING if seen_by_the_model(text).startswith(fold(opening))
    ]
    assert len(begun) > 2
    assert begun.count("emergency") / len(begun) < 1 / 5


def test_what_is_mine_and_broken_is_no_danger_to_the_model() -> None:
    broken = [intent for intent, text in TRAINING if "cua toi bi" in seen_by_the_model(text)]
    assert len(broken) >= 10
    assert "emergency" not in broken


def test_stories_reach_every_intent() -> None:
    steps = [step for story in read(TEST_STORIES)["stories"] for step in story["steps"]]
    assert {step["intent"] for step in steps if "intent" in step} == set(DOMAIN["intents"])


def test_small_talk_goes_through_the_action_that_sees_danger_first() -> None:
    assert {RULES[intent] for intent in SMALL_TALK} == {"action_small_talk"}
    assert set(DOMAIN["responses"]) == {f"utter_{intent}" for intent in SMALL_TALK}


def test_every_action_of_the_rules_is_in_the_domain() -> None:
    assert set(RULES.values()) == set(DOMAIN["actions"])


@pytest.mark.parametrize("response", sorted(DOMAIN["responses"]))
def test_responses_survive_the_wire_in_one_piece(response: str) -> None:
    # Rasa's REST channel splits a text at blank lines, and takes a leading slash for an intent.
    for variation in DOMAIN["responses"][response]:
        assert "\n\n" not in variation["text"]
        for button in variation.get("buttons", []):
            assert not button["payload"].startswith("/")


def test_greeting_and_help_offer_questions_on_the_conference_and_a_document() -> None:
    for response in ("utter_greet", "utter_ask_capabilities"):
        for variation in DOMAIN["responses"][response]:
            payloads = [button["payload"] for button in variation["buttons"]]
            assert any("749/QĐ-TTg" in payload for payload in payloads)
            assert any("Le Havre" in payload for payload in payloads)
