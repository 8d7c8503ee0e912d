"""PlaceRow: the places of a text, in order, that a description may be made of."""

from collections.abc import Sequence
from dataclasses import dataclass

from actions.reading.mentions import Mentions, Place

# What may stand between two parts of a description.
LINKS = ("between", "by", "issued", "joint", "signs", "passive")
# What besides where nothing but the description is said.
ALL_LINKS = (*LINKS, "skip", "courtesy", "also", "polarity", "among", "thing", "inner")
LEADS = ("list", "which")
NOUNS = ("type", "noun")


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """Places of a text in order, all of them or some, by their indexes in the row.

    `whole`: nothing but one description may be said by them.
    """

    mentions: Mentions
    places: Sequence[Place]
    whole: bool

    def __len__(self) -> int:
        return len(self.places)

    def __getitem__(self, at: int) -> Place:
        return self.places[at]

    def has(self, at: int, *kinds: str) -> bool:
        """Tell whether the place at `at`, if there is one, may mean one of `kinds`."""
        return 0 <= at < len(self.places) and self.places[at].has(*kinds)

    def gap(self, at: int) -> str:
        """Return the marks between the place at `at` and the one before it in the text."""
        places = self.places
        if not 0 < at < len(places) or places[at - 1].words[1] != places[at].words[0]:
            return ""
        return self.mentions.between(places[at - 1], places[at]).strip()

    def begins(self, at: int) -> bool:
        """Tell whether a sentence begins with the place at `at`."""
        return self.mentions.tokens[self.places[at].words[0]].begins

    def is_link(self, at: int) -> bool:
        """Tell whether the place at `at` may stand between two parts of the description."""
        if self.has(at, "who"):  # “ai ký” asks, and joins nothing
            return False
        return self.has(at, *ALL_LINKS, *LEADS) if self.whole else self.has(at, *LINKS)
