from collections import Counter
from collections.abc import Callable
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from index.lexicon.types import (
    CODE_OF_LIST_WORD,
    CODE_OF_WORD,
    LOOSE_TYPES,
    NAME_OF_NUMBER_CODE,
    TYPES,
    DocumentType,
    TypeWords,
    code_of,
    said_in,
    type_codes,
    type_named,
    type_of_file,
)
from index.text.folding import fold
from index.text.language import Language

NAMES = [kind.name for kind in TYPES]


def test_no_two_types_are_written_alike() -> None:
    written = [
        *(f"name {name}" for name in NAMES),
        *(f"number {code}" for kind in TYPES for code in kind.numbers),
        *(f"file {word}" for kind in TYPES for word in kind.files),
    ]
    assert [word for word, times in Counter(written).items() if times > 1] == []


def test_a_word_means_one_code_in_all_languages() -> None:
    codes: dict[str, set[str]] = {}
    for kind in TYPES:
        for language in kind.languages:
            for word in (*language.words, *language.by_number, *language.in_lists):
                codes.setdefault(word, set()).add(kind.code)
    assert {word: found for word, found in codes.items() if len(found) > 1} == {}
    assert "" not in set().union(*codes.values())
    assert all(word == fold(word) for word in codes)


@pytest.mark.parametrize("language", get_args(Language))
def test_every_type_has_a_name_in_every_language(language: Language) -> None:
    for kind in TYPES:
        assert getattr(kind, language).said
        if kind.code:
            assert said_in(kind.code, language)
    assert said_in("luat", "vi") == "luật"


@given(st.sampled_from(NAMES), st.sampled_from([str.upper, str.lower, str.title]))
def test_a_type_is_known_in_any_case(name: str, case: Callable[[str], str]) -> None:
    assert type_named(f" {case(name)} ") == name
    assert code_of(case(name)) == code_of(name)


@pytest.mark.parametrize("word", ["Strategy", "stratégie", "chiến lược"])
def test_a_word_that_no_folded_text_holds_is_refused(word: str) -> None:
    with pytest.raises(ValidationError, match="folded"):
        TypeWords(said="strategy", words=(word,))


def test_a_type_with_words_needs_a_code() -> None:
    said = TypeWords(said="strategy")
    DocumentType(name="Chiến lược", vi=said, en=said, fr=said)
    with pytest.raises(ValidationError, match="give it a code"):
        words = TypeWords(said="strategy", in_lists=("strategies",))
        DocumentType(name="Chiến lược", vi=said, en=words, fr=said)


def test_what_is_no_type_has_no_name_and_no_code() -> None:
    assert type_named("hội thảo") is None
    assert code_of("hội thảo") == ""


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("nghị định và quyết định của Chính phủ", ["nd", "qd"]),
        ("bo luat lao dong, law on data, décret 13", ["luat", "luat", "nd"]),
        ("thời tiết hôm nay", []),
    ],
)
def test_types_are_read_in_order_and_in_every_language(text: str, codes: list[str]) -> None:
    assert type_codes(text) == codes


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("nghi-dinh-13-2023", "Nghị định"),
        ("TTLT_05", "Thông tư liên tịch"),
        ("tt05", "Thông tư"),
        ("bo luat dan su", "Bộ luật"),
        ("luatsu", None),
        ("", None),
    ],
)
def test_a_file_name_says_the_type(stem: str, name: str | None) -> None:
    assert type_of_file(stem) == name


def test_a_word_may_mean_a_type_in_one_use_only() -> None:
    assert CODE_OF_WORD["loi"] == "luat"  # “loi 2016-1321”
    assert "loi" not in CODE_OF_LIST_WORD  # “có những lỗi nào” asks for no laws
    assert CODE_OF_LIST_WORD["lois"] == "luat"
    assert "de an" in LOOSE_TYPES
    assert NAME_OF_NUMBER_CODE["QĐ"] == "Quyết định"
