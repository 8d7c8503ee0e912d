"""Tell whether a year or a day in a question is asked about, or belongs to a document's name.

“Quyết định 749 năm 2025 đặt mục tiêu gì” asks for a target of 2025; “… năm 2025 ai ký” names a
decision issued in 2025.
"""

import re

from index.references.written_numbers import WORDS
from index.text.alternatives import any_of

_OF_VALIDITY = re.compile(rf"\b(?:{any_of(WORDS['of_validity'])})\b")
_END_OF_CLAIM = re.compile(rf"\W*(?:(?:{any_of(WORDS['confirming'])})\W*)?")
_OF_A_YEAR = re.compile(rf"%|\b(?:{any_of(WORDS['of_a_year'])})\b")


def asks_about_validity(folded: str) -> bool:
    """Tell whether the folded question asks if a document is in force on some day."""
    return _OF_VALIDITY.search(folded) is not None


def asks_about_year(folded: str) -> bool:
    """Tell whether the folded question asks about some year: a target, a period, validity."""
    return _OF_A_YEAR.search(folded) is not None or asks_about_validity(folded)


def ends_claim(folded: str) -> bool:
    """Tell whether nothing stands in the folded end of a question but “phải không?” or the like."""
    return _END_OF_CLAIM.fullmatch(folded) is not None
