"""The languages that people ask in, and that our own texts are written in."""

from typing import Literal, get_args

Language = Literal["vi", "en", "fr"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
# Languages that a text of ours may be translated into: each is a folder of the corpus.
FOREIGN: tuple[Language, ...] = ("en", "fr")
