"""Long messages: each question of a story is answered, or told to have no answer."""

import pytest

from actions.knowledge import Knowledge
from tests.days import TODAY
from tests.turns import answer

pytest_plugins = ["tests.knowledge"]


@pytest.mark.parametrize(
    ("message", "shows", "hides"),
    [
        # The story describes the document by what it is on.
        (
            "Hôm qua họp chi bộ có đồng chí nhắc tới cái nghị quyết của Bộ Chính trị về cách mạng "
            "công nghiệp 4.0 mà không ai nhớ số. Cho tôi hỏi nghị quyết ấy đặt ra mục tiêu gì về "
            "đô thị thông minh ạ?",
            ("3 đô thị thông minh",),
            ("57-NQ/TW",),
        ),
        # What no text tells is said beside what one does.
        (
            "Vợ chồng em vừa mua nhà ở Hải Phòng. Hải Phòng đã đầu tư bao nhiêu tiền cho đô thị "
            "thông minh, và đô thị thông minh của Hải Phòng xây trên nền ứng dụng gì ạ?",
            ("GIS", "bao nhiêu tiền"),
            (),
        ),
        # Who asks what to do is called “bạn”, and told that no text says it.
        (
            "Tôi bán rau ở chợ, tôi chỉ quen tiền mặt. Làm sao để tôi mở được tài khoản nhận tiền "
            "qua điện thoại? Nhà nước có mục tiêu bao nhiêu người có tài khoản không?",
            ("80%", "làm sao để bạn mở"),
            (),
        ),
        # A condition that the question before answers asks nothing.
        (
            "Đề nghị cho biết Nghị định 42/2022/NĐ-CP và Nghị định 47/2020/NĐ-CP còn hiệu lực "
            "không, nếu không thì văn bản nào thay thế.",
            ("224/2026", "278/2025"),
            ("nếu không thì",),
        ),
        # Parts that name no year are of that of the part before.
        (
            "Em đang học thạc sĩ. Cho em hỏi chiến lược quốc gia về AI nói tới 2030 có mấy trung "
            "tâm dữ liệu lớn, mấy trung tâm đổi mới sáng tạo, và ai là người ký chiến lược ạ?",
            ("3 trung tâm đổi mới sáng tạo", "Vũ Đức Đam"),
            ("2 trung tâm",),
        ),
        # What somebody is told to have asked is a story.
        (
            'Con gái em học lớp 3 hỏi: "Mẹ ơi robot lái xe được không?". Em mới nhớ từng đọc về '
            "một nơi bên Pháp thử xe tự động. Nơi đó là đâu, dân số bao nhiêu ạ?",
            ("Nevers", "35.000"),
            ("robot",),
        ),
    ],
)
def test_each_question_of_a_story_is_answered_or_told_to_be_open(
    message: str, shows: tuple[str, ...], hides: tuple[str, ...], knowledge: Knowledge
) -> None:
    told = answer(message, knowledge, TODAY).text
    assert [words for words in shows if words not in told] == []
    assert [words for words in hides if words in told] == []
