import pytest

from index.text.letters import marks_between


@pytest.mark.parametrize(
    ("typed", "meant", "missing", "wrong"),
    [("hai", "hải", 1, 0), ("hài", "hải", 0, 1), ("hải", "hải", 0, 0), ("i\u0307a", "ia", 0, 3)],
)
def test_letters_lack_a_mark_or_carry_another(
    typed: str, meant: str, missing: int, wrong: int
) -> None:
    assert marks_between(typed, meant) == (missing, wrong)
