"""Standing: how it is asked whether a document holds, on what days, and whether yes or no is."""

from dataclasses import replace
from datetime import date
from typing import Literal

from actions.reading.acts import YET
from actions.reading.mentions import Mentions, Place
from actions.reading.times import Days

_OPENING = ("are", "did", "do", "does", "has", "have", "is", "was", "were")


def places_of_standing(mentions: Mentions) -> list[Place]:
    """Return the places that ask how a document stands."""
    return [
        place
        for place in mentions.places
        if place.has("standing", "validity") and not place.has("field", "standing.lapses")
    ]


def days_of_standing(mentions: Mentions) -> Days | None:
    """Return the days for which it is asked whether a document holds."""
    nows = [one.first for one in mentions.phrases if "now" in one.concepts]
    for mention in mentions.of("period"):
        period = mention.value
        days: Days = period.days
        if any(now >= mention.words[1] for now in nows):
            continue  # “hồi 2021 …, giờ còn hiệu lực không”
        if days.first == days.last == mentions.today:
            continue
        if period.is_open:
            day = days.last if days.first == date.min else days.first
            return replace(days, first=day, last=day)
        return days
    return None


def whether_it_stands(mentions: Mentions) -> Literal["", "holds", "ended", "begun"]:
    """Return what of a document's standing is asked to be said yes or no to; "" for none.

    English begins such a question with its verb: “for how long has it been in force” is none.
    """
    said = {concept for phrase in mentions.phrases for concept in phrase.concepts}
    asks_else = mentions.has("either", "how_long", "thing", "when", "which", "who")
    opens = mentions.language == "en" and mentions.tokens[0].folded in _OPENING
    if asks_else or "either" in said or not (opens or "polarity" in said):
        return ""
    if "standing.ended" in said or {"field.replaced_by", "passive"} <= said:
        return "ended"
    yet = any(token.folded in YET for token in mentions.tokens)
    return "begun" if yet else "holds"
