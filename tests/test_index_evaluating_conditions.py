import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.evaluating import conditions
from index.evaluating.conditions import conditions_of
from index.evaluating.question_set import Question, QuestionSet
from index.text.folding import fold

seeds = st.integers(0, 2**32 - 1)
words = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấềộữ ĐÀ0159?.,-", max_size=60)
QUESTION = "Thành phố Hải Đăng có bao nhiêu điểm đỗ xe điện?"


def asked(*texts: str, **translations: str) -> QuestionSet:
    questions = tuple(Question(f"q{i}", text, frozenset({"d"})) for i, text in enumerate(texts))
    by_language = {language: {"q0": text} for language, text in translations.items()}
    return QuestionSet("set", {"d": {}}, questions, by_language, {}, ())


@given(words)
def test_without_diacritics_folds_alike_and_keeps_case(text: str) -> None:
    bare = conditions.without_diacritics(text)
    assert bare.isascii()
    assert len(bare) == len(text)
    assert bare.lower() == fold(text)
    assert [char.isupper() for char in bare] == [char.isupper() for char in text]


@given(words, seeds)
def test_typos_keep_the_words_apart_and_slip_in_every_second_one(text: str, seed: int) -> None:
    typed = conditions.with_typos(text, seed)
    assert re.findall(r"\s+", typed) == re.findall(r"\s+", text)
    before, after = text.split(), typed.split()
    assert len(before) == len(after)
    lettered = [i for i, word in enumerate(before) if any(char.isalpha() for char in word)]
    slipped = [i for i in lettered if before[i] != after[i]]
    assert slipped in (lettered[::2], lettered[1::2])
    assert all(before[i] == after[i] for i in range(len(before)) if i not in lettered)


@given(words, seeds)
def test_a_slip_changes_one_letter_of_a_word(text: str, seed: int) -> None:
    for before, after in zip(text.split(), conditions.with_typos(text, seed).split(), strict=True):
        assert abs(len(before) - len(after)) <= 1
        if len(before) == len(after):
            changed = [
                i for i, pair in enumerate(zip(before, after, strict=True)) if len({*pair}) > 1
            ]
            assert len(changed) <= 2
            if len(changed) == 2:  # two letters swapped
                assert changed[1] == changed[0] + 1
                assert sorted(before) == sorted(after)


@given(words, seeds)
def test_typos_are_the_same_in_every_run(text: str, seed: int) -> None:
    assert conditions.with_typos(text, seed) == conditions.with_typos(text, seed)
    bare = conditions.with_typos_without_diacritics(text, seed)
    assert bare == conditions.without_diacritics(conditions.with_typos(text, seed))


def test_seeds_tell_questions_apart() -> None:
    assert len({conditions.with_typos(QUESTION, seed) for seed in range(20)}) > 10


@pytest.mark.parametrize(
    ("written", "keys"),
    [
        ("chuyển", "chuyeenr"),
        ("đổi", "ddooir"),
        ("số", "soos"),
        ("là", "laf"),
        ("gì", "gif"),
        ("được", "dduowcj"),
        ("trăng", "trawng"),
        ("Đường", "Dduowngf"),
        ("Ấn", "Aans"),
    ],
)
def test_a_word_in_telex(written: str, keys: str) -> None:
    assert {conditions.in_telex(written, seed) for seed in range(9)} == {written, keys}


@given(words, seeds)
def test_telex_leaves_what_has_no_diacritics(text: str, seed: int) -> None:
    bare = conditions.without_diacritics(text)
    assert conditions.in_telex(bare, seed) == bare
    typed = conditions.in_telex(text, seed)
    marked = [word for word in re.findall(r"[^\W\d_]+", text) if not word.isascii()]
    left = [word for word in re.findall(r"[^\W\d_]+", typed) if not word.isascii()]
    assert len(left) in (len(marked) // 2, -(-len(marked) // 2))


def test_phrases_are_shortened_longest_first() -> None:
    typed = {
        conditions.with_abbreviations("Ủy ban nhân dân không trả lời, vì sao?", s)
        for s in range(30)
    }
    assert "ubnd ko trả lời, vì sao?" in typed
    assert not any("không" in text or "nhân dân" in text for text in typed)


@pytest.mark.parametrize("text", ["", "?", "bao, nhiêu", "bao\nnhiêu", "Ngườ ta đến", "không_"])
def test_what_only_looks_alike_is_not_shortened(text: str) -> None:
    assert conditions.with_abbreviations(text) == text


@given(words, seeds)
def test_shortening_leaves_other_characters(text: str, seed: int) -> None:
    composed = unicodedata.normalize("NFC", text)
    typed = conditions.with_abbreviations(text, seed)
    assert len(typed) <= len(composed)
    assert re.sub(r"[\w ]", "", typed) == re.sub(r"[\w ]", "", composed)


def test_only_questions_that_changed_take_part() -> None:
    found = {one.name: one for one in conditions_of(asked("ga nao o xa", QUESTION, en="Where?"))}
    assert list(found) == [*conditions.NAMES, "en"]
    assert len(found["written"].texts) == 2
    assert [question.id for question in found["bare"].questions] == ["q1"]
    assert [question.id for question in found["typos"].questions] == ["q0", "q1"]
    assert found["en"].texts == ("Where?",)


def test_conditions_named_are_the_only_ones() -> None:
    found = list(conditions_of(asked(QUESTION, fr="Où ?"), ["fr", "bare"]))
    assert [one.name for one in found] == ["bare", "fr"]
