"""The types of documents – Luật, Nghị định, Quyết định … – and every way they are written.

One table, types.yml, serves the reading of texts, questions, lists and cards.
"""

import re
from pathlib import Path

from pydantic import BaseModel, ConfigDict, field_validator, model_validator

from index.text.alternatives import any_of
from index.text.folding import fold
from index.text.language import Language
from index.yaml_file import read_yaml


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class TypeWords(_Row):
    """The words of one language for a type; types.yml says what each field is for."""

    said: str
    words: tuple[str, ...] = ()
    by_number: tuple[str, ...] = ()
    in_lists: tuple[str, ...] = ()

    @field_validator("words", "by_number", "in_lists")
    @classmethod
    def _is_folded(cls, words: tuple[str, ...]) -> tuple[str, ...]:
        """Refuse words with capitals or marks, which no folded text holds."""
        if wrong := [word for word in words if word != fold(word)]:
            raise ValueError(f"write {', '.join(wrong)} folded, in small letters without marks")
        return words


class DocumentType(_Row):
    """One type of documents, a row of types.yml."""

    name: str
    code: str = ""
    numbers: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    loose: bool = False
    vi: TypeWords
    en: TypeWords
    fr: TypeWords

    @model_validator(mode="after")
    def _has_code(self) -> "DocumentType":
        """Refuse words for a type that has no code: they would mean every such type."""
        if not self.code and any(w.words or w.by_number or w.in_lists for w in self.languages):
            raise ValueError(f"{self.name} has words: give it a code")
        return self

    @property
    def languages(self) -> tuple[TypeWords, ...]:
        """The words of all languages."""
        return self.vi, self.en, self.fr


TYPES = tuple(DocumentType(**row) for row in read_yaml(Path(__file__).with_suffix(".yml")))
LETTER = "Công văn"
CONSOLIDATION = "Văn bản hợp nhất"  # its head has the type of the text it merges others into
NEWS = "Bài báo"  # what a newspaper publishes; no type of official documents
# Codes of types by what stands for them: in numbers (“QĐ”), beside a number or a title (“qđ”,
# “arrete”, “decisions 749 and 942”), where several are asked for. The latter two are folded.
NAME_OF_NUMBER_CODE = {code: kind.name for kind in TYPES for code in kind.numbers}
CODE_OF_WORD = {
    word: kind.code
    for kind in TYPES
    for language in kind.languages
    for word in (*language.words, *language.by_number, *language.in_lists)
}
CODE_OF_LIST_WORD = {
    word: kind.code
    for kind in TYPES
    for language in kind.languages
    for word in (*language.words, *language.in_lists)
}
# Folded names of types of which a number means a document only where we hold one of that number.
LOOSE_TYPES = tuple(fold(kind.name) for kind in TYPES if kind.loose)
# Matches any word of CODE_OF_WORD in folded text.
TYPE_WORDS = any_of(CODE_OF_WORD)
_TYPE_WORD = re.compile(rf"\b(?:{TYPE_WORDS})\b")
# “Nghị định” or “NGHỊ ĐỊNH”, never “nghị định”: a type word that names a document has a capital.
TYPE_PATTERN = (
    rf"\b(?:{any_of(form for kind in TYPES for form in (kind.name, kind.name.upper()))})(?!\w)"
)
_BY_FOLDED_NAME = {fold(kind.name): kind for kind in TYPES}
_BY_FILE_WORD = {word: kind.name for kind in TYPES for word in kind.files}
# A code of several types (Luật, Bộ luật) is called by the last, the more general one.
_SAID: dict[Language, dict[str, str]] = {
    "vi": {kind.code: kind.vi.said for kind in TYPES if kind.code},
    "en": {kind.code: kind.en.said for kind in TYPES if kind.code},
    "fr": {kind.code: kind.fr.said for kind in TYPES if kind.code},
}


def type_named(words: str) -> str | None:
    """Return the name of the type that `words` are, in any case; None if they are none."""
    kind = _BY_FOLDED_NAME.get(fold(words.strip()))
    return kind.name if kind else None


def code_of(name: str) -> str:
    """Return the code of the type `name`, in any case; "" if it is unknown or has none."""
    kind = _BY_FOLDED_NAME.get(fold(name))
    return kind.code if kind else ""


def type_codes(text: str) -> list[str]:
    """Return the codes of the types whose words stand in `text`, in order."""
    return [CODE_OF_WORD[word] for word in _TYPE_WORD.findall(fold(text))]


def said_in(code: str, language: Language) -> str:
    """Return what an answer in `language` calls documents of the type `code`: “decree(s)”.

    Raises KeyError for an unknown code.
    """
    return _SAID[language][code]


def one_called(name: str, language: Language) -> str:
    """Return what one document of the type `name` is called in `language`; "" if unknown."""
    kind = _BY_FOLDED_NAME.get(fold(name))
    words = {"vi": kind.vi, "en": kind.en, "fr": kind.fr}[language] if kind else None
    return words.said.replace("(s)", "") if words else ""


def type_of_file(stem: str) -> str | None:
    """Return the name of the type that a file's name begins with, if any."""
    plain = " ".join(re.findall(r"[a-z]+|\d+", fold(stem)))
    for word in sorted(_BY_FILE_WORD, key=len, reverse=True):
        if plain == word or plain.startswith(f"{word} "):
            return _BY_FILE_WORD[word]
    return None
