"""The vectors of messages, made by Rasa's own Python from the repository root."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from index.encoding.encoder import load_encoder
from ops.training import FOLDER_VARIABLE, embedding_folder
from settings import load_settings

ROOT = Path(__file__).parents[1]
DIALOGUE_PYTHON = ROOT / ".venv-rasa" / "bin" / "python"
TEXTS = [
    "Quyết định 749/QĐ-TTg do ai ký?",
    "quyet dinh 749 do ai ky",
    "còn Hà Nội thì sao",
    "What is a smart city?",
    "xem thêm",
]

FEATURIZE = """
import json, sys
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from dialogue.e5_featurizer import E5Featurizer
from dialogue.folding_tokenizer import FoldingTokenizer

def vectors(messages):
    features = [each.get_dense_features("text")[1] for each in messages]
    return [each.features[0].tolist() if each else None for each in features]

config = {**E5Featurizer.get_default_config(), "scale": 2.0}
featurizer = E5Featurizer(config, "E5Featurizer")
texts = json.load(sys.stdin)
messages = [Message.build(text=text, intent="ask_topic") for text in texts]
FoldingTokenizer(FoldingTokenizer.get_default_config()).process(messages)
learnt = featurizer.process_training_data(TrainingData(messages))
read = [Message.build(text=text) for text in texts]
print(json.dumps({
    "trained": [[each.get("text"), each.get("intent")] for each in learnt.training_examples],
    "words": [[t.text for t in each.get("text_tokens")] for each in learnt.training_examples],
    "trained_vectors": vectors(learnt.training_examples),
    "read_vectors": vectors(featurizer.process(read)),
}))
"""


def featurize(folder: Path | None, cache: Path) -> Any:
    done = subprocess.run(
        [DIALOGUE_PYTHON, "-W", "ignore", "-c", FEATURIZE],
        cwd=ROOT,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "TF_CPP_MIN_LOG_LEVEL": "3",
            FOLDER_VARIABLE: str(folder or ""),
            "RASA_CACHE_DIRECTORY": str(cache),
        },
        input=json.dumps(TEXTS),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


@pytest.fixture(scope="module")
def folder() -> Path:
    folder = embedding_folder(load_settings())
    assert folder, "the model is not prepared"
    return folder


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def features(folder: Path, cache: Path) -> Any:
    return featurize(folder, cache)


def test_the_vectors_are_those_of_the_index(features: Any) -> None:
    ours = load_encoder(load_settings()).encode(TEXTS, "query")
    read = np.array(features["read_vectors"])
    assert read.shape == ours.shape
    # The two environments have different versions of onnxruntime.
    assert np.allclose(read, 2.0 * ours, atol=1e-3)


def test_training_sees_each_example_with_and_without_diacritics(features: Any) -> None:
    bare = ["quyet dinh 749/qd-ttg do ai ky?", "con ha noi thi sao", "xem them"]
    assert features["trained"] == [[text, "ask_topic"] for text in [*TEXTS, *bare]]
    assert features["words"][0] == features["words"][len(TEXTS)]
    vectors = np.array(features["trained_vectors"])
    assert np.allclose(vectors[: len(TEXTS)], features["read_vectors"], atol=1e-5)
    assert not np.allclose(vectors[0], vectors[len(TEXTS)], atol=1e-2)


def test_what_was_encoded_once_is_taken_from_the_cache(
    features: Any, folder: Path, cache: Path
) -> None:
    [file] = cache.iterdir()
    written = file.stat().st_mtime_ns
    assert featurize(folder, cache)["trained_vectors"] == features["trained_vectors"]
    assert file.stat().st_mtime_ns == written


def test_without_a_model_the_messages_stay_as_they_are(cache: Path) -> None:
    features = featurize(None, cache)
    assert features["read_vectors"] == [None] * len(TEXTS)
    assert features["trained"] == [[text, "ask_topic"] for text in TEXTS]
