from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.folding import fold, terms
from index.lexical import LexicalIndex

TEXTS = [
    "Hải Phòng trồng cây xanh.",
    "Đà Nẵng dùng cảm biến.",
    "Hải Dương dùng xe buýt điện, xe buýt điện mới.",
    "",
]
texts = st.lists(st.text(st.sampled_from("abcđê ")), max_size=8).map(lambda made: ["ê", *made])


@pytest.fixture(scope="module")
def index() -> LexicalIndex:
    return LexicalIndex.build(TEXTS)


@pytest.mark.parametrize("question", ["xe buýt điện", "xe buyt dien", "XE BUÝT"])
def test_the_text_that_shares_words_scores_highest(index: LexicalIndex, question: str) -> None:
    scores = index.scores(terms(question))
    assert scores.shape == (len(TEXTS),)
    assert int(scores.argmax()) == 2
    assert scores[3] == 0


def test_pairs_of_syllables_tell_names_apart(index: LexicalIndex) -> None:
    scores = index.scores(terms("hai phong"))
    assert scores[0] > scores[2] > scores[1] == 0


def test_words_never_seen_score_nothing(index: LexicalIndex) -> None:
    assert not index.scores(terms("London")).any()
    assert not index.scores([]).any()


def test_rare_terms_weigh_more(index: LexicalIndex) -> None:
    assert index.idf("london") > index.idf("phong") > index.idf("hai") > 0


def test_what_is_saved_is_read_back(index: LexicalIndex, tmp_path: Path) -> None:
    index.save(tmp_path / "lexical")
    again = LexicalIndex.load(tmp_path / "lexical", len(TEXTS))
    for question in ("hải phòng dùng gì", "xe", "london"):
        assert np.array_equal(again.scores(terms(question)), index.scores(terms(question)))
        assert again.idf(question) == index.idf(question)


@pytest.mark.parametrize("given_texts", [[], [""], ["?!"], ["", " "]])
def test_texts_without_words_are_indexed_too(given_texts: list[str], tmp_path: Path) -> None:
    LexicalIndex.build(given_texts).save(tmp_path / "lexical")
    index = LexicalIndex.load(tmp_path / "lexical", len(given_texts))
    assert index.scores(terms("hải")).tolist() == [0] * len(given_texts)


@settings(max_examples=30)
@given(texts, st.text(st.sampled_from("abcđê ")))
def test_scores_do_not_depend_on_diacritics_and_are_never_negative(
    given_texts: list[str], question: str
) -> None:
    marked = LexicalIndex.build(given_texts).scores(terms(question))
    bare = LexicalIndex.build(map(fold, given_texts)).scores(terms(fold(question)))
    assert np.array_equal(marked, bare)
    assert (marked >= 0).all()
    assert marked.shape == (len(given_texts),)
