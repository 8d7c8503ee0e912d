"""The topics and the events of a store in a text."""

from actions.reading.lexicon import tokens_of
from actions.reading.subjects import Subjects
from index.records.document import Document

DOCUMENTS = (
    Document(id="a", type="Nghị định", topics=("chuyển đổi số", "AI")),
    Document(id="b", type="Hội thảo", topics=("đô thị thông minh",)),
)


def names(text: str) -> list[str]:
    return [one.name for one in Subjects(DOCUMENTS).find(text, tokens_of(text))]


def test_a_topic_is_found_with_and_without_diacritics() -> None:
    assert names("Chuyển đổi số và do thi thong minh") == ["chuyển đổi số", "đô thị thông minh"]


def test_a_short_topic_is_found_in_its_capitals_only() -> None:
    assert names("AI là gì") == ["AI"]
    assert names("ai ký") == []


def test_a_topic_stands_at_its_words() -> None:
    text = "mục tiêu chuyển đổi số"
    (found,) = Subjects(DOCUMENTS).find(text, tokens_of(text))
    assert (found.first, found.end) == (2, 5)


def test_documents_that_tell_of_events_are_known() -> None:
    assert [document.id for document in Subjects(DOCUMENTS).events] == ["b"]


def test_a_foreign_term_is_what_the_texts_call_it() -> None:
    subjects = Subjects(DOCUMENTS)
    assert subjects.in_vietnamese("smart city", "vi") == "đô thị thông minh"
    assert subjects.in_vietnamese("digital twin", "en") == "bản sao số"
    assert subjects.in_vietnamese("jumeau numérique", "fr") == "bản sao số"


def test_names_and_vietnamese_words_stay() -> None:
    subjects = Subjects(DOCUMENTS)
    assert subjects.in_vietnamese("Mobi Smart Port", "vi") == "Mobi Smart Port"
    assert subjects.in_vietnamese("Mobi Smart Port", "en") == "Mobi Smart Port"
    assert subjects.in_vietnamese("chữ ký số", "vi") == "chữ ký số"
