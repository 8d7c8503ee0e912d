"""Descriptions: words for documents with all that is said of them, “các nghị định của … năm 2020”.

A description grows from its noun, to the right and to the left, over who issued or signed the
documents, when, how they stand and what they are on; words of grammar may stand between.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from actions.reading.mentions import Mentions, Place
from actions.reading.plan import Filter, Order, Standing
from actions.reading.times import Days, Period

# What may stand between two parts of a description.
_LINKS = ("between", "by", "issued", "owner", "signs", "passive")
# What besides where nothing but the description is said.
_ALL_LINKS = (*_LINKS, "skip", "courtesy", "also", "polarity", "among", "thing", "inner")
_LEADS = ("list", "which")
_NOUNS = ("type", "noun")
_PARTS = ("issuer", "signer", "document", "type", "noun", "period")
_MOST_NOUNS = 8  # are looked at


@dataclass(frozen=True, slots=True)
class Description:
    """Documents as described, and how they are asked for.

    - `taken`: the indexes of the words that say so; `noun`: those of the noun.
    - `which`, `some`, `all`, `count`: “nào”, “các”, “liệt kê”, “bao nhiêu” stand with the noun.
    - `spoken`: the one that was spoken of is meant, “nghị định này”.
    """

    filter: Filter
    noun: tuple[int, int]
    taken: frozenset[int]
    order: Order | None = None
    limit: int = 0
    which: bool = False
    some: bool = False
    all: bool = False
    count: bool = False
    spoken: bool = False

    @property
    def strict(self) -> bool:
        """Tell whether who issued them, when, or how they stand is said."""
        said = self.filter
        return bool(
            said.issuers
            or said.signers
            or said.issued
            or said.standing
            or said.without
            or said.named
        )


def whole_descriptions(mentions: Mentions, places: Sequence[Place]) -> list[Description]:
    """Return what each noun of `places` describes, where nothing else may be said by them.

    The noun that is asked for comes first: “nào”, “mới nhất” stand with it, or “các”.
    """
    found = []
    for at in _nouns(places):
        verb = at and places[at].has("verb") and places[at - 1].has("before_verb")
        if not verb and (described := _Growth(mentions, places, at, whole=True).description()):
            found.append(described)
    return sorted(
        found,
        key=lambda one: (
            -bool(one.which or one.order),
            -bool(one.some or one.all or one.count),
            one.noun,
        ),
    )


def descriptions(mentions: Mentions) -> Iterator[Description]:
    """Yield what each noun describes by the words around it, in the order of the text."""
    places = mentions.places
    for at in _nouns(places):
        if _is_verb(mentions, places, at) or places[at].has("other"):
            continue
        if described := _Growth(mentions, places, at, whole=False).description():
            yield described


def _nouns(places: Sequence[Place]) -> list[int]:
    """Return where the first nouns stand that no other noun is joined to on their left."""
    nouns = [at for at, place in enumerate(places) if place.has(*_NOUNS)]
    heads = [at for at in nouns if not (at > 1 and at - 2 in nouns and places[at - 1].has("also"))]
    return heads[:_MOST_NOUNS]


def _is_verb(mentions: Mentions, places: Sequence[Place], at: int) -> bool:
    """Tell whether the noun is what somebody does: “Thủ tướng quyết định …”."""
    if not places[at].has("verb") or at == 0:
        return False
    before = places[at - 1]
    return before.has("before_verb") or (
        before.has("issuer") and not mentions.between(before, places[at]).strip()
    )


class _Growth:
    """One description as it grows."""

    def __init__(
        self, mentions: Mentions, places: Sequence[Place], at: int, *, whole: bool
    ) -> None:
        self._mentions, self._places, self._whole = mentions, places, whole
        self._first = self._end = at
        self._said: dict[str, Any] = {}
        self._without: list[Filter] = []
        self._flags: dict[str, Any] = {}
        self._times: list[tuple[int, Period]] = []
        self._standing_at: int | None = None

    def description(self) -> Description | None:
        """Return what is described; None where the times make no sense."""
        noun = self._noun()
        self._right()
        self._left()
        if not self._settle_times():
            return None
        taken = {
            word for place in self._places[self._first : self._end] for word in range(*place.words)
        }
        filtered = Filter(**self._said, without=tuple(self._without))
        return Description(filtered, noun, frozenset(taken), **self._flags)

    def _noun(self) -> tuple[int, int]:
        places, at = self._places, self._end
        types = []
        while True:
            if (code := places[at].value("type")) and code not in types:
                types.append(code)
            at += 1
            joined = at + 1 < len(places) and places[at + 1].has(*_NOUNS)
            comma = at < len(places) and places[at].has(*_NOUNS) and self._gap(at) == ","
            if joined and places[at].has("also"):
                at += 1
            elif not comma:
                break
        self._said["types"] = tuple(types)
        if at < len(places) and self._is_this(at):
            self._flags["spoken"] = True
            at += 1
        elif at < len(places) and places[at].has("which") and not self._gap(at):
            self._flags["which"] = True
            at += 1
        first = self._first
        if first and places[first - 1].has("this_before"):
            self._flags["spoken"] = True
            self._first = first - 1
        self._end = at
        return places[first].words[0], places[at - 1].words[1]

    def _is_this(self, at: int) -> bool:
        """Tell whether “này”, “đó” stands at `at`; “do” before who did it is “by”."""
        place = self._places[at]
        if not place.has("this") or self._gap(at):
            return False
        follows = self._places[at + 1] if at + 1 < len(self._places) else None
        return not (place.has("by") and follows and follows.has("issuer", "signer"))

    def _gap(self, at: int) -> str:
        """Return the marks between the place at `at` and the one before it."""
        places = self._places
        if at == 0 or places[at - 1].words[1] != places[at].words[0]:
            return ""
        return self._mentions.between(places[at - 1], places[at]).strip()

    def _begins(self, at: int) -> bool:
        return self._mentions.tokens[self._places[at].words[0]].begins

    def _right(self) -> None:
        at = self._end
        while at < len(self._places) and (not self._begins(at) or self._whole):
            if used := self._part(at):
                at += used
                self._end = at
            elif self._is_link(at):
                at += 1
            else:
                break
        if self._whole:
            self._end = at

    def _is_link(self, at: int) -> bool:
        links = (*_ALL_LINKS, *_LEADS) if self._whole else _LINKS
        return self._places[at].has(*links)

    def _part(self, at: int) -> int:
        """Take in what is said at `at`, and return how many places say it."""
        place = self._places[at]
        if used := self._leave_out(at):
            return used
        joined = at > 1 and self._places[at - 1].has("either") and at - 1 == self._end
        if self._name("issuers", place.value("issuer"), joined):
            return 1
        if self._name("signers", place.value("signer"), joined):
            return 1
        if (period := place.value("period")) and self._time(at, period):
            return 1
        if place.has("standing") and self._standing_at is None and self._may_stand(at):
            self._standing_at = at
            return 1
        if self._whole:
            return self._ask(at) or self._among(at) or self._topic(at)
        return int(place.has("which") and at == self._end)

    def _name(self, field: str, name: str | None, joined: bool = False) -> bool:
        """Take in who issued or signed the documents; `joined` is another one, “… hoặc …”."""
        if name is None or (field in self._said and not joined):
            return False
        self._said[field] = (*self._said.get(field, ()), name)
        return True

    def _ask(self, at: int) -> int:
        """Take in “mới nhất”, “nào”, and what “nói về gì” adds to nothing."""
        place = self._places[at]
        if order := place.value("order"):
            self._flags.setdefault("order", order)
            return 1
        if place.has("which"):
            self._flags["which"] = True
            return 1
        if place.has("noun") or place.value("type") in self._said["types"]:
            return 1  # “luật mới nhất là luật nào”
        return int(place.has("field.title") and "order" in self._flags)

    def _among(self, at: int) -> int:
        """Take in “trong số các luật”: of which documents the newest is."""
        if not self._places[at].has("among"):
            return 0
        for end in range(at + 1, min(at + 5, len(self._places))):
            place = self._places[end]
            if place.has(*_NOUNS):
                code = place.value("type")
                self._said["types"] = self._said["types"] or ((code,) if code else ())
                return end + 1 - at
            if not place.has(*_LEADS, *_ALL_LINKS):
                break
        return 0

    def _topic(self, at: int) -> int:
        """Take in “về …”: what the documents are on."""
        if not self._places[at].has("about") or "topic" in self._said:
            return 0
        end = self._end_of_topic(at + 1)
        last = end
        while last > at + 1 and self._places[last - 1].has(
            "courtesy", "closing", "polarity", "which"
        ):
            last -= 1
        if last == at + 1:
            return end - at if "order" in self._flags else 0
        words = self._places[at + 1].words[0], self._places[last - 1].words[1]
        topic = self._mentions.written(*words)
        if at and self._places[at - 1].has("without", "negation"):
            self._without.append(Filter(topic=topic))
        else:
            self._said["topic"] = topic
        return end - at

    def _end_of_topic(self, first: int) -> int:
        for at in range(first, len(self._places)):
            place = self._places[at]
            period = place.value("period")
            goal = period and (period.is_open or period.until)
            ends = place.has("standing", "without", "order", "document", "who", "when")
            if ends or self._begins(at) or (at > first and place.has("issuer", "signer")):
                return at
            if (period and not goal) or (self._gap(at) and at > first):
                return at
        return len(self._places)

    def _leave_out(self, at: int) -> int:
        """Take in what is left out: “trừ …”, “không phải của … hay …”, “không do … ký”."""
        place = self._places[at]
        if not place.has("without", "negation"):
            return 0
        end, linked = self._links(at + 1)
        if not (place.has("without") or linked):
            return 0
        found = 0
        while end < len(self._places) and (one := self._one_left_out(end)):
            end += 1
            if one.types and end + 1 < len(self._places) and self._places[end].has("by"):
                owner = self._one_left_out(end + 1)  # “trừ quyết định của Thủ tướng”
                if owner and (owner.issuers or owner.signers):
                    one = replace(one, issuers=owner.issuers, signers=owner.signers)
                    end += 2
            self._without.append(one)
            found = end
            joined = end < len(self._places) and (
                self._places[end].has("also") or self._gap(end) == ","
            )
            if not joined:
                break
            end, _ = self._links(end)
        return found - at if found else 0

    def _links(self, at: int) -> tuple[int, bool]:
        """Return where the links from `at` on end, and whether “do”, “ban hành” is one of them."""
        linked = False
        while at < len(self._places) and self._places[at].has(*_ALL_LINKS, *_LEADS, "noun"):
            linked = linked or self._places[at].has("by", "issued", "signs")
            at += 1
        return at, linked

    def _one_left_out(self, at: int) -> Filter | None:
        place = self._places[at]
        if naming := place.value("document"):
            return Filter(named=(naming,))
        if issuer := place.value("issuer"):
            return Filter(issuers=(issuer,))
        if signer := place.value("signer"):
            return Filter(signers=(signer,))
        if code := place.value("type"):
            return Filter(types=(code,))
        period = place.value("period")
        return Filter(issued=period.lasting()) if period else None

    def _left(self) -> None:
        at = self._first - 1
        while at >= 0 and (self._whole or not self._begins(at + 1)):
            if self._part_before(at):
                self._first = at
            elif not self._is_link(at) or (self._whole and self._gap(at + 1) in ("?", "!")):
                break
            at -= 1
        if self._whole and at < 0:
            self._first = 0

    def _part_before(self, at: int) -> bool:
        place, between = self._places[at], self._places[at + 1 : self._first]
        adjacent = all(one.has("owner") for one in between)
        if adjacent and self._lead(place):
            return True
        if self._whole:
            if place.has("number", "among") and adjacent:
                self._flags["limit"] = place.value("number") or 0
                return True
            if place.has("list", "which") or place.has("order"):
                return self._lead(place)
        elif not adjacent:
            return False
        period = place.value("period")
        if period and (self._whole or self._may_precede(at, period)):
            self._times.append((at, period))
            return True
        if self._whole and at and self._places[at - 1].has("without", "negation"):
            return False
        if place.has("standing") and self._standing_at is None and self._whole:
            self._standing_at = at
            return True
        owner = self._whole or self._gap(at + 1) in ("", "'s", "’s", "'", "’")
        return owner and (
            self._name("issuers", place.value("issuer"))
            or (self._whole and self._name("signers", place.value("signer")))
        )

    def _lead(self, place: Place) -> bool:
        leads = {
            "all": place.has("list.all"),
            "count": place.has("list.count"),
            "some": place.has("list.some", "list.all"),
            "which": place.has("which") and self._mentions.language != "vi",
        }
        self._flags |= {key: True for key, stands in leads.items() if stands}
        if order := place.value("order") if self._whole else None:
            self._flags.setdefault("order", order)
        return any(leads.values()) or bool(order) or (not self._whole and place.has("per"))

    def _may_precede(self, at: int, period: Period) -> bool:
        """Tell whether a time before the noun is one of issue, and none to reach something by."""
        place = self._places[at]
        return (
            self._past(period) is not None
            and place.words[1] - place.words[0] > 1  # “2023 Law …” is its name
            and not self._mentions.begins_with(place, "goal")
            and not self._mentions.has("target")
            and "%" not in self._mentions.text
        )

    def _time(self, at: int, period: Period) -> bool:
        if not self._whole:
            day = self._standing_at == self._end - 1 and period.days.unit == "day"
            goal = not period.is_open and self._mentions.begins_with(self._places[at], "goal")
            if not day and (goal or self._past(period) is None or self._times):
                return False
        self._times.append((at, period))
        return True

    def _past(self, period: Period) -> Days | None:
        """Return the time in which documents may have been issued; None for one to come."""
        today = self._mentions.today
        if period.is_open and not period.until:
            days = period.days
        elif period.until:
            return None
        else:
            days = period.lasting()
        now = days.first == days.last == today
        return None if days.first > today or now else days

    def _may_stand(self, at: int) -> bool:
        """Tell whether the documents are said to stand so, and it is not asked whether they do."""
        if self._whole:
            return True
        if self._places[at].has("standing.takes_effect"):
            return False
        if at + 1 == len(self._places) or self._begins(at + 1):
            return False
        return not self._places[at + 1].has("polarity", "when", "by", "asks_whether")

    def _settle_times(self) -> bool:
        """Tell when they were issued and how they stand when; False where it makes no sense."""
        at = self._standing_at
        standing: Standing | None = self._places[at].value("standing") if at is not None else None
        for place, period in sorted(self._times, key=lambda time: time[0]):
            begins = period.since and at is not None and at + 1 == place
            if begins and self._places[at or 0].has("begins"):  # “có hiệu lực từ 1/7/2024”
                standing = "takes_effect"
                self._said.setdefault("holding", period.days)
                continue
            years = period.since or (period.days.unit == "days" and not period.is_open)
            behind = at is not None and place > at and not (years and standing == "in_force")
            if (
                at is not None
                and not self._is_of_issue(place)
                and (period.days.unit == "day" or behind)
            ):
                if "holding" not in self._said:
                    held = _holding(self._places[at], standing, period)
                    if held is None:
                        return False
                    standing, self._said["holding"] = held
            elif not (period.days.first == period.days.last == self._mentions.today):
                self._said.setdefault("issued", period.lasting())
        if standing:
            self._said["standing"] = standing
        return True

    def _is_of_issue(self, at: int) -> bool:
        """Tell whether “ban hành” or “ký” stands before the time at `at`."""
        before = at - 1
        while before >= 0 and self._places[before].has("skip"):
            before -= 1
        return before >= 0 and self._places[before].has("issued", "signs")


def _holding(
    place: Place, standing: Standing | None, period: Period
) -> tuple[Standing | None, Days] | None:
    """Return how documents stand, and on which day or time; None where that makes no sense."""
    days = period.days
    happens = period.is_open or not place.has("stands")
    if standing == "ended" and happens and not period.until:
        on_a_day = days.unit == "day" and not period.since
        if not (on_a_day and place.has("already")):
            standing = "ends"
            days = days if days.unit == "day" else period.lasting()
    elif period.is_open and standing == "in_force" and place.has("begins"):
        standing = "takes_effect"
    elif period.is_open and standing != "takes_effect":
        return None
    return standing, days
