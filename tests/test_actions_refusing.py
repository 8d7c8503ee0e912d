"""Whether a result tells what was asked is told by its kind, its status and its verdict."""

from datetime import date

from actions.answer import AnswerStatus
from actions.executing.result import Found, Joined, Line, Nothing, Quote, Said
from actions.refusing import is_refused, share_said
from index.records.document import Document, Passage

QUOTE = Quote(
    Document(id="d", title="Thử", sources=("crawl",), issued=date(2020, 1, 1)),
    Passage("d#0", "d", "Mục tiêu", "Đặt mục tiêu 80% hộ có cáp quang.", 0, 33, (), ()),
    "Đặt mục tiêu 80% hộ có cáp quang.",
)


def test_what_finds_nothing_or_decides_nothing_is_refused() -> None:
    nothing = Nothing((Line("missing.told"),))
    assert is_refused(nothing)
    assert is_refused(Found((QUOTE,), AnswerStatus.NOT_FOUND))
    assert is_refused(Found((QUOTE,), before=(Line("claim.nearest"),)))
    assert is_refused(Joined((nothing, nothing)))
    assert not is_refused(Found((QUOTE,)))
    assert not is_refused(Said((Line("listed"),)))
    assert not is_refused(Joined((nothing, Found((QUOTE,)))))


def test_how_much_of_a_question_is_said() -> None:
    assert share_said("Bao nhiêu hộ có cáp quang?", Found((QUOTE,))) == 1
    assert share_said("Bao nhiêu hộ có điện?", Found((QUOTE,))) < 1
    assert share_said("Ai ký?", Nothing((Line("missing.told"),))) == 0
