"""The headline of a news page: the one marked as such, not the site's section above it."""

import pytest

from index.legal.metadata.read import read_metadata
from index.legal.structure.tree import units_of

LEAD = "Sau 4 ngày, lễ hội hoa xã Mường Lạ đón hơn 9.000 lượt khách, ông Lò Văn Thử cho biết."
DAY = "Thứ năm, 13/11/2031, 10:25 [GMT+7]"


@pytest.mark.parametrize(
    "top",
    [
        ["Lễ hội hoa Mường Lạ đón 9.000 khách", DAY],
        ["Văn hóa - Xã hội", DAY, "Lễ hội hoa Mường Lạ đón 9.000 khách"],
        ["Văn hóa", "# Lễ hội hoa Mường Lạ đón 9.000 khách", DAY],
        [DAY, "# Lễ hội hoa Mường Lạ đón 9.000 khách"],
    ],
)
def test_the_headline_is_found_beside_section_and_date(top: list[str]) -> None:
    text = "\n".join([*top, LEAD])
    found = read_metadata(text, units_of(text), "page.txt")
    assert found["title"].value == "Lễ hội hoa Mường Lạ đón 9.000 khách"
    assert str(found["issued"].value) == "2031-11-13"


def test_a_short_headline_above_its_date_and_lead_stays() -> None:
    text = "\n".join(["Mường Lạ vào hội hoa", DAY, LEAD])
    assert read_metadata(text, units_of(text), "a.txt")["title"].value == "Mường Lạ vào hội hoa"
