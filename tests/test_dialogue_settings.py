"""What config.yml and domain.yml have Rasa do, run by Rasa's own Python without a model."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
DIALOGUE_PYTHON = ROOT / ".venv-rasa" / "bin" / "python"

# The intent that the fallback leaves of each ranking; the slots that a new session begins with.
RUN = """
import asyncio, json, sys
import yaml
from rasa.core.actions.action import ActionSessionStart
from rasa.core.channels import CollectingOutputChannel
from rasa.core.nlg import TemplatedNaturalLanguageGenerator
from rasa.nlu.classifiers.fallback_classifier import FallbackClassifier
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SlotSet
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.training_data.message import Message

given = json.load(sys.stdin)
[step] = [s for s in yaml.safe_load(open("config.yml"))["pipeline"] if "Fallback" in s["name"]]
config = {**FallbackClassifier.get_default_config(), **step}
fallback = FallbackClassifier(config)
intents = []
for ranking in given["rankings"]:
    listed = [{"name": name, "confidence": sure} for name, sure in ranking]
    message = Message(data={"text": "x", "intent": listed[0], "intent_ranking": listed})
    [read] = fallback.process([message])
    intents.append(read.get("intent")["name"])

domain = Domain.load("domain.yml")
tracker = DialogueStateTracker.from_events("me", [], slots=domain.slots)
for name, value in given["slots"].items():
    tracker.update(SlotSet(name, value))
begin = ActionSessionStart().run(
    CollectingOutputChannel(), TemplatedNaturalLanguageGenerator({}), tracker, domain
)
events = asyncio.run(begin)
print(json.dumps({
    "intents": intents,
    "slots": {e.key: e.value for e in events if isinstance(e, SlotSet)},
    "minutes": domain.session_config.session_expiration_time,
}))
"""


@pytest.fixture(scope="module")
def done() -> dict[str, Any]:
    rankings = [
        [["inform", 0.41], ["greet", 0.3]],
        [["inform", 0.39], ["greet", 0.3]],
        [["inform", 0.45], ["change", 0.44]],
    ]
    slots = {"focus": {"documents": ["qd-749-2020"]}, "pending": True, "language": "en"}
    said = subprocess.run(
        [DIALOGUE_PYTHON, "-W", "ignore", "-c", RUN],
        cwd=ROOT,
        env=os.environ | {"RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3"},
        input=json.dumps({"rankings": rankings, "slots": slots}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 0, said.stderr
    read: dict[str, Any] = json.loads(said.stdout.splitlines()[-1])
    return read


def test_what_is_unclear_answers_no_question_of_ours(done: dict[str, Any]) -> None:
    assert done["intents"][:2] == ["inform", "nlu_fallback"]


def test_of_two_intents_as_likely_the_likelier_is_taken(done: dict[str, Any]) -> None:
    assert done["intents"][2] == "inform"


def test_what_is_spoken_of_outlives_an_hour_of_silence(done: dict[str, Any]) -> None:
    assert done["minutes"] == 60
    assert done["slots"] == {
        "focus": {"documents": ["qd-749-2020"]},
        "pending": True,
        "language": "en",
    }
