import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.spelling.bigrams import BOUNDARY, NUMBER, UNKNOWN, Bigrams

TEXTS = ["Mục tiêu của thành phố.", "Thành phố có mục tiêu.", "Ở Đà Nẵng.", "Nhà ở xã hội."]


def log(model: Bigrams, left: str, right: str) -> float:
    pair = (np.array([model.ids[word]]) for word in (left, right))
    return float(model.logs(*pair)[0])


def test_neighbours_that_were_seen_are_likelier() -> None:
    model = Bigrams.learn(TEXTS)
    assert log(model, "mục", "tiêu") > log(model, "mục", "phố")


@pytest.mark.parametrize("times", [1, 2, 50])
def test_however_often_texts_are_learnt_no_pair_is_impossible(times: int) -> None:
    model = Bigrams.learn(TEXTS * times)
    every = np.arange(len(model.words))
    for left in every:
        logs = model.logs(np.full_like(every, left), every)
        assert np.isfinite(logs).all()
        # All that may follow, and what was never seen, which has a share of its own.
        assert np.exp(logs[every != UNKNOWN]).sum() == pytest.approx(1, abs=0.05)


@given(st.lists(st.text(max_size=40), max_size=5))
def test_any_texts_are_learnt_with_others(texts: list[str]) -> None:
    model = Bigrams.learn([*TEXTS, *texts])
    reserved = np.array([BOUNDARY, NUMBER, UNKNOWN])
    assert np.isfinite(model.logs(reserved, reserved)).all()


def test_names_have_capitals_and_what_stands_before_them_has_none() -> None:
    model = Bigrams.learn(TEXTS)
    left, right = (
        np.array([model.ids[word] for word in words.split()]) for words in ("ở đà", "đà nẵng")
    )
    first, second = model.capitals(left, right)
    assert first.tolist() == [False, True]
    assert second.tolist() == [True, True]


def test_what_stands_before_a_word_is_told_the_likeliest_first() -> None:
    model = Bigrams.learn(["chính phủ", "chính phủ", "che phủ", "bao phủ", "phủ chi"])
    among = range(min(model.ids["chính"], model.ids["che"]), len(model.words))
    before = model.likeliest_before(model.ids["phủ"], among, 3)
    assert [model.words[word] for word in before] == ["chính", "che"]
    assert model.likeliest_before(model.ids["phủ"], range(0), 3) == []
    assert model.likeliest_before(model.ids["bao"], range(len(model.words)), 3) == [BOUNDARY]
