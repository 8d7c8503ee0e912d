"""A question is asked again in words that the story around it completes, and no other is."""

from datetime import date

import pytest

from actions.knowledge import Knowledge
from actions.reading.clauses import clauses
from actions.reading.contexts import names_in
from actions.reading.frames import Reader
from actions.retelling import (
    document_acting,
    document_described,
    retold,
    story_before,
    with_subject,
)
from actions.told import Told

pytest_plugins = ["tests.knowledge"]
TODAY = date(2026, 11, 30)
NEVERS = (
    "Tôi bán phở ở Huế đã lâu năm. Hôm qua có khách kể chuyện Nevers nghe rất lạ tai. "
    "Cho tôi hỏi chỗ đó đông dân cỡ nào?"
)


def asked_again(text: str, told: Told) -> list[str]:
    read = clauses(text)
    question = next(each for each in read if each.role == "question")
    return list(retold(question, story_before(question, read), told))


def test_it_is_asked_of_what_the_story_is_on_and_then_behind_the_sentence_before_it() -> None:
    subject, behind, sentence, *_ = asked_again(NEVERS, Told(("Le Havre",)))
    assert subject == "Le Havre đông dân cỡ nào?"
    assert behind == f"Le Havre: {sentence}"
    assert sentence.startswith("Hôm qua có khách kể chuyện Nevers")
    assert "Huế" not in sentence


def test_it_is_asked_of_a_place_that_the_story_names() -> None:
    assert "Nevers đông dân cỡ nào?" in asked_again(NEVERS, Told())


def test_a_question_without_a_story_is_not_asked_again() -> None:
    assert asked_again("Nevers có bao nhiêu dân?", Told()) == []


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Thành phố đó có dự án gì?", "Le Havre có dự án gì?"),
        ("What projects does that city have?", "What projects does Le Havre have?"),
        ("Bao nhiêu người sống ở đây?", "Le Havre: Bao nhiêu người sống ở đây?"),
    ],
)
def test_a_subject_stands_for_the_words_that_mean_it_or_before_the_question(
    question: str, asked: str
) -> None:
    assert with_subject(question, "Le Havre") == asked


@pytest.mark.parametrize(
    ("said", "documents"),
    [
        ("Tôi nghe đọc Quyết định của Thủ tướng năm 2018 về đô thị thông minh.", ("qd-950-2018",)),
        ("There is a decision of the Prime Minister from the middle of 2020.", ("qd-749-2020",)),
        ("The Politburo adopted something at the end of 2024 on science.", ("nq-57-2024",)),
        # A document of that type and year is held, but on another subject.
        ("Tôi nghe nói về nghị định năm 2023 của Chính phủ về hoá đơn điện tử.", ()),
        ("Chính phủ có làm gì không, tôi không rõ.", ()),
        ("Năm 2020 tôi chuyển nhà.", ()),
    ],
)
def test_a_document_is_described_by_its_time_and_what_it_is_on(
    said: str, documents: tuple[str, ...], knowledge: Knowledge
) -> None:
    mentions = Reader(knowledge).mentions(said, TODAY)
    assert document_described(said, mentions, knowledge) == documents


def test_a_syllable_typed_bare_is_no_name() -> None:
    assert names_in("ai la nguoi phat bieu va chuc vu gi", "vi") == set()
    assert names_in("o thanh pho nevers thi sao", "vi") == {"nevers"}


@pytest.mark.parametrize(
    ("said", "ids"),
    [
        (
            "Sếp em bảo tìm cái quyết định mới thay cho chiến lược chính phủ điện tử 2021.",
            ("qd-2629-2025",),
        ),
        ("Em tìm văn bản hướng dẫn Luật Chuyển đổi số ra giữa 2026.", ("nd-224-2026",)),
        ("Tôi đọc chiến lược chính phủ điện tử 2021 rồi.", ()),
        ("Quyết định 2629 thay cho chiến lược chính phủ điện tử 2021.", ()),
        ("Chú tôi làm thay cho Luật Chuyển đổi số.", ()),
    ],
)
def test_a_document_is_found_by_what_it_does_to_another(
    said: str, ids: tuple[str, ...], knowledge: Knowledge
) -> None:
    mentions = Reader(knowledge).mentions(said, TODAY)
    assert document_acting(said, mentions, knowledge) == ids
