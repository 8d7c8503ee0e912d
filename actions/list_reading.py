"""Understand a question that asks for a list of documents by their metadata, a step at a time."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from actions.list_questions import ListQuestion
from actions.list_words import (
    ABOUT,
    AMONG,
    BY,
    CLOSING,
    COUNT,
    EXPLICIT,
    ISSUED,
    JOINS_NOT,
    NEWEST,
    NO_TOPIC,
    NOT,
    NOT_TYPES,
    OF_ISSUE,
    OLDEST,
    OLDEST_FIRST,
    ON,
    SOME,
    STANDINGS,
    THIS_ONE,
    WORDS,
    Standing,
    asked_for,
    is_courtesy,
    types_in,
)
from actions.reading.people import SIGNS, find_signer
from actions.reading.times import Period, find_periods
from index.lexicon.issuers import find_issuer
from index.text.folding import fold
from index.text.lookbehind import match_before, run_before

# Each is looked for in the whole text; who names more of them asks for no list.
_MOST_ISSUERS = 8


def list_question(text: str, today: date, signers: Iterable[str] = ()) -> ListQuestion | None:
    """Return what `text` asks to be listed, or None when it asks for no list by metadata.

    `today` is the day of asking, `signers` are the names of those who sign documents. All of `text`
    must be understood: a question with words left over asks what a text says.
    """
    return _Reading(text, today).asked(signers)


class _Reading:
    """One question; of what is `left` of it, folded, each step takes out what it understands."""

    def __init__(self, text: str, today: date) -> None:
        written = unicodedata.normalize("NFC", text)
        self._left = fold(written)
        self._written = written if len(self._left) == len(written) else self._left
        self._today = today
        self._found = ListQuestion()

    def asked(self, signers: Iterable[str]) -> ListQuestion | None:
        noun = asked_for(self._left)
        if noun is None or THIS_ONE.match(self._left[noun.end() :]):
            return None
        if count := match_before(COUNT, self._left, noun.start()):
            self._take(count.span())
        self._take(noun.span())
        self._add(types=types_in(noun["noun"]), explicit=bool(EXPLICIT.search(noun["lead"] or "")))
        self._order(noun["order"] or noun["order_first"] or "")
        if count:
            self._add(how_many=int(count["count"]))
            if self._found.only is None:
                return None  # “3 nghị định năm 2020” may be any
        self._types()
        self._signer(signers)
        self._issuers()
        if not self._times():
            return None
        self._left = ISSUED.sub(lambda match: " " * len(match[0]), self._left)
        self._topic()
        if not is_courtesy(self._left):
            return None
        found, lead = self._found, noun["lead"] or ""
        filtered = found.issuer or found.issued or found.signer or found.without
        asks = noun["which"] or found.only or SOME.search(lead)
        listed = filtered or found.standing or found.topic or found.only
        if asks and (listed or (found.types and SOME.search(lead))):
            return found
        # “Nghị định năm 2020” alone is a list; “nghị định về đô thị thông minh” means the one, and
        # “văn bản còn hiệu lực không” the one that was spoken of.
        stands = found.types or found.standing == "ends"
        return found if filtered or (found.standing and stands) else None

    def _order(self, said: str) -> None:
        """Take out “mới nhất”, “cũ nhất”, wherever it stands, and of which documents it is."""
        if not said:
            said = next((m[0] for p in (NEWEST, OLDEST) if (m := p.search(self._left))), "")
        for pattern in (NEWEST, OLDEST):
            self._left = pattern.sub(lambda match: " " * len(match[0]), self._left)
        if not said:
            return
        self._add(only="oldest" if OLDEST_FIRST.fullmatch(said) else "newest")
        if among := AMONG.search(self._left):
            self._take(among.span())
            self._add(types=self._found.types or types_in(among["noun"]))

    def _types(self) -> None:
        for without in [*NOT_TYPES.finditer(self._left)]:
            self._take(without.span())
            self._leave_out(types=types_in(without["types"]))

    def _signer(self, signers: Iterable[str]) -> None:
        signer = find_signer(self._kept(), signers)
        if signer is None or match_before(ON, self._left, signer.span[0]):
            return
        begin, end = signer.span
        for pattern in (SIGNS, ISSUED):  # “ký ban hành”
            if signs := pattern.match(self._written, end + 1):
                end = signs.end()
        if self._is_left_out(begin, end):
            self._leave_out(signer=signer.name)
        else:
            self._take((self._by(begin), end))
            self._add(signer=signer.name)
        self._left = _blanked(self._left, self._kept(), SIGNS)

    def _issuers(self) -> None:
        """Take out the issuer, and all that are left out: “không phải của …”."""
        left_out = -1
        for _ in range(_MOST_ISSUERS):
            issuer = find_issuer(self._kept())
            if issuer is None:
                return
            begin, end = issuer.span
            if match_before(ON, self._left, begin):
                return
            joined = left_out >= 0 and JOINS_NOT.fullmatch(self._left, left_out, begin)
            if joined:
                self._take((left_out, end))
            if joined or self._is_left_out(begin, end):
                self._leave_out(issuer=issuer.name)
                left_out = end
            elif self._found.issuer is None:
                self._take((self._by(begin), end))
                self._add(issuer=issuer.name)
            else:
                return

    def _times(self) -> bool:
        """Take out when they were issued and how they stand when; False where it makes no sense."""
        standing, place = _standing(self._left)
        said = self._left[place[0] : place[1]] if place else ""
        if place:
            self._take(place)
        about = ABOUT.search(self._left)
        for period in find_periods(self._left, self._today):
            begin, end = period.span
            if about and begin > about.start() and (period.is_open or period.until):
                continue  # “về mục tiêu đến năm 2030”
            of_issue = match_before(OF_ISSUE, self._left, begin)
            years = period.since or (period.days.unit == "days" and not period.is_open)
            behind = place and begin >= place[0] and not (years and standing == "in_force")
            if place and not of_issue and (period.days.unit == "day" or behind):
                if self._found.holding is None and not self._holding(standing, said, period):
                    return False
                standing = self._found.standing
                self._take(period.span)
            elif (period.days.first, period.days.last) == (self._today, self._today):
                self._take(period.span)
            elif self._is_left_out(begin, end):
                self._leave_out(issued=period.lasting())
            else:
                self._take(period.span)
                self._add(issued=self._found.issued or period.lasting())
        self._add(standing=standing)
        if self._found.issued:
            self._left = _blanked(self._left, self._kept(), SIGNS)
        return True

    def _holding(self, standing: Standing | None, said: str, period: Period) -> bool:
        """Add the day or time at which they stand so; return False where it makes no sense."""
        days = period.days
        happens = period.is_open or said not in WORDS["not_holding"]
        if standing == "ended" and happens and not period.until:
            on_a_day = days.unit == "day" and not period.since
            if not (on_a_day and said.startswith("da ")):
                standing = "ends"
                days = days if days.unit == "day" else period.lasting()
        elif period.is_open and standing == "in_force" and said in WORDS["holds"]:
            standing = "takes_effect"
        elif period.is_open and standing != "takes_effect":
            return False
        self._add(standing=standing, holding=days)
        return True

    def _topic(self) -> None:
        about = ABOUT.search(self._left)
        if about is None:
            return
        start = about.start("topic")
        topic = re.split(r"\s{3,}|[?!.,;]", self._left[start:].strip())[0]
        topic = topic[: run_before(CLOSING, topic, len(topic))]
        begin = self._left.index(topic, start)
        said = self._written[begin : begin + len(topic)].strip() or None
        self._left = self._left[: about.start()]
        if self._found.only and is_courtesy(topic):
            return  # “quyết định mới nhất nói về gì”
        if without := match_before(NO_TOPIC, self._left, len(self._left)):
            self._left = self._left[: without.start()]
            self._leave_out(topic=said)
        else:
            self._add(topic=said)

    def _is_left_out(self, begin: int, end: int) -> bool:
        """Tell whether what stands there is what documents must not have; take it out if so."""
        without = match_before(NOT, self._left, begin)
        if without:
            self._take((without.start(), end))
        return without is not None

    def _by(self, begin: int) -> int:
        before = match_before(BY, self._left, begin)
        return before.start() if before else begin

    def _add(self, **fields: object) -> None:
        self._found = replace(self._found, **fields)  # type: ignore[arg-type]

    def _leave_out(self, **fields: object) -> None:
        self._add(without=(*self._found.without, replace(ListQuestion(), **fields)))  # type: ignore[arg-type]

    def _take(self, span: tuple[int, int]) -> None:
        """Put blanks in place of `span`: places stay what they are."""
        self._left = self._left[: span[0]] + " " * (span[1] - span[0]) + self._left[span[1] :]

    def _kept(self) -> str:
        """Return what is left of the question as it was written."""
        pairs = zip(self._written, self._left, strict=True)
        return "".join(" " if blank == " " else char for char, blank in pairs)


def _standing(left: str) -> tuple[Standing | None, tuple[int, int] | None]:
    """Return how documents are to stand by the first words on it, the longest: “chưa hết …”."""
    found = [(standing, m.span()) for standing, p in STANDINGS if (m := p.search(left))]
    return min(found, key=lambda one: (one[1][0], -one[1][1]), default=(None, None))


def _blanked(left: str, written: str, pattern: re.Pattern[str]) -> str:
    for match in pattern.finditer(written):
        left = left[: match.start()] + " " * len(match[0]) + left[match.end() :]
    return left
