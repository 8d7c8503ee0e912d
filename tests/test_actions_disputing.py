"""What a story says that people claim is held against the texts, each claim by itself."""

import pytest

from actions.knowledge import Knowledge
from tests.days import TODAY
from tests.turns import answer

pytest_plugins = ["tests.knowledge"]


@pytest.mark.parametrize(
    ("message", "shows", "hides"),
    [
        (
            # A claim that names only another person is the first one with that person in it.
            "Bà Tám nói quyết định 749 do ông Phạm Minh Chính ký. Tôi nhớ là ông Phúc. Ai đúng?",
            ("Không phải vậy", "“ông Phúc”: Đúng vậy"),
            (),
        ),
        (
            # What a resolution says is no claim of somebody's.
            "Tổ trưởng bảo cả nước có 5G năm 2030 là ở nghị quyết 57. Tổ phó bảo không, "
            "nghị quyết 52 nói rồi. Bên nào đúng?",
            ("“nghị quyết 52 nói rồi”", "Nghị quyết 57-NQ/TW", "Nghị quyết 52-NQ/TW"),
            (),
        ),
        (
            # A figure of another unit is a claim of its own.
            "Nghị quyết 57 nói nhiều về khoa học. Anh Ba bảo mỗi năm chi 3% ngân sách. "
            "Tôi nhớ là 2% GDP. Ai nói đúng?",
            ("“2% GDP”: Đúng vậy", "3% tổng chi ngân sách"),
            ("nhiều về khoa học”",),
        ),
        (
            # A short claim on which only another text says something is not judged.
            "Chú Năm bảo Đảng chưa có nghị quyết nào riêng về đô thị. Tôi nhớ có hồi 2022. "
            "Ai đúng?",
            ("Không phải vậy", "lần đầu"),
            ("Đề án",),
        ),
        (
            "Ông hàng xóm nói nghị định 47 năm 2020 bị thay rồi. Có đúng không?",
            ("278/2025",),
            ("Bạn hỏi đi",),
        ),
    ],
)
def test_each_claim_gets_its_verdict(
    message: str, shows: tuple[str, ...], hides: tuple[str, ...], knowledge: Knowledge
) -> None:
    said = answer(message, knowledge, TODAY).text
    assert [each for each in shows if each not in said] == []
    assert [each for each in hides if each in said] == []
