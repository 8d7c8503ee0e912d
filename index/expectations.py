"""What an answer must have: the kind of thing asked for, the place and the year named."""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import yaml

from index.folding import fold

_WORDS = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))
_KINDS: list[tuple[re.Pattern[str], re.Pattern[str]]] = [
    (re.compile(kind["asked"]), re.compile(kind["shown"])) for kind in _WORDS["kinds"].values()
]
_NO_FIGURE = re.compile(_WORDS["no_figure"])
_PLACE = re.compile(rf"\b(?:{'|'.join(map(re.escape, _WORDS['places']))})\b")
_SAME_PLACE: dict[str, str] = _WORDS["same_place"]
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a question expects of the sentence that answers it.

    `shown` holds a pattern for each kind of thing asked for; `posts` the offices named without
    “phó” (a deputy does not answer for the head); `places` and `years` those named.
    """

    shown: tuple[re.Pattern[str], ...]
    posts: tuple[str, ...]
    places: frozenset[str]
    years: frozenset[str]

    def unmet(self, sentence: str) -> int:
        """Return how many of the kinds of things asked for `sentence` lacks."""
        # The texts have their diacritics, and need them: “sáu” is a number, “sau” is none.
        plain = _NO_FIGURE.sub(" ", unicodedata.normalize("NFC", sentence).lower())
        held_by_deputy = any(
            post in plain and not re.search(rf"(?<!\bphó ){post}", plain) for post in self.posts
        )
        return held_by_deputy + sum(not pattern.search(plain) for pattern in self.shown)

    def lacks_place(self, context: str) -> bool:
        """Tell whether `context` does not speak of a place the question names."""
        return not self.places <= _places(fold(context))

    def lacks_year(self, context: str) -> bool:
        """Tell whether `context` does not speak of a year the question names."""
        return not self.years <= set(_YEAR.findall(context))


def expectation_of(question: str) -> Expectation:
    """Return what `question` expects of its answer."""
    folded = fold(question)
    return Expectation(
        tuple(shown for asked, shown in _KINDS if asked.search(folded)),
        tuple(p for p in _WORDS["posts"] if re.search(rf"(?<!\bpho )\b{fold(p)}\b", folded)),
        _places(folded),
        frozenset(_YEAR.findall(folded)),
    )


def _places(folded: str) -> frozenset[str]:
    return frozenset(_SAME_PLACE.get(name, name) for name in _PLACE.findall(folded))
