"""A sentence bears out a told claim by its figures and years, or by nearly all its words."""

import pytest

from actions.bearing_out import bears_out
from actions.executing.result import Found, Nothing, Quote
from index.records.document import Document, Passage

_DOCUMENT = Document(id="nq-57-2024", type="Nghị quyết", title="Đột phá")
_SAID = "Nghị quyết 57-NQ/TW đặt mục tiêu đến năm 2030 kinh tế số đạt tối thiểu 30% GDP."


def _found(words: str = _SAID) -> Found:
    sentences = ((0, len(words)),)
    passage = Passage("nq-57-2024#1", "nq-57-2024", "Mục tiêu", words, 0, len(words), sentences)
    return Found((Quote(_DOCUMENT, passage, words),))


@pytest.mark.parametrize(
    ("claim", "is_so"),
    [
        ("tới 2030 kinh tế số nước mình phải đạt ít nhất 30% GDP", True),
        ("qu'elle fixe l'économie numérique à 30 % du PIB d'ici 2030", True),
        ("tới 2030 kinh tế số nước mình phải đạt ít nhất 20% GDP", False),
        ("tới 2045 kinh tế số nước mình phải đạt ít nhất 30% GDP", False),
        ("tới 2030 kinh tế số không đạt 30% GDP", False),
        ("30% nhà trẻ mở cửa ngày chủ nhật vào 2030", False),
    ],
)
def test_figures_and_years_must_all_stand_there(claim: str, is_so: bool) -> None:
    assert bears_out(claim, _found()) == is_so


def test_without_figures_nearly_all_words_must() -> None:
    said = _found("Theo Đề án 06, người dân không phải nộp lại giấy tờ dân cư đã có.")
    assert bears_out("người dân không phải nộp lại giấy tờ dân cư đã có", said)
    assert not bears_out("người dân được miễn học phí", said)


def test_what_quotes_nothing_bears_nothing_out() -> None:
    assert not bears_out("30%", Nothing(()))
