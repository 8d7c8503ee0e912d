"""What the assistant knows of the shipped corpus, without servers: the fixture `knowledge`."""

from pathlib import Path

import pytest

from actions.knowledge import Knowledge
from index.encoding.encoder import Encoder
from index.ingest.building import build
from index.search.retriever import Retriever
from index.store.generations import open_store
from tests.hash_encoder import HashEncoder

CORPUS = Path(__file__).parent.parent / "data" / "corpus"


@pytest.fixture(scope="session")
def knowledge(shipped_store: Path, encoder: Encoder) -> Knowledge:
    return Knowledge.of(Retriever(open_store(shipped_store), encoder))


@pytest.fixture(scope="session")
def plain_knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """Return the same for tests in which nothing is searched for."""
    return knowledge_without_model(tmp_path_factory.mktemp("plain"))


def knowledge_without_model(folder: Path) -> Knowledge:
    """Return the same with a stand-in for the model, whose time would hide that of the readings."""
    build(CORPUS, folder / "store", HashEncoder(), lambda *_: None)
    return Knowledge.of(Retriever(open_store(folder / "store"), HashEncoder()))
