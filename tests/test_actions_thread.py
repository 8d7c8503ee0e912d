"""The parts of one question are on the document that it begins with, or that its story is on."""

import pytest

from actions.knowledge import Knowledge
from tests.days import TODAY
from tests.turns import answer

pytest_plugins = ["tests.knowledge"]


@pytest.mark.parametrize(
    ("message", "shows", "hides"),
    [
        # All of it is of the decree that is named, not of the law that the first answer tells.
        (
            "Nghị định 224/2026 hướng dẫn luật nào, có bao nhiêu điều, bãi bỏ những nghị định nào?",
            ("148/2025/QH15", "92 điều", "45/2026", "64/2007"),
            ("chưa biết có bao nhiêu điều",),
        ),
        # What names nothing is asked of the same text first.
        (
            "Quyết định 749 căn cứ vào nghị quyết nào, ai đề nghị?",
            ("52-NQ/TW", "Bộ trưởng Bộ Thông tin và Truyền thông"),
            ("1813",),
        ),
        # Who acts on it is what follows.
        (
            "Quyết định 942 bị văn bản nào thay thế, ai ký văn bản đó?",
            ("2629/QĐ-TTg", "Nguyễn Chí Dũng"),
            ("Vũ Đức Đam",),
        ),
        # Each field is that of its own part.
        (
            "Qui a signé la décision 2629, quand est-elle entrée en vigueur, que remplace-t-elle ?",
            ("Nguyễn Chí Dũng", "1er décembre 2025", "942/QĐ-TTg"),
            (),
        ),
    ],
)
def test_parts_keep_to_one_document(
    message: str, shows: tuple[str, ...], hides: tuple[str, ...], knowledge: Knowledge
) -> None:
    said = answer(message, knowledge, TODAY).text
    assert [each for each in shows if each not in said] == []
    assert [each for each in hides if each in said] == []


@pytest.mark.parametrize(
    ("message", "shows", "hides"),
    [
        # Since when is of the old one, who signed of the new one.
        (
            "Người tiền nhiệm để lại cái chiến lược về Chính phủ điện tử ký năm 2021. Sáng nay có "
            "người nhắc là chiến lược đó bị thay rồi. Nó bị thay bởi văn bản nào, từ ngày nào, ai "
            "ký văn bản mới?",
            ("2629/QĐ-TTg", "đã hết hiệu lực từ ngày 01/12/2025", "Nguyễn Chí Dũng"),
            ("Vũ Đức Đam",),
        ),
        # The one of the type that is pointed at, beside the law that the story names.
        (
            "Loa phường phát rằng có luật chuyển đổi số mới, kèm theo một nghị định hướng dẫn thi "
            "hành. Tôi không kịp ghi. Nghị định hướng dẫn đó mang số mấy, có bao nhiêu điều?",
            ("224/2026/NĐ-CP", "92 điều"),
            (),
        ),
        (
            "My supervisor mentioned that a programme signed in December 2025 sets satisfaction "
            "targets for online public services. I was wondering whether you could tell me what "
            "share of citizens should be satisfied by 2027, and who signed it.",
            ("95%", "Nguyễn Chí Dũng"),
            (),
        ),
        # What was answered from is what the next question is of.
        (
            "Chương trình Chính phủ số mới đặt mục tiêu xếp hạng thế nào vào 2028? Tôi hỏi vì đang "
            "soạn đề cương cho một lớp học, học viên toàn người khó tính. Xin cho biết luôn "
            "người ký chương trình.",
            ("60 nước", "Nguyễn Chí Dũng"),
            ("Trần Thanh Mẫn",),
        ),
    ],
)
def test_questions_are_of_the_document_of_the_story(
    message: str, shows: tuple[str, ...], hides: tuple[str, ...], knowledge: Knowledge
) -> None:
    said = answer(message, knowledge, TODAY).text
    assert [each for each in shows if each not in said] == []
    assert [each for each in hides if each in said] == []
