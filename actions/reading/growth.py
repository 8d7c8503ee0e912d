"""Growth: a description as it grows from its noun, to the right and to the left."""

from typing import Any

from actions.reading.description import Description
from actions.reading.issue_and_force import issued_and_standing, past
from actions.reading.left_out import left_out
from actions.reading.lexicon import SILENT
from actions.reading.mentions import Place
from actions.reading.place_row import ALL_LINKS, LEADS, NOUNS, PlaceRow
from actions.reading.plan import Filter
from actions.reading.times import Period
from index.lexicon.types import type_codes

_CLOSING = ("courtesy", "closing", "polarity", "which")
_LONGEST_AMONG = 5  # places
_OWNERS_MARKS = ("", "'s", "’s", "'", "’")


class Growth:
    """One description of the documents that the noun at `noun` of a row means."""

    def __init__(self, row: PlaceRow, noun: int) -> None:
        self._row = row
        self._first = self._end = noun
        self._said: dict[str, Any] = {}
        self._without: list[Filter] = []
        self._flags: dict[str, Any] = {}
        self._times: list[tuple[int, Period]] = []
        self._standing_at: int | None = None

    def description(self) -> Description | None:
        """Return what is described; None where the times make no sense."""
        noun = self._noun()
        self._grow_right()
        self._grow_left()
        when = issued_and_standing(self._row, self._times, self._standing_at)
        if when is None:
            return None
        places = self._row.places[self._first : self._end]
        taken = frozenset(word for place in places for word in range(*place.words))
        filtered = Filter(**self._said, **when, without=tuple(self._without))
        return Description(filtered, noun, taken, **self._flags)

    def _noun(self) -> tuple[int, int]:
        """Take in the noun, others joined to it, and “nào”, “này” behind it."""
        row, at = self._row, self._end
        types: dict[str, None] = {}
        if row.has(at, "which"):  # “cái nào”
            self._flags["which"] = True
        while True:
            if code := row[at].value("type"):
                types[code] = None
            at += 1
            is_joined = row.has(at, "also") or row.gap(at) == ","
            other = at + row.has(at, "also")
            other += row.has(other, "list.count")  # “mấy luật, mấy nghị định”
            if not (is_joined and row.has(other, *NOUNS)):
                break
            at = other
        self._said["types"] = tuple(types)
        if self._is_this(at):
            self._flags["spoken"] = True
            at += 1
        elif row.has(at, "which") and not row.gap(at):
            self._flags["which"] = True
            at += 1
        first = self._first
        if row.has(first - 1, "this_before"):
            self._flags["spoken"] = True
            self._first = first - 1
        self._end = at
        return row[first].words[0], row[at - 1].words[1]

    def _is_this(self, at: int) -> bool:
        """Tell whether “này”, “đó” stands at `at`; “do” before who did it is “by”."""
        row = self._row
        if not row.has(at, "this") or row.gap(at):
            return False
        return not (row.has(at, "by") and row.has(at + 1, "issuer", "signer"))

    def _grow_right(self) -> None:
        row, at = self._row, self._end
        while at < len(row) and (row.whole or not row.begins(at)):
            if used := self._part(at):
                at += used
                self._end = at
            elif row.is_link(at):
                at += 1
            else:
                break
        if row.whole:
            self._end = at

    def _part(self, at: int) -> int:
        """Take in what is said at `at`, and return how many places say it."""
        row, place = self._row, self._row[at]
        without, end = left_out(row, at)
        if without:
            self._without += without
            return end - at
        joined = row.has(at - 1, "either") and at - 1 == self._end
        if self._name("issuers", place.value("issuer"), joined):
            return 1
        if self._name("signers", place.value("signer"), joined):
            return 1
        if (period := place.value("period")) and self._time(at, period):
            return 1
        if place.has("standing") and self._standing_at is None and self._may_stand(at):
            self._standing_at = at
            return 1
        if row.whole:
            return self._ask(place) or self._among(at) or self._topic(at)
        return int(place.has("which") and at == self._end)

    def _name(self, field: str, name: str | None, joined: bool = False) -> bool:
        """Take in who issued or signed the documents; `joined` is another one, “… hoặc …”."""
        if name is None or (field in self._said and not joined):
            return False
        self._said[field] = (*self._said.get(field, ()), name)
        return True

    def _ask(self, place: Place) -> int:
        """Take in “mới nhất”, “nào”, and what “nói về gì” adds to nothing."""
        if order := place.value("order"):
            self._flags.setdefault("order", order)
            return 1
        if place.has("which"):
            self._flags["which"] = True
            return 1
        if place.has("noun") or place.value("type") in self._said["types"]:
            return 1  # “luật mới nhất là luật nào”
        return int(place.has("field.about", "field.title") and "order" in self._flags)

    def _among(self, at: int) -> int:
        """Take in “trong số các luật”: of which documents the newest is."""
        row = self._row
        if not row.has(at, "among"):
            return 0
        for end in range(at + 1, min(at + _LONGEST_AMONG, len(row))):
            if row.has(end, *NOUNS):
                code = row[end].value("type")
                self._said["types"] = self._said["types"] or ((code,) if code else ())
                return end + 1 - at
            if not row.has(end, *LEADS, *ALL_LINKS):
                break
        return 0

    def _topic(self, at: int) -> int:
        """Take in “về …”: what the documents are on."""
        row = self._row
        if not row.has(at, "about") or "topic" in self._said:
            return 0
        end = last = self._end_of_topic(at + 1)
        closing = ("issued", *_CLOSING) if row.has(end, "period") else _CLOSING
        while last > at + 1 and row.has(last - 1, *closing):
            last -= 1
            if row.has(last, "which"):
                self._flags["which"] = True
        if last == at + 1:
            return end - at if "order" in self._flags else 0
        while row.whole and last > at + 2 and _says_nothing(row[last - 1]):
            last -= 1  # “về dữ liệu cá nhân trong kho”
        topic = row.mentions.written(row[at + 1].words[0], row[last - 1].words[1])
        if row.has(at - 1, "without", "negation"):
            self._without.append(Filter(topic=topic))
        else:
            self._said["topic"] = topic
        return end - at

    def _end_of_topic(self, first: int) -> int:
        row = self._row
        for at in range(first, len(row)):
            place = row[at]
            period = place.value("period")
            goal = period and (period.is_open or period.until)
            ends = place.has("standing", "without", "order", "who", "when")
            ends |= place.has("document") and not (at == first and self._is_subject(place))
            if ends or row.begins(at) or (at > first and place.has("issuer", "signer")):
                return at
            if (period and not goal) or (at > first and row.gap(at)):
                return at
        return len(row)

    def _is_subject(self, place: Place) -> bool:
        """Tell whether a title names a subject: “các văn bản về bảo vệ dữ liệu cá nhân”."""
        written = place.value("document").written
        leads = any(self._row.has(at, "list") for at in range(self._first))
        return (leads or "which" in self._flags) and not (
            type_codes(written) or any(map(str.isdigit, written))
        )

    def _time(self, at: int, period: Period) -> bool:
        if not self._row.whole:
            day = self._standing_at == self._end - 1 and period.days.unit == "day"
            goal = not period.is_open and self._is_goal(at)
            if not day and (goal or past(self._row, period) is None or self._times):
                return False
        self._times.append((at, period))
        return True

    def _is_goal(self, at: int) -> bool:
        """Tell whether the time at `at` is one to reach something by, “đến năm 2030”."""
        return self._row.mentions.begins_with(self._row[at], "goal")

    def _may_stand(self, at: int) -> bool:
        """Tell whether the documents are said to stand so, and it is not asked whether they do."""
        row = self._row
        if row.whole:
            return True
        if row.has(at, "standing.takes_effect") or at + 1 == len(row) or row.begins(at + 1):
            return False
        return not row.has(at + 1, "polarity", "when", "by", "asks_whether")

    def _grow_left(self) -> None:
        row, at = self._row, self._first - 1
        adjacent = True
        while at >= 0 and (row.whole or not row.begins(at + 1)):
            if self._part_before(at, adjacent):
                self._first = at
                adjacent = True
            elif not row.is_link(at) or (row.whole and row.gap(at + 1) in ("?", "!")):
                break
            else:
                adjacent = adjacent and row.has(at, "joint")
            at -= 1
        if row.whole and at < 0:
            self._first = 0

    def _part_before(self, at: int, adjacent: bool) -> bool:
        """Take in what is said at `at`; `adjacent`: nothing stands between it and the rest."""
        row, place = self._row, self._row[at]
        if adjacent and self._lead(place):
            return True
        if row.whole and adjacent and place.has("number", "among"):
            self._flags["limit"] = place.value("number") or 0
            return True
        if row.whole and adjacent and place.value("ordinal") == "all" and "order" in self._flags:
            self._flags["limit"] = 2  # “les deux lois les plus récentes”
            return True
        if row.whole and place.has("list", "which", "order"):
            return self._lead(place)
        if not row.whole and not adjacent:
            return False
        period = place.value("period")
        if period and (row.whole or self._may_precede(at, period)):
            self._times.append((at, period))
            return True
        if row.whole and row.has(at - 1, "without", "negation"):
            return False
        if row.whole and place.has("standing") and self._standing_at is None:
            self._standing_at = at
            return True
        owner = row.whole or row.gap(at + 1) in _OWNERS_MARKS
        return (owner and self._name("issuers", place.value("issuer"))) or (
            row.whole and self._name("signers", place.value("signer"))
        )

    def _lead(self, place: Place) -> bool:
        """Take in “các”, “liệt kê”, “bao nhiêu”, “theo” before the noun."""
        row = self._row
        several = self._means_several(place)
        leads = {
            "all": place.has("list.all"),
            "count": place.has("list.count") and not several,
            "some": place.has("list.some", "list.all") or several,
            "which": place.has("which") and row.mentions.language != "vi",
        }
        self._flags |= {key: True for key, stands in leads.items() if stands}
        if order := place.value("order") if row.whole else None:
            self._flags.setdefault("order", order)
        return any(leads.values()) or bool(order) or (not row.whole and place.has("per"))

    def _means_several(self, place: Place) -> bool:
        """Tell whether “mấy” counts nothing: “mấy văn bản nào …”, “mấy luật năm 2023”."""
        first, end = place.words
        bare = end - first == 1 and self._row.mentions.tokens[first].folded == "may"
        if not bare:
            return False
        mentions = self._row.mentions
        before = mentions.places[: mentions.index(place)]
        listed = any(one.has("list.all", "list.some") for one in before)
        return first == 0 or listed or "which" in self._flags

    def _may_precede(self, at: int, period: Period) -> bool:
        """Tell whether a time before the noun is one of issue, and none to reach something by."""
        mentions, (first, end) = self._row.mentions, self._row[at].words
        return (
            past(self._row, period) is not None
            and end - first > 1  # “2023 Law …” is its name
            and not self._is_goal(at)
            and not mentions.has("target")
            and "%" not in mentions.text
        )


def _says_nothing(place: Place) -> bool:
    """Tell whether `place` is two words or more of courtesy or of grammar, and nothing else."""
    first, end = place.words
    return end - first > 1 and all(one.kind in SILENT for one in place.mentions)
