"""The office that somebody signs as, in a question and at the end of a text."""

import pytest

from index.lexicon.offices import is_office, office_before, office_signing


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("văn bản nào do phó thủ tướng ký", "Phó Thủ tướng"),
        ("thu truong ky nhung gi", "Thứ trưởng"),
        ("các quyết định bộ trưởng đã ký", "Bộ trưởng"),
        ("bộ trưởng nói gì về đò", None),
        ("ai ký", None),
    ],
)
def test_the_office_of_a_question(text: str, office: str | None) -> None:
    found = office_signing(text)
    assert (found[0] if found else None) == office


def test_the_nearest_office_above_a_name_is_its_holder_s() -> None:
    text = "TM. CHÍNH PHỦ\nKT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG\n\nLê Văn Thử"
    assert office_before("Lê Văn Thử", text) == "pho thu tuong"
    assert office_before("Ai Khác", text) == ""
    assert is_office("Phó Thủ tướng")
    assert not is_office("Lê Văn Thử")
