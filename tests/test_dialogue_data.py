"""The training data, rules, domain and stories agree with each other."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from dialogue.folding import fold, mask_digits

ROOT = Path(__file__).parents[1]
HELD_OUT = ROOT / "tests" / "dialogue" / "held_out.yml"
TEST_STORIES = ROOT / "tests" / "dialogue" / "test_stories.yml"


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
ALL_RULES = read(ROOT / "data" / "rules" / "rules.yml")["rules"]
# The rules that hold in any state; the others have a condition.
RULES = {
    rule["steps"][0]["intent"]: rule["steps"][1]["action"]
    for rule in ALL_RULES
    if "condition" not in rule
}


def seen_by_the_model(text: str) -> str:
    return mask_digits(fold(text))


def test_every_intent_has_examples_a_rule_and_held_out_messages() -> None:
    intents = set(DOMAIN["intents"])
    assert {intent for intent, _ in TRAINING} == intents
    assert {intent for intent, _ in HELD} == intents
    assert set(RULES) == intents | {"nlu_fallback"}


def test_whatever_is_said_one_action_answers_it() -> None:
    (policy,) = read(ROOT / "config.yml")["policies"]
    assert set(RULES.values()) == {"action_answer", policy["core_fallback_action_name"]}


def test_only_what_answers_a_question_of_ours_resumes_it() -> None:
    for rule in (rule for rule in ALL_RULES if "condition" in rule):
        assert rule["condition"] == [{"slot_was_set": [{"pending": True}]}]
        assert rule["steps"][:2] == [{"intent": "inform"}, {"action": "action_resume"}]
    assert set(DOMAIN["actions"]) == {"action_answer", "action_resume"}


def test_the_rules_see_of_the_slots_only_what_is_pending() -> None:
    seen = {name for name, slot in DOMAIN["slots"].items() if slot["influence_conversation"]}
    assert seen == {"pending"}


def test_no_held_out_message_is_trained_on() -> None:
    trained = {seen_by_the_model(text) for _, text in TRAINING}
    assert [text for _, text in HELD if seen_by_the_model(text) in trained] == []


def test_no_message_is_an_example_of_two_intents() -> None:
    intents = defaultdict(set)
    for intent, text in TRAINING:
        intents[seen_by_the_model(text)].add(intent)
    assert {text: names for text, names in intents.items() if len(names) > 1} == {}


# Ways to begin that say nothing of what is asked.
OPENINGS = """
    tôi muốn, mình muốn, em muốn, tôi cần, mình cần, cho tôi, cho mình, cho em, cho hỏi, giúp tôi,
    giúp mình, bạn ơi, bạn có, xin chào, xin hỏi, xin lỗi, cảm ơn, chào bạn, tôi là, tôi đang,
    tôi không, tôi bị, nhà tôi, con tôi, mẹ tôi, có người, hàng xóm, hello i, i am, i have, i need,
    i want, i would, can you, could you, bonjour je, je cherche, je suis, je veux, je voudrais
"""


def spreads() -> dict[str, Counter[str]]:
    """Count the intents of the examples by their first two and by their first three words."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for intent, text in TRAINING:
        words = seen_by_the_model(text).replace(",", "").split()
        for count in (2, 3):
            if len(words) > count:
                counts[" ".join(words[:count])][intent] += 1
    return counts


SPREADS = spreads()
SIZES = Counter(intent for intent, _ in TRAINING)


def excess(intents: Counter[str]) -> float:
    """Return by how much the share of one of `intents` is most above its share of all examples."""
    return max(
        count / intents.total() - SIZES[intent] / SIZES.total() for intent, count in intents.items()
    )


@pytest.mark.parametrize("opening", [opening.strip() for opening in OPENINGS.split(",")])
def test_no_way_to_begin_belongs_to_one_intent(opening: str) -> None:
    intents = SPREADS[seen_by_the_model(opening)]
    assert len(intents) >= 4, intents
    assert excess(intents) < 0.45, intents


def test_no_frequent_beginning_belongs_to_one_intent() -> None:
    assert {
        beginning: intents
        for beginning, intents in SPREADS.items()
        if intents.total() >= 25 and excess(intents) > 0.6
    } == {}


def test_a_beginning_of_one_intent_alone_would_be_found() -> None:
    assert excess(Counter({"greet": 25})) > 0.6


def test_what_is_mine_and_broken_is_no_danger_to_the_model() -> None:
    broken = [intent for intent, text in TRAINING if "cua toi bi" in seen_by_the_model(text)]
    assert len(broken) >= 10
    assert "emergency" not in broken


def test_stories_reach_every_intent() -> None:
    steps = [step for story in read(TEST_STORIES)["stories"] for step in story["steps"]]
    reached = {step["intent"] for step in steps if "intent" in step}
    assert reached == {*DOMAIN["intents"], "nlu_fallback"}
