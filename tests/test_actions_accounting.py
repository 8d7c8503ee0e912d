"""Everything that a question asks is told, or said to be missing."""

import pytest

from actions.knowledge import Knowledge
from tests.days import TODAY
from tests.turns import answer

pytest_plugins = ["tests.knowledge"]


@pytest.mark.parametrize(
    ("message", "shows", "hides"),
    [
        # A question that says nothing of its own is asked by itself where the first leaves it open.
        ("Ngày chuyển đổi số quốc gia là ngày nào, để làm gì?", ("10/10", "ba mục đích"), ()),
        # When and where somebody spoke is when and where the event was.
        (
            "bà Caroline Leclerq là ai, trình bày về cái gì, ở đâu, khi nào?",
            ("Phó Thị trưởng", "Thành phố cảng thông minh", "chiều 14/4/2023 tại Hà Nội"),
            (),
        ),
        # What another part tells is not missed beside it.
        (
            "Luật Bảo vệ dữ liệu cá nhân số mấy, hiệu lực từ ngày nào, kế hoạch thi hành ban hành "
            "tại quyết định nào, ai ký quyết định đó?",
            ("91/2025/QH15", "01/01/2026", "2623/QĐ-TTg", "người ký Quyết định 2623/QĐ-TTg"),
            ("nói hiệu lực",),
        ),
        (
            "Bác trưởng thôn bảo theo chương trình chuyển đổi số quốc gia thì năm 2025 cáp quang "
            "phải về tới hầu hết các hộ. Em tò mò không biết mục tiêu là bao nhiêu phần trăm hộ, "
            "với lại là bao nhiêu phần trăm số xã?",
            ("80% hộ gia đình và 100% xã",),
            ("phần trăm số xã",),
        ),
        # The number of a text is in every sentence on it.
        ("Kết luận 224 số hiệu đầy đủ là gì, ban hành ngày nào?", ("224-KL/TW", "08/12/2025"), ()),
        # Further subjects of one question, and nouns that ask.
        (
            "What does Resolution 52 say about 5G, about smart cities and about e-government?",
            ("5G network", "3 smart cities", "top 4 ASEAN"),
            (),
        ),
        (
            "Nghị quyết 06-NQ/TW quán triệt ngày nào, mục tiêu kinh tế đô thị 2025 và 2030, ai ký?",
            ("18/5/2022", "75% GDP", "85% GDP", "người ký Nghị quyết 06-NQ/TW"),
            (),
        ),
        # Who spoke for a city that an earlier part names; what no text tells is said.
        (
            "Hà Nội năm 2023 mong muốn gì, ai phát biểu thay mặt, và chi bao nhiêu tiền?",
            ("giải pháp căn cơ", "Nguyễn Việt Hùng", "chi bao nhiêu tiền"),
            ("nói ai phát biểu",),
        ),
    ],
)
def test_all_that_is_asked_is_accounted_for(
    message: str, shows: tuple[str, ...], hides: tuple[str, ...], knowledge: Knowledge
) -> None:
    said = answer(message, knowledge, TODAY).text
    assert [each for each in shows if each not in said] == []
    assert [each for each in hides if each in said] == []
