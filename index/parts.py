"""The clever parts of the search, by name: the ablation table leaves out one at a time."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Parts:
    """Which parts are at work. All of them, but where their worth is being measured.

    `spelling` corrects the question from the corpus's own language (diacritics, typos, Telex,
    abbreviations); `sentences` scores the sentences of each candidate beside the passage;
    `question_weights` fuses by the language of the question and whether its diacritics are there.
    """

    spelling: bool = True
    sentences: bool = True
    question_weights: bool = True


ALL_PARTS = Parts()
