"""word(): each kind of result in words, with its citations and what to tap."""

from actions.answer import AnswerStatus
from actions.executing.result import (
    Ambiguous,
    Found,
    Joined,
    Line,
    Nothing,
    Quote,
    Said,
    Unknown,
)
from actions.reading.plan import Choice, Naming, SmallTalk
from actions.wording.say import word
from index.records.document import Document, Passage
from tests.days import TODAY

DOCUMENT = Document(id="d", number="1/QĐ-X", type="Quyết định", title="Thử", wording="summary")
WORDS = "Thử nghiệm hai mươi phần trăm."
QUOTE = Quote(DOCUMENT, Passage("p", "d", "Mục", WORDS, 0, 5, ((0, 5),)), WORDS)
MISSING = Line("missing.unsaid")
CHOICES = tuple(Choice(f"Điều {number}", SmallTalk("greet")) for number in range(1, 6))


def test_what_is_found_is_quoted_with_what_may_be_asked_next() -> None:
    before = (Line("lacking"), Line("not_defined"))
    found = Found((QUOTE,), AnswerStatus.PARTIAL, before, choices=CHOICES, rest=2)
    said = word(found, "vi", TODAY)
    first, *_ = said.text.split("\n\n")
    assert first.startswith("Các tài liệu tôi đọc chưa nói rõ điều bạn hỏi. Tôi chưa thấy văn bản")
    assert f"{WORDS}\n\nCòn 2 ý nữa, bạn nhắn “xem thêm” nhé." in said.text
    assert said.status is AnswerStatus.PARTIAL
    assert [citation.quote for citation in said.citations] == [WORDS]
    assert [(one.title, one.payload) for one in said.suggestions] == [
        (choice.title, choice.title) for choice in CHOICES
    ]


def test_of_a_list_the_first_may_be_tapped() -> None:
    said = word(Found((QUOTE,), choices=CHOICES, listed=True), "vi", TODAY)
    assert [one.title for one in said.suggestions] == ["Điều 1", "Điều 2", "Điều 3"]


def test_an_unknown_document_is_named_with_what_is_known_or_near() -> None:
    naming = Naming("Luật đất đai")
    alone = word(Unknown(naming), "vi", TODAY)
    assert alone.text == "Tôi chưa có văn bản này: Luật đất đai."
    instead = word(Unknown(naming, instead=CHOICES[:1]), "vi", TODAY)
    assert [choice.title for choice in instead.suggestions] == ["Điều 1"]
    near = word(Unknown(naming, QUOTE, CHOICES), "vi", TODAY)
    assert "Gần nhất tôi đọc thấy: " in near.text
    listed = word(Unknown(naming, choices=CHOICES[:1]), "vi", TODAY)
    assert listed.text.endswith("Có thể bạn muốn hỏi:\n• Điều 1")
    known = word(Unknown(naming, known=Found((QUOTE,))), "vi", TODAY)
    assert known.status is AnswerStatus.PARTIAL
    assert known.citations
    assert {each.status for each in (alone, near, listed)} == {AnswerStatus.NOT_FOUND}


def test_what_is_ambiguous_lists_its_choices() -> None:
    asked = Ambiguous(Line("which"), CHOICES[:2], None, (Line("which_of_many", {"count": 3}),))
    said = word(asked, "en", TODAY)
    assert said.text.splitlines() == [
        "Which document do you mean?",
        "• Điều 1",
        "• Điều 2",
        "Other documents of that number: 3. Please add the year or who issued it.",
    ]
    assert said.status is AnswerStatus.NEEDS_CLARIFICATION


def test_nothing_says_why_and_what_is_near() -> None:
    said = word(Nothing((MISSING,), QUOTE, CHOICES[:1]), "fr", TODAY)
    assert said.text.startswith("Rien de ce que j'ai lu ne dit")
    assert [citation.quote for citation in said.citations] == [WORDS]
    assert word(Nothing((MISSING,)), "fr", TODAY).citations == ()


def test_several_results_are_one_answer() -> None:
    found, nothing = Found((QUOTE,)), Nothing((MISSING,))
    both = word(Joined((found, nothing, found)), "vi", TODAY)
    assert both.status is AnswerStatus.PARTIAL
    assert both.text.count(WORDS) == 1
    assert len(both.citations) == 1
    asking = Said((Line("say_something"),), AnswerStatus.NEEDS_CLARIFICATION)
    assert word(Joined((nothing, asking)), "vi", TODAY).status is AnswerStatus.NOT_FOUND
    nested = word(Joined((Joined((found,)),)), "vi", TODAY)
    assert nested == word(found, "vi", TODAY)


def test_that_several_things_stand_in_one_source_is_said_once() -> None:
    words = [f"A bãi bỏ {one} (mới thấy ở một nguồn)." for one in "BC"]
    quotes = tuple(
        Quote(DOCUMENT, Passage("p", "d", "Mục", each, 0, 5, ((0, 5),)), each) for each in words
    )
    said = word(Found(quotes), "vi", TODAY)
    assert said.text.count("một nguồn") == 1
    for citation, each in zip(said.citations, words, strict=True):
        assert citation.quote in said.text
        assert citation.quote in each
    assert word(Found(quotes[:1]), "vi", TODAY).text.startswith(words[0])
