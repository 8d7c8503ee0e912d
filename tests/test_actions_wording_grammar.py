"""Names and places within a sentence of ours, as English and French join them to it."""

import pytest

from actions.wording.grammar import Named, Sentence
from index.text.language import Language


def filled(language: Language, message: str, **values: object) -> str:
    return Sentence(language).format(message, **values)


@pytest.mark.parametrize(
    ("language", "message", "name", "said"),
    [
        (
            "fr",
            "{name:The} est entré{name:e} en vigueur.",
            "Loi 1",
            "La loi 1 est entrée en vigueur.",
        ),
        (
            "fr",
            "{name:The} est entré{name:e} en vigueur.",
            "Décret 1",
            "Le décret 1 est entré en vigueur.",
        ),
        ("fr", "une partie {name:of}", "Décret 1", "une partie du décret 1"),
        ("fr", "une partie {name:of}", "Décision 1", "une partie de la décision 1"),
        ("fr", "antérieur {name:to}", "Décret 1", "antérieur au décret 1"),
        ("fr", "Source : {name}", "Décret 1", "Source : Décret 1"),
        ("en", "part of {name:the}", "Workshop “A”", "part of the workshop “A”"),
        ("en", "{name:The} ended", "Decree 1", "Decree 1 ended"),
    ],
)
def test_a_document_is_named_with_its_article(
    language: Language, message: str, name: str, said: str
) -> None:
    assert filled(language, message, name=Named(name)) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("le Premier ministre", "textes du Premier ministre"),
        ("les communes", "textes des communes"),
        ("l'État", "textes de l'État"),
        ("Le Havre", "textes du Havre"),
        ("Annecy", "textes d'Annecy"),
        ("Hanoï", "textes de Hanoï"),
    ],
)
def test_of_is_joined_to_an_article_and_before_a_vowel(value: str, said: str) -> None:
    assert filled("fr", "textes {value:of}", value=value) == said


def test_what_is_no_name_has_no_article_but_its_own() -> None:
    assert filled("fr", "sur {what:the}, vu{what:e}", what="Nevers") == "sur Nevers, vu"
    assert filled("fr", "{what}", what="{name:of}") == "{name:of}"
