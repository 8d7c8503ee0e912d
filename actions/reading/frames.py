"""Frames: a table of the plans a question may ask for; the row that explains most of it wins.

A row (frames.yml) says which mentions its plan needs and takes, and how much may be left over. Its
score is the share of the content words it explains, plus what the intents of the dialogue engine
say for it, plus its base. Precedence is a number, never the order of rows.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from math import log
from pathlib import Path
from types import ModuleType
from typing import Literal

from pydantic import BaseModel, ConfigDict

from actions.knowledge import Knowledge
from actions.reading import (
    building_claims,
    building_comparisons,
    building_documents,
    building_extremes,
    building_reckoning,
    building_sides,
    building_talk,
    building_tellers,
    building_things,
    building_topics,
)
from actions.reading.built import Built
from actions.reading.joints import halves, stands_alone
from actions.reading.lexicon import Lexicon, talk_lexicon
from actions.reading.mention_reader import MentionReader
from actions.reading.mentions import Mentions
from actions.reading.plan import Compare, Plan, Provisions, Several
from actions.reading.segments import asked_of, asks, segments
from actions.reading.subjects import Subjects
from actions.reading.talk import Talk, talk_of
from index.text.language import Language
from index.yaml_file import read_yaml

# What the intents say for a plan counts so much, per unit of log-probability.
_PRIOR_WEIGHT = 0.1
# Less is as much as this: no intent outweighs a plan that all words speak for.
_LEAST_PROBABILITY = 0.2
_FEW = 0.34  # of the content words may be left over
_OTHER = 0.2  # less speaks for a plan in another language than the text's
_DEEPEST = 2  # times something may stand around a question: “à nhầm, còn … thì sao”
_FALLBACKS = ("passages", "within")  # rows that leave what is asked to the search
# Rows that explain every word of a part of a text, story aside.
_OF_DOCUMENTS = ("listing", "lookup", "provisions", "relations", "validity")
_KEPT = 64  # texts of which the mentions are remembered, the parts of one message
_EXPLAINED = 1.0  # a plan of no higher score may leave words unexplained
_OF_TALK = (
    building_claims,
    building_comparisons,
    building_extremes,
    building_reckoning,
    building_sides,
    building_talk,
    building_tellers,
    building_things,
    building_topics,
)


class Frame(BaseModel):
    """A row of frames.yml; the file says what each field is for."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    needs: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()
    left: Literal["none", "few", "any"] = "none"
    prior: tuple[str, ...] = ()
    base: float = 0.0
    least: float = 0.0
    plan: Plan | None = None
    ours: bool = True
    around: bool = False

    @property
    def asks(self) -> tuple[str, ...]:
        """The kinds of mentions that ask for the plan."""
        return tuple(kind for need in self.needs for kind in need.split("|"))

    @property
    def explains(self) -> tuple[str, ...]:
        """The kinds of mentions that the plan is made of."""
        return (*self.asks, *self.takes)


FRAMES = {name: Frame(**row) for name, row in read_yaml(Path(__file__).with_suffix(".yml")).items()}


@dataclass(frozen=True, slots=True)
class Reading:
    """A plan that a question may ask for, by the row `name`, and how much speaks for it."""

    name: str
    score: float
    plan: Plan


