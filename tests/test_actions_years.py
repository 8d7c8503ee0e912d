"""A question for two years is one for each."""

import pytest

from actions.years import each_year


@pytest.mark.parametrize(
    ("text", "each"),
    [
        (
            "How much in 2025 and in 2030?",
            ("How much in 2025?", "How much in 2030?"),
        ),
        (
            "Combien en 2025 et combien en 2030 ?",
            ("Combien en 2025 ?", "Combien en 2030 ?"),
        ),
        ("bao nhiêu năm 2030 và 2045", ("bao nhiêu năm 2030", "bao nhiêu năm 2045")),
        ("in 2024, 2025 and 2030", ("in 2024", "in 2025", "in 2030")),
    ],
)
def test_joined_years_are_asked_apart(text: str, each: tuple[str, ...]) -> None:
    assert each_year(text) == each


@pytest.mark.parametrize(
    "text",
    [
        "How much by 2030?",
        "the period 2021–2025",
        "from 2021 to 2025",
        "the decree of 2020 that ended in 2025",
        "2030 and again 2030",
        "2021, 2022, 2023, 2024 and 2025",  # no question for one thing
    ],
)
def test_other_years_stay_together(text: str) -> None:
    assert each_year(text) == (text,)
