from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.store.lexical import term_scores
from index.store.lexical.index import LexicalIndex
from index.text.folding import fold, terms

TEXTS = [
    "Hải Phòng trồng cây xanh.",
    "Đà Nẵng dùng cảm biến.",
    "Hải Dương dùng xe buýt điện, xe buýt điện mới.",
    "",
]
LETTERS = "abcdeghiklmnopqrstuvxy"
texts = st.lists(st.text(st.sampled_from("abcđê ")), max_size=8).map(lambda made: ["ê", *made])
# Of forty texts some terms are in a sixteenth and more, some are not.
many_texts = st.lists(
    st.lists(st.sampled_from(LETTERS), max_size=6).map(" ".join), min_size=17, max_size=40
)
weighed = st.dictionaries(
    st.sampled_from([*LETTERS, "a_b", "b_a", "z"]),
    st.one_of(st.just(0.0), st.floats(0.25, 3)),
    max_size=8,
)


@pytest.fixture(scope="module")
def index() -> LexicalIndex:
    return LexicalIndex.build(TEXTS)


def formula(given_texts: list[str], question: dict[str, float]) -> list[float]:
    """BM25 as the books have it."""
    counted = [Counter(terms(text)) for text in given_texts]
    lengths = [sum(counts.values()) for counts in counted]
    mean = max(1.0, sum(lengths) / len(lengths))
    scores = [0.0] * len(given_texts)
    for term, weight in question.items():
        seen = sum(term in counts for counts in counted)
        idf = np.log(1 + (len(counted) - seen + 0.5) / (seen + 0.5))
        for row, counts in enumerate(counted):
            damping = 1.2 * (0.25 + 0.75 * lengths[row] / mean)
            scores[row] += weight * idf * counts[term] / (counts[term] + damping)
    return scores


@pytest.mark.parametrize("question", ["xe buýt điện", "xe buyt dien", "XE BUÝT"])
def test_the_text_that_shares_words_scores_highest(index: LexicalIndex, question: str) -> None:
    rows, scores = index.top(Counter(terms(question)), 4)
    assert rows.tolist() == [2]
    assert scores[0] > 0


def test_pairs_of_syllables_tell_names_apart(index: LexicalIndex) -> None:
    rows, scores = index.top(Counter(terms("hai phong")), 4)
    assert rows.tolist() == [0, 2]
    assert scores[0] > scores[1] > 0


def test_words_never_seen_find_nothing(index: LexicalIndex) -> None:
    for question in ("London", ""):
        rows, scores = index.top(Counter(terms(question)), 4)
        assert len(rows) == len(scores) == 0
    assert index.scores_of(np.array([0, 2]), {"london": 1.0}).tolist() == [0, 0]


def test_rare_terms_weigh_more(index: LexicalIndex) -> None:
    london, phong, hai = index.idfs(["london", "phong", "hai"])
    assert london > phong > hai > 0


def test_a_weight_multiplies_what_a_term_adds(index: LexicalIndex) -> None:
    _, once = index.top({"phong": 1.0}, 1)
    _, thrice = index.top({"phong": 3.0}, 1)
    assert thrice[0] == pytest.approx(3 * once[0])
    assert len(index.top({"phong": 0.0}, 1)[0]) == 0


def test_what_is_saved_is_read_back(index: LexicalIndex, tmp_path: Path) -> None:
    index.save(tmp_path / "lexical")
    again = LexicalIndex.load(tmp_path / "lexical", len(TEXTS))
    for question in ("hải phòng dùng gì", "xe", "london"):
        built, read = (one.top(Counter(terms(question)), 4) for one in (index, again))
        assert [part.tolist() for part in built] == [part.tolist() for part in read]
        assert again.idfs([question]) == index.idfs([question])


def test_the_temporary_folder_goes_with_the_index() -> None:
    index = LexicalIndex.build(TEXTS)
    folder = index._folder
    assert folder.is_dir()
    del index
    assert not folder.exists()


@pytest.mark.parametrize("given_texts", [[], [""], ["?!"], ["", " "]])
def test_texts_without_words_are_indexed_too(given_texts: list[str], tmp_path: Path) -> None:
    LexicalIndex.build(given_texts).save(tmp_path / "lexical")
    index = LexicalIndex.load(tmp_path / "lexical", len(given_texts))
    everything = np.arange(len(given_texts))
    assert index.scores_of(everything, {"hai": 1.0}).tolist() == [0] * len(given_texts)
    assert len(index.top({"hai": 1.0}, 3)[0]) == 0
    assert len(index.top({"hai": 1.0}, 3, everything)[0]) == 0


@settings(max_examples=30)
@given(texts, st.text(st.sampled_from("abcđê ")))
def test_what_is_found_does_not_depend_on_diacritics(given_texts: list[str], question: str) -> None:
    marked, _ = LexicalIndex.build(given_texts).top(Counter(terms(question)), 9)
    bare, _ = LexicalIndex.build(map(fold, given_texts)).top(Counter(terms(fold(question))), 9)
    assert set(marked.tolist()) == set(bare.tolist())


@settings(max_examples=100)
@given(many_texts, weighed, st.integers(0, 12), st.none() | st.sets(st.integers(0, 16)))
def test_top_is_what_the_formula_ranks_first(
    given_texts: list[str], question: dict[str, float], count: int, allowed: set[int] | None
) -> None:
    index = LexicalIndex.build(given_texts)
    inside = np.array(sorted(range(len(given_texts)) if allowed is None else allowed), dtype=int)
    rows, scores = index.top(question, count, None if allowed is None else inside)
    expected = np.array(formula(given_texts, question))
    # A term's impact is rounded to a 255th of its idf and weight.
    rounding = float(index.idfs([*question]) @ np.array([*question.values()])) / 500
    everything = index.scores_of(np.arange(len(given_texts)), question)
    assert everything == pytest.approx(expected, abs=rounding + 1e-6)
    order = sorted(inside.tolist(), key=lambda row: (-everything[row], row))
    assert rows.tolist() == [row for row in order if everything[row] > 0][:count]
    assert np.array_equal(scores, everything[rows])


@settings(max_examples=100)
@given(many_texts, weighed, st.integers(1, 12), st.none() | st.sets(st.integers(0, 16)))
def test_top_of_long_lists_gives_as_many_rows_with_their_very_scores(
    given_texts: list[str], question: dict[str, float], count: int, allowed: set[int] | None
) -> None:
    index = LexicalIndex.build(given_texts)
    inside = None if allowed is None else np.array(sorted(allowed), dtype=int)
    exact, _ = index.top(question, count, inside)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(term_scores, "_EXACT_UP_TO", 2)
        patch.setattr(term_scores, "_MOST", 2)
        rows, scores = index.top(question, count, inside)
    assert len(rows) == len(set(rows.tolist())) == len(exact)
    assert allowed is None or allowed.issuperset(rows.tolist())
    assert np.array_equal(scores, index.scores_of(rows, question))
    assert (np.diff(scores) <= 0).all()
