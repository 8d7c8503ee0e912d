"""Places as English and French call them."""

import pytest

from index.lexicon.place_names import with_places
from index.text.language import Language


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("Hà Nội", "en", "Hanoi"),
        ("Hà Nội", "fr", "Hanoï"),
        ("Hà Nội", "vi", "Hà Nội"),
        ("TP. Hồ Chí Minh", "en", "Ho Chi Minh City"),
        ("Việt Nam – Hải Phòng", "en", "Việt Nam – Hai Phong"),
        ("Đà Nẵng, Cần Thơ", "fr", "Da Nang, Can Tho"),
        ("a nice port", "en", "a nice port"),
    ],
)
def test_vietnamese_places_are_called_as_in_the_language(
    text: str, language: Language, said: str
) -> None:
    assert with_places(text, language) == said
