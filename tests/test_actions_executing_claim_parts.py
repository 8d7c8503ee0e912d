"""The parts of a claim: each figure with what is said before it, and the time said at the end."""

import pytest

from actions.executing.claim_parts import claim_parts
from index.text.language import Language


@pytest.mark.parametrize(
    ("claim", "language", "parts"),
    [
        (
            "Luật Giao dịch điện tử có 53 điều và 9 chương",
            "vi",
            ["Luật Giao dịch điện tử có 53 điều", "Luật Giao dịch điện tử có 9 chương"],
        ),
        (
            "Quyết định 127 đặt mục tiêu 10 thương hiệu AI và 5 trung tâm năm 2030",
            "vi",
            [
                "Quyết định 127 đặt mục tiêu 10 thương hiệu AI 2030",
                "Quyết định 127 đặt mục tiêu 5 trung tâm năm 2030",
            ],
        ),
        (
            "giao cấp huyện 80% và cấp xã 60%",
            "vi",
            ["giao cấp huyện 80%", "giao cấp xã 60%"],
        ),
        (
            "the law has 53 articles and 9 chapters",
            "en",
            ["the law has 53 articles", "the law has 9 chapters"],
        ),
    ],
)
def test_each_figure_is_claimed_by_itself(claim: str, language: Language, parts: list[str]) -> None:
    assert [part.claim for part in claim_parts(claim, language)] == parts


@pytest.mark.parametrize("claim", ["Nghị định 13 có 44 điều", "Hà Nội lấy người dân làm trung tâm"])
def test_fewer_than_two_figures_are_no_parts(claim: str) -> None:
    assert claim_parts(claim, "vi") == []


def test_a_part_is_written_with_the_words_before_its_figure() -> None:
    written = [part.written for part in claim_parts("cấp huyện 80% và cấp xã 60%", "vi")]
    assert written == ["80%", "cấp xã 60%"]
