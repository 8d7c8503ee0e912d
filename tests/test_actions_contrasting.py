"""The second of two claims is the first with its own year and figure."""

import pytest

from actions.contrasting import contrasted


@pytest.mark.parametrize(
    ("claim", "claims"),
    [
        (
            "kinh tế số đến 2030 đạt 30% GDP, còn tới 2045 là 60%",
            ("kinh tế số đến 2030 đạt 30% GDP", "kinh tế số đến 2045 đạt 60% GDP"),
        ),
        # What says more than a year and a figure is of another thing.
        ("đến 2030 đạt 30% GDP, còn chi cho nghiên cứu năm 2045 là 2%", ()),
        ("đến 2030 đạt 30% GDP và rất khó", ()),
    ],
)
def test_both_claims_are_whole(claim: str, claims: tuple[str, ...]) -> None:
    assert contrasted(claim, lambda _: []) == (claims or (claim,))
