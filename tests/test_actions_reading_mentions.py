"""What a question names: each word once, by the longest thing that it is part of."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.knowledge import Knowledge
from actions.reading.mention_reader import MentionReader
from actions.reading.mentions import Mentions
from tests.days import TODAY
from tests.knowledge import knowledge_without_model


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    return knowledge_without_model(tmp_path_factory.mktemp("mentions"))


@pytest.fixture(scope="module")
def reader(knowledge: Knowledge) -> MentionReader:
    return MentionReader(knowledge)


def words_of(mentions: Mentions, kind: str) -> list[str]:
    return [mentions.written(*each.words) for each in mentions.of(kind)]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Luật Giao dịch điện tử ai ký", "document", ["Luật Giao dịch điện tử"]),
        ("các luật của Quốc hội", "type", ["luật"]),
        ("điều 5 khoản 2 nghị định 13", "provision", ["điều 5 khoản 2"]),
        ("nghị định của Chính phủ năm 2020", "issuer", ["Chính phủ"]),
        ("nghị định của Chính phủ năm 2020", "period", ["năm 2020"]),
        ("ông Vũ Đức Đam ký gì", "signer", ["ông Vũ Đức Đam"]),
        ("chữ ký số là gì", "signs", []),
        ("chữ ký số là gì", "word", ["chữ ký số"]),
        ("kết quả của Hải Phòng", "place", ["Hải Phòng"]),
        ("3 nghị định mới nhất", "number", ["3"]),
        ("Nghị định 13 về dữ liệu cá nhân ai ký", "document", ["Nghị định 13 về dữ liệu cá nhân"]),
        ("Luật Giao dịch điện tử 2023", "document", ["Luật Giao dịch điện tử 2023"]),
        ("Quyết định 749/QĐ-TTg, ký ngày 03/6/2020", "period", []),
    ],
)
def test_the_longest_thing_takes_the_words(
    text: str, kind: str, words: list[str], reader: MentionReader
) -> None:
    assert words_of(reader.mentions(text, TODAY), kind) == words


def test_one_place_may_mean_two_things(reader: MentionReader) -> None:
    mentions = reader.mentions("văn bản nào liên quan đến dữ liệu", TODAY)
    (place,) = [one for one in mentions.places if one.has("about")]
    assert place.value("act") == "cite"
    assert place.has("act.cite", "field")
    assert not place.has("act.replace")


def test_words_of_grammar_are_no_content(reader: MentionReader) -> None:
    mentions = reader.mentions("cho mình hỏi mục tiêu của Nevers vậy ạ", TODAY)
    said = [mentions.tokens[at].folded for at in sorted(mentions.content)]
    assert said == ["muc", "tieu", "nevers"]
    assert mentions.left(["place"]) == mentions.content - {mentions.places[-3].words[0]}


def test_a_document_is_told_by_its_ids(reader: MentionReader) -> None:
    names: list[Any] = reader.mentions(
        "mục tiêu của 06, và của nghị định 9999/2025/NĐ-CP", TODAY
    ).values("document")
    assert [set(one.matches) for one in names] == [{"nq-06-2022", "qd-06-2022"}, set()]


def test_a_phrase_within_a_longer_one_begins_it(reader: MentionReader) -> None:
    mentions = reader.mentions("mục tiêu giai đoạn 2021-2025", TODAY)
    (period,) = [one for one in mentions.places if one.has("period")]
    assert mentions.begins_with(period, "goal")
    assert not mentions.begins_with(period, "target")


@given(text=st.text(max_size=120), today=st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_every_word_of_any_text_is_in_one_place(
    text: str, today: date, reader: MentionReader
) -> None:
    mentions = reader.mentions(text, today)
    words = [word for place in mentions.places for word in range(*place.words)]
    assert words == list(range(len(mentions.tokens)))
