"""Our classifier of intents, run by Rasa's own Python from the repository root."""

import json
import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DIALOGUE_PYTHON = ROOT / ".venv-rasa" / "bin" / "python"

# Two n-grams of "greet", two of "ask", one of both: how often each stands in a message.
CLASSIFY = """
import json, sys, tempfile
from pathlib import Path
from scipy.sparse import csr_matrix
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from dialogue.intent_classifier import IntentClassifier

def message(text, counts, intent=None):
    made = Message.build(text=text, intent=intent)
    for kind in ("sequence", "sentence"):
        made.add_features(Features(csr_matrix([counts], dtype=float), kind, "text", "counts"))
    return made

given = json.load(sys.stdin)
# Rasa drops an example that is there twice, so that each has a text of its own.
examples = [message(f"{at}", *each) for at, each in enumerate(given["learnt"])]
config = {**IntentClassifier.get_default_config(), "C": given["C"]}
with tempfile.TemporaryDirectory() as folder:
    here = ExecutionContext(GraphSchema({}), node_name="intents")
    made_of = config, LocalModelStorage(Path(folder)), Resource("intents"), here
    IntentClassifier.create(*made_of).train(TrainingData(examples))
    loaded = IntentClassifier.load(*made_of)
    read = loaded.process([message("x", counts) for counts in given["read"]])
print(json.dumps([each.get("intent") for each in read]))
"""

LEARNT = [
    *[([1, 1, 0, 0, 1], "greet")] * 6,
    *[([0, 0, 1, 1, 1], "ask")] * 2,
]
READ = [
    [2, 0, 0, 0, 0],
    [0, 0, 1, 0, 0],
    [0, 0, 50, 0, 0],
    [0, 0, 0, 0, 1],
]


def intents(closeness: float) -> list[tuple[str, float]]:
    """Return what a classifier that learnt, was kept and loaded makes of each of READ."""
    done = subprocess.run(
        [DIALOGUE_PYTHON, "-c", CLASSIFY],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TF_CPP_MIN_LOG_LEVEL": "3"},
        input=json.dumps({"learnt": LEARNT, "read": READ, "C": closeness}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    read = json.loads(done.stdout.splitlines()[-1])
    return [(each["name"], each["confidence"]) for each in read]


@pytest.fixture(scope="module")
def read() -> list[tuple[str, float]]:
    return intents(closeness=10.0)


def test_what_was_learnt_is_known_after_loading(read: list[tuple[str, float]]) -> None:
    assert [name for name, _ in read[:2]] == ["greet", "ask"]


def test_a_long_message_is_no_surer_than_a_short_one(read: list[tuple[str, float]]) -> None:
    assert read[2] == pytest.approx(read[1])


def test_where_nothing_tells_the_frequent_intent_is_likelier(
    read: list[tuple[str, float]],
) -> None:
    assert read[3][0] == "greet"
    assert read[3][1] > 0.6


def test_closer_to_the_examples_is_surer(read: list[tuple[str, float]]) -> None:
    assert intents(closeness=0.1)[0][1] < read[0][1]
