import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.encoding.encoder import Encoder
from index.question.courtesies import without_courtesies
from index.question.query import QueryReader
from index.question.search_parts import Parts
from index.store.generations import open_store
from index.text.folding import syllables
from tests.fuzzed_messages import Fuzzed
from tests.linear import LIMIT, costs


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("Cháu ơi cho bác hỏi thăm, bến Bính ở đâu vậy cháu?", "Bến Bính ở đâu?"),
        ("ê bến Bính ở đâu vậy ta", "bến Bính ở đâu"),
        ("Kính thưa quý vị, bến Bính ở đâu ạ?", "Bến Bính ở đâu?"),
        ("ad ơi cho mình hỏi bến Bính ở đâu với ạ", "bến Bính ở đâu"),
        ("Tôi muốn được biết bến Bính ở đâu", "Bến Bính ở đâu"),
        ("Dạ cho em hỏi chút, “bến Bính” ở đâu “đây” nhỉ?", "“bến Bính” ở đâu “đây”?"),
        (
            "Em ở quận Lê Chân, vậy cho em hỏi là bến Bính ở đâu?",
            "Em ở quận Lê Chân, bến Bính ở đâu?",
        ),
        ("Bến Bính ở đâu bạn ơi?", "Bến Bính ở đâu?"),
        ("Bến Bính ở đâu? Cảm ơn bạn!", "Bến Bính ở đâu?"),
    ],
)
def test_what_a_question_is_wrapped_in_is_cut(asked: str, meant: str) -> None:
    assert without_courtesies(asked) == meant


@pytest.mark.parametrize(
    "question",
    [
        "Dạ dày đau thì khám ở đâu?",
        "Người biết chữ chiếm bao nhiêu phần trăm?",
        "Mình có mấy quyền với dữ liệu của mình?",
        "Ông bà có được trợ cấp không?",
        "Vì sao phải làm như vậy?",
        "Dân số Tây Ban Nha",
        "Bạn ơi ai ký vậy?",  # hardly a question would be left
        "Xin giấy phép xây dựng ở đâu?",
        "",
        "?!",
    ],
)
def test_what_is_part_of_a_question_stays(question: str) -> None:
    assert without_courtesies(question) == question


_WORDS = ["bạn", "ơi", "cho", "hỏi", "ạ", "vậy", "với", "Bính", "ở", "đâu", ",", "?", "“"]


@given(st.lists(st.sampled_from(_WORDS)).map(" ".join))
def test_what_is_left_is_some_of_the_question_and_enough_of_one(question: str) -> None:
    left = without_courtesies(question)
    rest = iter(syllables(question))
    assert all(syllable in rest for syllable in syllables(left))
    assert left == question or len(syllables(left)) >= 3


def test_composed_or_not_the_same_is_cut() -> None:
    asked = "Bác ơi, bến Bính ở đâu vậy ạ?"
    assert without_courtesies(unicodedata.normalize("NFD", asked)) == without_courtesies(asked)


def test_a_question_is_searched_without_them(small_store: Path, encoder: Encoder) -> None:
    reader = QueryReader(open_store(small_store), encoder, Parts())
    wrapped = reader.read("ad oi cho minh hoi xe buyt dien chay o dau vay a")
    assert wrapped.text.lower() == "xe buýt điện chạy ở đâu"
    assert "oi" not in wrapped.terms


@pytest.mark.parametrize("run", ["m ", "e ", "cho ", "anh chị ", "mn em "])
def test_a_long_run_of_persons_takes_no_longer_than_short_ones(run: str) -> None:
    short = [(f"{run * 5}{word} " * 800)[:4000] for word in ("luật", "phí", "đất")]
    texts = [*(Fuzzed("short runs", text) for text in short), Fuzzed("a run", (run * 4000)[:4000])]
    measured = costs(without_courtesies, texts)
    assert measured.worst <= LIMIT, f"superlinear? {measured}"
