"""What a year or a day behind the number of a document may be of: the document, or what is asked.

“Quyết định 749 năm 2025 đặt mục tiêu gì” asks for a target of that year, “… năm 2025 ai ký” for a
document of it.
"""

import re

from index.references.written_numbers import WORDS
from index.text.alternatives import any_of

_OF_VALIDITY = re.compile(rf"\b(?:{any_of(WORDS['of_validity'])})\b")
_OF_A_YEAR = re.compile(rf"%|\b(?:{any_of(WORDS['of_a_year'])})\b")


def asks_about_validity(folded: str) -> bool:
    """Tell whether `folded` asks for what is so on some day: whether a document holds."""
    return _OF_VALIDITY.search(folded) is not None


def asks_about_year(folded: str) -> bool:
    """Tell whether `folded` asks for what is so in some year: a target, a period, validity."""
    return _OF_A_YEAR.search(folded) is not None or asks_about_validity(folded)