class Reader:
    """Reads the plan of one question, without what was said before it."""

    def __init__(
        self, knowledge: Knowledge, words: Lexicon | None = None, spoken: Language | None = None
    ) -> None:
        """Read by the phrases of `words`, those of the assistant without.

        `spoken` is the language of the conversation, for words that may be of any.
        """
        self._knowledge = knowledge
        # A message is read as a whole and by its parts, and a part of it more than once.
        self._mentions = lru_cache(_KEPT)(MentionReader(knowledge, words, spoken).mentions)
        self._subjects = Subjects(knowledge.retriever.documents)
        self._talk = talk_lexicon()

    @property
    def knowledge(self) -> Knowledge:
        """The store that documents are named from."""
        return self._knowledge

    def read(self, text: str, today: date, intents: Mapping[str, float]) -> Plan:
        """Return the plan of `text`, of `today`; `intents` are their probabilities, or empty."""
        return self.readings(text, today, intents)[0].plan

    def mentions(self, text: str, today: date) -> Mentions:
        """Return what `text` names."""
        return self._mentions(text, today)

    def readings(self, text: str, today: date, intents: Mapping[str, float]) -> list[Reading]:
        """Return every plan that `text` may ask for, the likeliest first."""
        return self._readings(text, today, intents, 0)

    def _readings(
        self, text: str, today: date, intents: Mapping[str, float], depth: int
    ) -> list[Reading]:
        """Return the plans of `text`, which is within `depth` other questions."""
        mentions = self.mentions(text, today)

        def read(part: str, depth: int = depth + 1) -> Plan | None:
            return self._readings(part, today, {}, depth)[0].plan if part else None

        def plainly(part: str) -> Plan | None:
            return read(part, _DEEPEST)

        def talk(language: str) -> Talk:
            return talk_of(mentions, language, self._subjects, read, plainly)

        rows = {n: f for n, f in FRAMES.items() if depth < _DEEPEST or not f.around}
        readings = [
            *_of_rows(rows, mentions, intents, (building_documents,)),
            *_of_rows(rows, talk(mentions.language), intents, _OF_TALK),
        ]
        best = max(readings, key=lambda reading: reading.score)
        if best.score <= _EXPLAINED:  # a word or two may be of any language
            worded = {name: frame for name, frame in rows.items() if frame.needs}
            for language in self._talk.languages:
                if language != mentions.language:
                    other = _of_rows(worded, talk(language), intents, _OF_TALK)
                    readings += (replace(one, score=one.score - _OTHER) for one in other)
        readings.sort(key=lambda reading: -reading.score)
        if depth == 0 and readings[0].name in _FALLBACKS and (part := self._part(mentions)):
            readings.insert(0, replace(part, score=max(part.score, readings[0].score)))
        compares = isinstance(readings[0].plan, Compare)
        if depth == 0 and not compares and (both := self._both(mentions)):
            readings.insert(0, replace(both, score=max(both.score, readings[0].score)))
        if depth == 0 and talk(mentions.language).has("compare", "differs"):
            readings[0] = replace(readings[0], plan=_compared(readings[0].plan))
        return readings

    def _both(self, whole: Mentions) -> Reading | None:
        """Return the plans of the two questions of a text, if each stands alone."""
        for sides in halves(whole):
            read = [self._readings(side, whole.today, {}, 1)[0] for side in sides]
            parts = [self.mentions(side, whole.today) for side in sides]
            each = zip(read, parts, strict=True)
            if all(stands_alone(one.name, one.plan, part) for one, part in each):
                score = min(one.score for one in read)
                return Reading(
                    "several", score, asked_of(Several(tuple(one.plan for one in read)), whole)
                )
        return None

    def _part(self, whole: Mentions) -> Reading | None:
        """Return the plan of the one part of a text that asks something, if it is of documents."""
        parts = segments(whole)
        asking = [part for part in parts if asks(self.mentions(part, whole.today))]
        if len(asking) != 1:
            return None
        reading = self._readings(asking[0], whole.today, {}, 1)[0]
        if reading.name not in _OF_DOCUMENTS:
            return None
        return replace(reading, plan=asked_of(reading.plan, whole))


def _compared(plan: Plan) -> Plan:
    """Return `plan`, which compares, with its places held against each other."""
    match plan:
        case Provisions():
            return replace(plan, compared=True)
        case Several(plans) if all(isinstance(each, Provisions) for each in plans):
            return Several(tuple(map(_compared, plans)))
    return plan


def _of_rows(
    rows: Mapping[str, Frame],
    mentions: Mentions,
    intents: Mapping[str, float],
    builders: Sequence[ModuleType],
) -> list[Reading]:
    """Return the plans of the rows that are made of `mentions`, by `builders` or as they stand."""
    return [
        Reading(name, score, built.plan)
        for name, frame in rows.items()
        if _may_be(frame, mentions, intents)
        and (built := _built(name, frame, mentions, builders))
        and (score := _score(frame, built, mentions, intents)) is not None
    ]


def _may_be(frame: Frame, mentions: Mentions, intents: Mapping[str, float]) -> bool:
    likely = sum(intents.get(name, 0.0) for name in frame.prior) >= frame.least
    return likely and all(mentions.has(*need.split("|")) for need in frame.needs)


def _built(
    name: str, frame: Frame, mentions: Mentions, builders: Sequence[ModuleType]
) -> Built | None:
    if frame.plan:
        free = isinstance(mentions, Talk) and (frame.ours or not mentions.names_ours)
        return Built(frame.plan) if free else None
    build = next((found for each in builders if (found := getattr(each, name, None))), None)
    built: Built | None = build(mentions) if build else None
    return built


def _score(
    frame: Frame, built: Built, mentions: Mentions, intents: Mapping[str, float]
) -> float | None:
    """Return how much speaks for the plan of `frame`; None where too much is left over."""
    left = mentions.left(frame.explains) - built.taken
    asked = {at for each in mentions.of(*frame.asks) for at in range(*each.words)}
    share = 1 - len(left) / (len(mentions.content | asked) or 1)
    allowed = {"none": 0.0, "few": _FEW, "any": 1.0}[frame.left]
    return share + frame.base + _prior(frame, intents) if 1 - share <= allowed else None


def _prior(frame: Frame, intents: Mapping[str, float]) -> float:
    if not intents or not frame.prior:
        return 0.0
    probability = sum(intents.get(name, 0.0) for name in frame.prior)
    return _PRIOR_WEIGHT * log(max(probability, _LEAST_PROBABILITY))
