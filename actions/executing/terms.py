"""A term, and the sentences that say what it means."""

import re
from dataclasses import dataclass

from index.text.folding import fold, syllables

# What may follow the word where a sentence says what it is, folded.
_SAYS = r"(?:bao gom|co nghia la|duoc hieu la|nghia la|tuc la|gom|la)\b"
# What is asked for in so many words, folded.
_ASKED = re.compile(r"^(.{1,120}?)\s(?:la gi|nghia la gi|duoc hieu (?:la|nhu))\b")
# Where a subject stands: “1. Chữ ký số là …”, “Theo Điều 3, chữ ký số là …”.
_FIRST = r"(?:^|[.;:\n“\"]\s*|^theo\s[^,]+,\s)"
# “Bản sao số đô thị là …” tells what a “bản sao số” is.
_LONGER_BY = 2
# So many characters may stand between a word and what it is: “…, theo Điều 2 Nghị định 269, là …”.
_ASIDE = 80


@dataclass(frozen=True, slots=True)
class Term:
    """A word, of one syllable or several, whose meaning is asked for; folded."""

    name: str

    @classmethod
    def of(cls, written: str) -> "Term":
        """Return the term that is `written`."""
        return cls(" ".join(syllables(written)))

    @classmethod
    def before_says(cls, question: str) -> "Term | None":
        """Return what stands before “là gì” in `question`; None without that."""
        found = _ASKED.search(" ".join(syllables(question)))
        return cls(found[1].strip()) if found and found[1].strip() else None

    def is_longer_than(self, other: "Term") -> bool:
        """Tell whether it begins with `other` and says more."""
        return self.name.startswith(f"{other.name} ")

    def bare(self) -> "Term":
        """Return the term without the words for “is” behind it: of “X gồm (những gì)”, X."""
        return Term(re.sub(rf"(?: {_SAYS})+$", "", self.name))

    def is_defined_by(self, sentence: str) -> bool:
        """Tell whether `sentence` says what it is: it, or what it is short for, stands first."""
        name = re.escape(self.name)
        called = rf"{name}(?:\s\w+){{0,{_LONGER_BY}}}[”\"]?(?:\s?[(,][^.;]{{0,{_ASIDE}}})?:?"
        short = rf"[^.;:(]{{0,{_ASIDE}}}\({name}\)[^.;]{{0,{_ASIDE}}}"
        return bool(re.search(rf"{_FIRST}(?:{called}|{short})\s{_SAYS}", fold(sentence)))

    def is_in(self, sentence: str) -> bool:
        """Tell whether `sentence` has it at all."""
        return bool(re.search(rf"\b{re.escape(self.name)}\b", fold(sentence)))
