"""What a story is on is found by the search, where it describes its subject and names nothing."""

import pytest

from actions.executing.result import Found, Nothing, Quote
from actions.knowledge import Knowledge
from actions.told import Told, told_of

pytest_plugins = ["tests.knowledge"]


@pytest.mark.parametrize(
    ("story", "question", "subject"),
    [
        (
            "There was a lady from a French port city who showed mobile networks on the docks.",
            "What is that project called?",
            "Le Havre",
        ),
        (
            "Tôi đọc thấy một thành phố tầm trung bên Pháp đã cho xe không người lái chạy thử.",
            "Thành phố đó phục vụ ai?",
            "Nevers",
        ),
        (
            "Nghe nói có thành phố cảng phía bắc mà giấy tờ gì cũng làm trên mạng được hết.",
            "Tỷ lệ hồ sơ đúng hạn là bao nhiêu?",
            "Hải Phòng",
        ),
    ],
)
def test_what_is_only_described_is_found(
    story: str, question: str, subject: str, knowledge: Knowledge
) -> None:
    assert told_of(question, (story,), knowledge.retriever).subjects[0] == subject


def test_a_story_that_tells_nothing_is_on_nothing(knowledge: Knowledge) -> None:
    assert told_of("Ai ký?", (), knowledge.retriever) == Told()
    assert told_of("Ai ký?", ("Dạ vâng.",), knowledge.retriever) == Told()


def test_an_answer_from_where_no_sentence_of_the_story_leads_is_not_supported(
    knowledge: Knowledge,
) -> None:
    story = ("Chị Hà kể là có bà phó thị trưởng một thành phố cảng của Pháp sang nói chuyện.",)
    told = told_of("Bà ấy tên gì?", story, knowledge.retriever)
    hits = knowledge.retriever.search("Le Havre: ai trình bày và về chủ đề gì", 1)
    law = knowledge.retriever.search("Luật Giao dịch điện tử có hiệu lực từ ngày nào", 1)

    def found(hit) -> Found:  # type: ignore[no-untyped-def]
        return Found((Quote(hit.document, hit.passage, hit.passage.text),))

    assert told.support(found(hits[0])) == 1
    assert not told.support(found(law[0]))
    assert not told.support(Nothing(()))


@pytest.mark.parametrize(
    ("story", "question", "led"),
    [
        (
            "Chú em kể có dự án gì ở cảng bên Pháp chở khách với hàng cho thông suốt.",
            "Dự án ấy tên gì?",
            "hoi-thao-thanh-pho-thong-minh-2023#19",
        ),
        ("Dạo này trời mưa suốt cả tuần làm ai cũng mệt mỏi.", "Bao giờ mới hết?", ""),
        # Two documents are as near.
        (
            "Nghe nói có văn bản về bảo vệ dữ liệu cá nhân mới ra.",
            "Văn bản đó có hiệu lực khi nào?",
            "",
        ),
    ],
)
def test_a_story_leads_to_one_passage_or_to_none(
    story: str, question: str, led: str, knowledge: Knowledge
) -> None:
    assert told_of(question, (story,), knowledge.retriever).led == led
