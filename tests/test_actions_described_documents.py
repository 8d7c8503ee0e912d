"""The document that a story describes without naming it."""

import pytest

from actions.described_documents import DescribedDocuments
from actions.knowledge import Knowledge
from actions.reading.frames import Reader
from tests.days import TODAY

pytest_plugins = ["tests.knowledge"]


@pytest.mark.parametrize(
    ("story", "described"),
    [
        # By the years of its programme.
        (
            "Kế toán nói trong đề án của Chính phủ giai đoạn 2021–2025 có chỉ tiêu cho thương "
            "mại điện tử.",
            "qd-1813-2021",
        ),
        # By type and time, though much else is told.
        (
            "My colleague says a decree from 2022 divided online public services into two levels.",
            "nd-42-2022",
        ),
        ("Je me demande si le décret sur la ville intelligente le définit.", "nd-269-2025"),
        # By who signed it.
        ("Ổng bảo theo nghị quyết của Bộ Chính trị do ông Tô Lâm ký.", "nq-57-2024"),
        # What it names is not described.
        ("Sếp bảo Nghị định 13 hết hiệu lực rồi.", "nd-13-2023"),
        # None of that time is held.
        ("Bộ Xây dựng gửi một công văn năm 2022.", None),
        # No document is told of.
        ("Nhà tôi ở gần cảng, ngày nào cũng thấy xe chạy.", None),
    ],
)
def test_the_document_is_found(story: str, described: str | None, knowledge: Knowledge) -> None:
    found = DescribedDocuments(Reader(knowledge), knowledge, TODAY).described((story,), "ai ký?")
    assert (found.id if found else None) == described


def test_a_sentence_before_it_says_what_it_is_on(knowledge: Knowledge) -> None:
    story = (
        "Cái nghị định năm 2020 về việc này nghe nói vẫn còn dùng.",
        "Chúng tôi đang rà soát việc chia sẻ dữ liệu giữa các cơ quan nhà nước.",
    )
    found = DescribedDocuments(Reader(knowledge), knowledge, TODAY).described(story, "ai ký?")
    assert found is not None
    assert found.id == "nd-47-2020"
