"""Repairs: words broken by OCR, and letters for digits in the marks of articles and clauses."""

import re
from functools import cache
from importlib.resources import files

import yaml

_DIGITS = str.maketrans("lIO|o", "11010")
# “Điêu 5.”, “Điểu 5:” at a line's start; and “Điều l.”, “Điều lO.”, “Điều 1O.”
_ARTICLE = re.compile(
    r"^(Đi[êềểễếệ]u|ĐI[ÊỀỂỄẾỆ]U) ?([\dlIO|o]{1,3})(?=[a-zđ]?[.:](?: |$))", re.MULTILINE
)
_FIRST_CLAUSE = re.compile(r"^[l|](?=\. [A-ZÀ-ỸĐ])", re.MULTILINE)


def repair(text: str) -> str:
    """Mend the words of the law that are surely broken, and the numbers of articles and clauses."""
    text = _broken("always").sub(_mended, text)
    text = _broken("numbered").sub(_mended, text)
    text = _ARTICLE.sub(_article, text)
    return _FIRST_CLAUSE.sub("1", text)


def _mended(found: re.Match[str]) -> str:
    return found[0].replace(" ", "")


def _article(found: re.Match[str]) -> str:
    name = "ĐIỀU" if found[1].isupper() else "Điều"
    return f"{name} {found[2].translate(_DIGITS)}"


@cache
def _broken(name: str) -> re.Pattern[str]:
    """A listed word with a space after its first letter."""
    words = yaml.safe_load(files(__package__).joinpath("repairs.yml").read_text("utf-8"))[name]
    forms = [f"{form[0]} {form[1:]}" for word in words for form in (word, word.upper())]
    following = r"(?= (?:\d|[IVXLC]+\b))" if name == "numbered" else r"(?!\w)"
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)}){following}")
