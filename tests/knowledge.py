"""The fixture `knowledge`: what the assistant knows of the shipped corpus, without servers."""

from pathlib import Path

import pytest

from actions.knowledge import Knowledge
from index.encoder import Encoder
from index.retriever import Retriever
from index.store import open_store


@pytest.fixture(scope="session")
def knowledge(shipped_store: Path, encoder: Encoder) -> Knowledge:
    return Knowledge.of(Retriever(open_store(shipped_store), encoder))
