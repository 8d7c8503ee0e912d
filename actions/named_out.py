"""Find the documents that a question names only to leave them out: “trừ Nghị định 13/2023”."""

import unicodedata

from actions.list_questions import ListQuestion
from actions.list_words import JOINS_NOT, NOT
from actions.understanding import Question
from index.text.folding import fold
from index.text.lookbehind import match_before


def without_named(question: Question) -> tuple[str, tuple[ListQuestion, ...]]:
    """Return the text of `question` without the documents it leaves out, and these.

    There are none where it names any document that it does not leave out.
    """
    text = unicodedata.normalize("NFC", question.text)
    folded = fold(text)
    if len(folded) != len(text):
        return question.text, ()
    left_out: list[ListQuestion] = []
    kept, place = "", 0
    for reference in question.references:
        begin, end = reference.span
        found = match_before(NOT, folded, begin)
        joined = bool(left_out) and JOINS_NOT.fullmatch(folded, place, begin)
        if len(reference.matches) != 1 or not (found or joined):
            return question.text, ()
        kept += text[place : found.start()] if found and not joined else " "
        left_out.append(ListQuestion(document=reference.matches[0]))
        place = end
    return kept + text[place:], tuple(left_out)
