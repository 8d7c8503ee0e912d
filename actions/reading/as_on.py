"""As of which day a provision is asked for: “Điều 7 … năm 2020”, “trước khi sửa đổi”."""

from datetime import date

from actions.reading.mentions import Mentions
from actions.reading.times import Days


def day_asked(mentions: Mentions, taken: frozenset[int]) -> date | None:
    """Return the day, past or to come, on which a provision is asked for, None for today.

    `taken` are the words of the document's name, which may have a year. The year of an amendment,
    “sau sửa đổi 2020”, is no such day.
    """
    amending = {
        place.words[1]
        for place in mentions.places
        if place.has("act.amend", "as_amended", "unamended")
    }
    for mention in mentions.of("period"):
        first = mention.words[0]
        if set(range(*mention.words)) & taken or first in amending or first - 1 in amending:
            continue
        days: Days = mention.value.days
        if days.last < mentions.today:
            return days.last
        if days.first > mentions.today:
            return days.first
    return None


def is_before(mentions: Mentions) -> bool:
    """Tell whether a provision is asked for as it was before anything was amended in it."""
    return mentions.has("unamended")


def is_on_change(mentions: Mentions) -> bool:
    """Tell whether it is asked what was changed in a provision: “được sửa đổi thế nào”."""
    return any(place.has("act.amend") and not place.has("as_amended") for place in mentions.places)
