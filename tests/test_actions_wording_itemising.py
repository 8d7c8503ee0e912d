"""A sentence that lists things, with each of them on a line of its own."""

import pytest

from actions.wording.itemising import itemised


def test_each_item_has_a_line() -> None:
    sentence = "Đề án 06 có bốn nhóm: dịch vụ công, kinh tế – xã hội, công dân số và điều hành."
    items = ("dịch vụ công", "kinh tế – xã hội", "công dân số", "điều hành")
    assert itemised(sentence, items).splitlines() == [
        "Đề án 06 có bốn nhóm:",
        "• dịch vụ công",
        "• kinh tế – xã hội",
        "• công dân số",
        "• điều hành",
    ]


@pytest.mark.parametrize(
    ("sentence", "items"),
    [
        ("Có hai mức: toàn trình và một phần.", ("toàn trình", "một phần")),
        ("Ba nơi là A, B và hai nơi của Pháp là C, D.", ("A", "B", "C", "D")),
        ("Có A, B và C, theo một nguồn.", ("A", "B", "C")),
        ("Có A, B và C.", ("Nghị quyết 1", "Nghị quyết 2", "Nghị quyết 3")),
        ("", ()),
    ],
)
def test_what_is_no_plain_list_stays_a_sentence(sentence: str, items: tuple[str, ...]) -> None:
    assert itemised(sentence, items) == sentence
