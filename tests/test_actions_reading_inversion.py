"""French questions put straight, where their subject is named."""

import pytest

from actions.reading.inversion import put, straight
from actions.topics import replaced


@pytest.mark.parametrize(
    ("asked", "read"),
    [
        ("Quand le décret 7 entre-t-il en vigueur ?", "Quand le décret 7 entre en vigueur ?"),
        ("Par qui la loi a-t-elle été votée ?", "Par qui la loi a été votée ?"),
        ("Combien de projets Lyon mène-t-elle ?", "Combien de projets Lyon mène ?"),
        ("Et que Lyon vise-t-elle ?", "Et que Lyon vise ?"),
        ("Lyon utilise-t-elle la 5G ?", "est-ce que Lyon utilise la 5G ?"),
        ("Mais Lyon utilise-t-elle la 5G ?", "Mais est-ce que Lyon utilise la 5G ?"),
    ],
)
def test_the_pronoun_behind_the_verb_is_left_out(asked: str, read: str) -> None:
    assert straight(asked) == read


@pytest.mark.parametrize(
    "asked",
    [
        "Quels objectifs fixe-t-il ?",  # nothing else says who does
        "Qu'a-t-il dit ?",
        "Y a-t-il des lois ?",
        "Est-elle en vigueur ?",
        "L'a-t-il signée ?",
        "La loi est-elle en vigueur ?",  # the lexicon has this
        "Le texte qui la remplace est-il en vigueur ?",  # “qui” asks nothing here
        "Dans la loi, que dit-elle ?",
        "nội dung - văn bản - nó",
    ],
)
def test_what_says_something_stays(asked: str) -> None:
    assert straight(asked) == asked


@pytest.mark.parametrize(
    ("asked", "pronoun", "told"),
    [
        ("remplace-t-il le décret 7 ?", "t-il", "est-ce que Lyon remplace le décret 7 ?"),
        ("que vise-t-elle ?", "t-elle", "que vise Lyon ?"),
        ("et elle ?", "elle", "et Lyon ?"),
    ],
)
def test_a_name_takes_the_place_of_its_pronoun(asked: str, pronoun: str, told: str) -> None:
    start = asked.index(pronoun)
    place, words = put("Lyon", (start, start + len(pronoun)), asked)
    assert replaced(asked, [place], words) == told
