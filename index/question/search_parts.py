"""The parts of the search that can be turned off, one at a time for the ablation table."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of the search that are on: all of them, except where one is measured.

    `spelling` corrects the question from the corpus's own language (diacritics, typos, Telex,
    abbreviations); `sentences` scores the sentences of each candidate beside the passage; `marks`
    looks for words with their diacritics beside the folded ones; `language_shift` takes the
    language out of a foreign question's vector; `score_scale` measures cosines against what the
    question scores on any passage; `glossary` looks for a foreign question's words in Vietnamese;
    `renderings` holds it against passages in its own language, where they were translated.
    """

    spelling: bool = True
    sentences: bool = True
    marks: bool = True
    language_shift: bool = True
    score_scale: bool = True
    glossary: bool = True
    renderings: bool = True


ALL_PARTS = Parts()
