"""A conversation keeps its thread: what is picked, claimed, disputed, or one of a list."""

from datetime import date

import pytest

from actions.conversation import Focus
from actions.knowledge import Knowledge
from actions.turn import turn

pytest_plugins = ["tests.knowledge"]

TODAY = date(2026, 11, 30)
ASKED = "đô thị thông minh ai ký"
LEVELS = "đô thị thông minh có mấy cấp độ"
PILLARS = "Hải Phòng đặt mấy trụ cột chuyển đổi số"


def talked(said: tuple[str, ...], knowledge: Knowledge) -> tuple[str, Focus]:
    """Return the last reply to what was `said`, and what is spoken of then."""
    focus, reply = Focus(), ""
    for each in said:
        answer, focus = turn(each, focus, {}, knowledge, TODAY)
        reply = answer.text
    return reply, focus


@pytest.mark.parametrize(
    ("said", "document"),
    [
        ((ASKED, "cai tieu chi"), "cv-6862-2024"),
        ((ASKED, "bộ tiêu chí"), "cv-6862-2024"),
        ((ASKED, "cái 950 ấy"), "qd-950-2018"),
        (("Nghị quyết 57 và Quyết định 749 nói gì?", "cái 57 ấy"), "nq-57-2024"),
        (("Nghị định 224 và Nghị định 269 ra khi nào?", "cái về đô thị"), "nd-269-2025"),
        (("Compare Resolution 57 and Decision 950", "the 57 one"), "nq-57-2024"),
        (("Nghị định 269 là gì?", "nó có thay thế quyết định 950 không?"), "nd-269-2025"),
        (("Nghị định 13/2023 là gì", "luật 91/2025 có thay nó không"), "nd-13-2023"),
        (("Nghị định 269 có thay thế quyết định 950 không?",), "nd-269-2025"),
        (("Tell me about Decree 269", "does it replace Decision 950?"), "nd-269-2025"),
        (("Quyết định 942 còn hiệu lực không", "văn bản thay thế nó ra ngày nào?"), "qd-2629-2025"),
        (("What is Resolution 06?", "No, I meant Project 06"), "qd-06-2022"),
        (("Qu'est-ce que la résolution 06 ?", "non, je veux dire le projet 06"), "qd-06-2022"),
    ],
)
def test_is_on_the_document_meant(
    said: tuple[str, ...], document: str, knowledge: Knowledge
) -> None:
    _, focus = talked(said, knowledge)
    assert focus.documents == (document,)


@pytest.mark.parametrize(
    "said",
    [
        ("Nghị định 224 và Nghị định 269 ra khi nào?", "đô thị thông minh là gì?"),
        (ASKED, "cái về văn bản"),  # of none of those offered
    ],
)
def test_picks_none_where_words_fit_none_or_ask(
    said: tuple[str, ...], knowledge: Knowledge
) -> None:
    _, focus = talked(said, knowledge)
    assert focus.documents != ("cv-6862-2024",)
    assert len(focus.documents) != 1 or said[1].endswith("?")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ((LEVELS, "sai rồi, 5 cấp độ mới đúng"), "4 cấp độ"),
        ((LEVELS, "bạn vừa bảo là đúng mà"), "4 cấp độ"),
        (("ai ký nghị quyết 57", "sai rồi, Phạm Minh Chính mới đúng"), "Tô Lâm"),
        (("Nevers thử nghiệm xe tự lái thế nào?", "ai kể vụ xe tự lái"), "Denis Thuriot"),
        ((PILLARS, "ai nói về trụ cột chuyển đổi số vậy"), "Hoàng Minh Cường"),
        (("đề án 06 có mấy nhóm tiện ích", "còn nhóm thứ tư"), "chỉ nhắc tên “công dân số”"),
    ],
)
def test_holds_to_what_was_told(said: tuple[str, ...], words: str, knowledge: Knowledge) -> None:
    reply, _ = talked(said, knowledge)
    assert words in reply


@pytest.mark.parametrize(
    "said",
    [
        ("sai rồi, 5 cấp độ mới đúng",),  # nothing was answered
        (LEVELS, "bạn sai rồi"),  # says nothing else
        (LEVELS, "cấp độ nào mới đúng?"),  # asks
    ],
)
def test_holds_to_nothing_else(said: tuple[str, ...], knowledge: Knowledge) -> None:
    reply, _ = talked(said, knowledge)
    assert "giữ điều vừa trả lời" not in reply


@pytest.mark.parametrize(
    ("said", "is_abuse"),
    [
        ("tụi bây lừa đảo hết", True),
        ("you are all crooks", True),
        ("chán quá nói chuyện với tui đi", False),
        ("lừa đảo qua mạng là gì?", False),
    ],
)
def test_an_insult_to_everyone_is_abuse(said: str, is_abuse: bool, knowledge: Knowledge) -> None:
    reply, focus = talked((said,), knowledge)
    assert ("xin lỗi" in reply or "sorry" in reply) == is_abuse
    assert not focus.documents
