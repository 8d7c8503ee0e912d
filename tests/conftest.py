"""What several test files share: the prepared model, its encoder, and two stores built with it."""

import json
import os
import shutil
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from index.encoding.encoder import Encoder, load_encoder
from index.encoding.prepare import prepare
from index.ingest.building import build, is_up_to_date
from index.store.catalogue import Catalogue
from index.store.generations import current_generation
from ops import bounds
from settings import VARIABLES, Settings, load_settings
from tests.corpora import write_small_corpus

# Plugins of some modules, imported by others: their assertions are written anew whoever is first.
pytest.register_assert_rewrite("tests.knowledge", "tests.web_site")

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "data" / "corpus"
# For programs started by tests: whatever a developer's `.env` says, the defaults …
NOTHING_SET = dict.fromkeys(VARIABLES, "")
# … or at least the default model.
DEFAULT_ENVIRONMENT = {**os.environ, "EMBEDDING_MODEL": "", "EMBEDDING_BACKEND": ""}

# A busy machine makes an example slow, not wrong.
hypothesis.settings.register_profile("hoi-pho", deadline=None)
hypothesis.settings.load_profile("hoi-pho")

_BEGUN = pytest.StashKey[float]()


def pytest_configure(config: pytest.Config) -> None:
    """Remember when the run began."""
    config.stash[_BEGUN] = time.time()


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Print what the gates of this run measured, each figure beside its bound."""
    for file in sorted(bounds.MEASURED.glob("*.json")):
        if file.stat().st_mtime >= config.stash[_BEGUN]:
            figures = json.loads(file.read_text("utf-8"))
            terminalreporter.write_line(f"{file.stem}:")
            for line in bounds.compare(figures, bounds.bounds_of(file.stem))[0]:
                terminalreporter.write_line(f"  {line}")


@pytest.fixture(scope="session")
def model_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The default model on its default backend, in the usual cache; a store nobody else has."""
    store = tmp_path_factory.mktemp("stores") / "unused"
    return Settings(store_dir=store, cache_dir=load_settings().cache_dir)


@pytest.fixture(scope="session")
def prepared_model(model_settings: Settings) -> Path:
    """The folder of the prepared default model."""
    return prepare(model_settings)


@pytest.fixture(scope="session")
def encoder(prepared_model: Path, model_settings: Settings) -> Encoder:
    """The default encoder: the prepared model through ONNX."""
    assert prepared_model.is_dir()
    return load_encoder(model_settings)


@pytest.fixture(scope="session")
def small_corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of the four documents of tests/corpora.py. Do not change it."""
    return write_small_corpus(tmp_path_factory.mktemp("small") / "corpus")


@pytest.fixture(scope="session")
def small_store(small_corpus: Path, encoder: Encoder) -> Path:
    """A store built from `small_corpus`. Do not change it: copy it first."""
    store = small_corpus.parent / "store"
    build(small_corpus, store, encoder, lambda *_: None)
    return store


@pytest.fixture(scope="session")
def shipped_store(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Path:
    """A store built from the shipped corpus. Do not change it: copy it first."""
    store = tmp_path_factory.mktemp("shipped") / "store"
    ready = load_settings().store_dir
    if is_up_to_date(ready, CORPUS, encoder) and not added_to(ready):
        shutil.copytree(ready, store)  # the set-up has built the same
    else:
        build(CORPUS, store, encoder, lambda *_: None)
    return store


def added_to(store: Path) -> list[str]:
    """Return the ids of the texts that were added to the shipped ones in `store`."""
    with closing(Catalogue(current_generation(store))) as catalogue:
        return [each.id for each in catalogue.versions() if each.origin != "corpus"]
