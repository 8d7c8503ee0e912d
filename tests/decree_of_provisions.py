"""A decree of ours whose articles list, explain words and say one thing alone, added to a store."""

from dataclasses import replace
from pathlib import Path

import pytest

from actions.knowledge import Knowledge
from index.judging.hit import ScoredPassage
from index.search.retriever import Retriever
from index.store.generations import open_store
from tests.changing_stores import add
from tests.hash_encoder import HashEncoder

FILE = Path(__file__).parent / "documents" / "whole_provisions.txt"


@pytest.fixture(scope="session")
def provisions(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    store = tmp_path_factory.mktemp("provisions") / "store"
    add(store, FILE)
    return Knowledge.of(Retriever(open_store(store), HashEncoder()))


def hits(text: str, knowledge: Knowledge) -> list[ScoredPassage]:
    return knowledge.retriever.search(text, 8)


def hit_of(sentence: str, text: str, knowledge: Knowledge) -> ScoredPassage:
    """The hit for `text` that quotes `sentence`, whatever the search puts first."""
    for hit in hits(text, knowledge):
        for start, end in hit.passage.sentences:
            if sentence in hit.passage.text[start:end]:
                return _quoting(hit, (start, end))
    raise AssertionError(f"{sentence!r} was not found")


def _quoting(hit: ScoredPassage, span: tuple[int, int]) -> ScoredPassage:
    judgement = replace(hit.judgement, span=span)
    return replace(hit, judge=lambda: judgement)
