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
here = ExecutionContext(GraphSchema({}), node_name="intents")
results = []
for closeness in given["C"]:
    config = {**IntentClassifier.get_default_config(), "C": closeness}
    with tempfile.TemporaryDirectory() as folder:
        made_of = config, LocalModelStorage(Path(folder)), Resource("intents"), here
        IntentClassifier.create(*made_of).train(TrainingData(examples))
        loaded = IntentClassifier.load(*made_of)
        read = loaded.process([message("x", counts) for counts in given["read"]])
    results.append([each.get("intent") for each in read])
print(json.dumps(results))
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
LOOSE, CLOSE = 0.1, 10.0


Intents = list[tuple[str, float]]


@pytest.fixture(scope="module")
def intents() -> dict[float, Intents]:
    """Return, by `C`, what a classifier that learnt, was kept and loaded makes of each of READ.

    All in one process: starting Rasa's Python takes seconds.
    """
    done = subprocess.run(
        [DIALOGUE_PYTHON, "-c", CLASSIFY],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TF_CPP_MIN_LOG_LEVEL": "3"},
        input=json.dumps({"learnt": LEARNT, "read": READ, "C": [LOOSE, CLOSE]}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    read = json.loads(done.stdout.splitlines()[-1])
    named = [[(each["name"], each["confidence"]) for each in one] for one in read]
    return dict(zip((LOOSE, CLOSE), named, strict=True))


def test_what_was_learnt_is_known_after_loading(intents: dict[float, Intents]) -> None:
    assert [name for name, _ in intents[CLOSE][:2]] == ["greet", "ask"]


def test_a_long_message_is_no_surer_than_a_short_one(intents: dict[float, Intents]) -> None:
    assert intents[CLOSE][2] == pytest.approx(intents[CLOSE][1])


def test_where_nothing_tells_the_frequent_intent_is_likelier(
    intents: dict[float, Intents],
) -> None:
    name, confidence = intents[CLOSE][3]
    assert name == "greet"
    assert confidence > 0.6


def test_closer_to_the_examples_is_surer(intents: dict[float, Intents]) -> None:
    assert intents[LOOSE][0][1] < intents[CLOSE][0][1]
