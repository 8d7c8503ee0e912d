"""What kinds of things a question asks for, and which sentences show them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.question.kinds import KINDS, answer_kinds, count_missing
from index.text.folding import syllables
from index.text.language import Language


def lacks(question: str, sentence: str, language: Language = "vi") -> int:
    kinds = answer_kinds(question, language)
    assert kinds
    return count_missing(kinds, sentence, frozenset(), frozenset(syllables(question)))


@pytest.mark.parametrize(
    ("question", "language", "kinds"),
    [
        ("Cầu dài bao nhiêu mét?", "vi", {"number"}),
        ("cau dai may met", "vi", {"number"}),
        ("Máy bơm nào mạnh nhất?", "vi", set()),
        ("AI dùng vào việc gì?", "vi", set()),
        ("Ai xây cây cầu này?", "vi", {"person"}),
        ("Cầu thông xe năm nào?", "vi", {"date"}),
        ("Phà chạy từ mấy giờ?", "vi", {"number", "hour"}),
        ("Lấn vỉa hè thì phạt bao nhiêu?", "vi", {"number", "penalty"}),
        ("Who may use the ferry?", "en", {"person"}),
        ("The pier may close when it storms", "en", set()),
        ("Quelle est la superficie du lac ?", "fr", {"area"}),
        ("How old is the lighthouse?", "en", {"age"}),
    ],
)
def test_what_a_question_asks_for(question: str, language: Language, kinds: set[str]) -> None:
    assert set(answer_kinds(question, language)) == kinds


@pytest.mark.parametrize(
    ("question", "shows", "lacks_it"),
    [
        ("Cầu thông xe năm nào?", "Cầu thông xe năm 1898.", "Cầu nối hai bờ."),
        ("Ai xây cầu?", "Cầu do hãng Daydé xây.", "Cầu rất dài."),
        ("Ai xây cầu Bến Ngự?", "Đó là ông Sáu.", "Cây cầu Bến Ngự đẹp nhất Việt Nam."),
        ("Cầu dài mấy mét?", "Cầu dài hai cây số.", "Cầu dài sau khi nối."),
        ("Diện tích hồ?", "Hồ rộng 500 ha.", "Hồ có 3 đảo."),
        ("Diện tích hồ?", "Hồ rộng 90 mẫu Anh.", "Hồ là hình mẫu cho nơi khác."),
        ("Dân số của huyện?", "Huyện có 90.000 người.", "Huyện có 100% xã có điện."),
        ("Đi phà mất bao lâu?", "Phà chạy 20 phút.", "Phà chở 20 xe."),
        ("Nhà đèn ở địa chỉ nào?", "Nhà đèn số 2 đường Bờ Kè.", "Nhà đèn ở gần biển."),
    ],
)
def test_what_shows_it(question: str, shows: str, lacks_it: str) -> None:
    assert lacks(question, shows) == 0
    assert lacks(question, lacks_it) > 0


def test_what_the_question_says_itself_shows_nothing() -> None:
    assert count_missing(("number",), "Đường 12 rất dài.", frozenset(), frozenset()) == 0
    assert count_missing(("number",), "Đường 12 rất dài.", frozenset({"12"}), frozenset()) == 1
    asked = frozenset(syllables("Ai quản lý bến Bính?"))
    assert count_missing(("person",), "Khách qua bến Bính rất đông.", frozenset(), asked) == 1
    assert count_missing(("person",), "Khách qua bến Bính gặp Vân.", frozenset(), asked) == 0


def test_the_first_word_of_a_sentence_is_no_name_by_its_capital() -> None:
    assert count_missing(("company",), "Cảng mở cửa.", frozenset(), frozenset()) == 1
    assert count_missing(("company",), "Cảng mở cửa. Tàu vào.", frozenset(), frozenset()) == 1
    assert count_missing(("company",), "Tân Cảng mở cửa.", frozenset(), frozenset()) == 0


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_lacks_no_more_than_is_asked_for(question: str, sentence: str) -> None:
    for language in ("vi", "en"):
        kinds = answer_kinds(question, language)
        assert 0 <= count_missing(kinds, sentence, frozenset(), frozenset()) <= len(kinds)
    assert count_missing(tuple(KINDS), "", frozenset(), frozenset()) == len(KINDS)


def test_a_country_is_no_company_but_may_be_where_somebody_is() -> None:
    kinds, sentence = ("company",), "Cảng do một hãng lớn của Pháp quản lý."
    assert count_missing(kinds, sentence, frozenset(), frozenset()) == 1
    assert count_missing(kinds, sentence.replace("Pháp", "Daydé"), frozenset(), frozenset()) == 0
    assert count_missing(("named",), sentence, frozenset(), frozenset()) == 0
