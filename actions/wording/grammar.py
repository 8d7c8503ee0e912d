"""How a value stands in a sentence of ours: with its article, “de” or “à” before it, its gender.

A message says which by the form behind the colon of a gap: `{name:the}`, `{name:of}`.
"""

import string
from typing import Any

from index.documents.names import said_name
from index.text.language import Language

# “de le Bureau politique” is “du Bureau politique”, “à Le Havre” “au Havre”.
_JOINED = {
    "of": {"le": "du", "les": "des"},
    "to": {"le": "au", "les": "aux"},
}
_PREPOSITIONS = {"of": "de", "to": "à"}
# “h” is left out: of the names that begin with it most are Vietnamese, “de Hai Phong”.
_VOWELS = frozenset("aàâeéèêiîoôuùûAÀÂEÉÈÊIÎOÔUÙÛ")


class Named(str):
    """The name of a document, “Décision 749/QĐ-TTg”, which a sentence says with its article."""


class Sentence(string.Formatter):
    """Fills the gaps of a message of `language`.

    the, The: with its article, the latter at the beginning; of, to: behind “de” or “à” as French
    joins them; e: the end of its participle. A value that is no name has no article but its own.
    """

    def __init__(self, language: Language) -> None:
        self._language = language

    def format_field(self, value: Any, format_spec: str) -> str:
        """Return `value` in the form that the message asks for."""
        if not format_spec:
            return str(value)
        text, ending = str(value), ""
        if isinstance(value, Named):
            text, ending = said_name(text, self._language)
        match format_spec:
            case "e":
                return ending
            case "the":
                return text
            case "The":
                return f"{text[:1].upper()}{text[1:]}"
        return _behind(format_spec, text)


def _behind(form: str, text: str) -> str:
    """Return `text` behind the preposition of `form`, which an article or a vowel joins."""
    article, _, rest = text.partition(" ")
    if joined := _JOINED[form].get(article.lower()):
        return f"{joined} {rest}"
    if form == "of" and text[:1] in _VOWELS:
        return f"d'{text}"
    return f"{_PREPOSITIONS[form]} {text}"
