"""What a subject may be called in the texts, and whether words of theirs speak of it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from actions.statements.phrases import in_usual_words
from index.question.glossary import glossary
from index.text.folding import STOPWORDS, fold, syllables
from index.text.language import Language
from index.text.syllables import is_bare_syllable

# “Các dự án” are called “dự án” in the heading of each.
_PLURALS = frozenset(("cac", "moi", "nhung"))
_WORD = re.compile(r"\w+")
_LONGEST_SHORT = 3  # letters


@dataclass(frozen=True, slots=True)
class Subject:
    """A city, a programme, a kind of things, by the names it may have in the texts, folded."""

    names: tuple[str, ...]

    @classmethod
    def of(cls, written: str, language: Language) -> "Subject":
        """Return the subject `written` in `language`; empty words are no subject."""
        words = [word for word in syllables(written) if word not in _PLURALS]
        names = [" ".join(words)] if words else []
        if language == "vi" and (usual := fold(in_usual_words(written))) != fold(written):
            names.append(usual)
        if language != "vi":
            renderings = glossary().renderings(written, language)
            # Of several phrases each has its own names, and none is the whole subject.
            names += [fold(term) for term in renderings[0]] if len(renderings) == 1 else []
        if written.isupper() and len(written) <= _LONGEST_SHORT and is_bare_syllable(fold(written)):
            # “AI” is no “ai”: in small letters it is another word.
            renderings = glossary().renderings(written, "en")
            names = [fold(term) for term in renderings[0]] if renderings else names
        return cls(tuple(dict.fromkeys(names)))

    @classmethod
    def pairs_of(cls, question: str) -> "Subject":
        """Return the things that `question` may ask for: its neighbouring words of meaning."""
        cells = [word if word not in STOPWORDS else "" for word in syllables(question)]
        return cls(tuple(f"{one} {next_}" for one, next_ in pairwise(cells) if one and next_))

    def __bool__(self) -> bool:
        return bool(self.names)

    def is_in(self, text: str) -> bool:
        """Tell whether `text` has one of its names, the words next to each other."""
        said = f" {' '.join(syllables(text))} "
        return any(f" {name} " in said for name in self.names)

    def written_in(self, texts: Iterable[str]) -> str:
        """Return it as one of `texts` writes it, “Le Havre” for “le havre”; "" where none does."""
        lengths = {len(name.split()) for name in self.names}
        for text in texts:
            words = list(_WORD.finditer(text))
            for first, length in product(range(len(words)), lengths):
                group = words[first : first + length]
                span = text[group[0].start() : group[-1].end()]
                if " ".join(syllables(span)) in self.names:
                    return span
        return ""

    def begins(self, text: str) -> bool:
        """Tell whether `text` begins with one of its names."""
        said = f"{' '.join(syllables(text))} "
        return any(said.startswith(f"{name} ") for name in self.names)

    def names_one(self, heading: str) -> bool:
        """Tell whether `heading`, which begins with it, names one of them: “dự án 5G Lab”."""
        words = [match[0] for match in _WORD.finditer(heading)]
        for length in {len(name.split()) for name in self.names}:
            if " ".join(syllables(" ".join(words[:length]))) in self.names:
                return len(words) > length and not words[length].islower()
        return False

    def is_one_of(self, names: Sequence[str]) -> bool:
        """Tell whether one of `names` is its own."""
        return any(" ".join(syllables(name)) in self.names for name in names if name)
