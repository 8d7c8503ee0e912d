"""Disputing: hold what a story says that somebody claims against the texts: “ai đúng?”.

Each claim is asked by itself, “… đúng không”, and each gets its verdict and the sentence that
tells. A claim that names only another value, “tôi nhớ là ông Phúc”, is the first one with that
value in its place.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeGuard

from actions.answer import AnswerStatus
from actions.bearing_out import bears_out
from actions.contrasting import contrasted
from actions.conversation import Focus
from actions.described_documents import DescribedDocuments
from actions.executing.cards import named
from actions.executing.people import people_in
from actions.executing.result import Found, Joined, Line, Nothing, Result
from actions.knowledge import Knowledge
from actions.reading.frames import Reader
from actions.reading.marked_words import lowered
from actions.reading.plan import Anything, Cited, Described, Named, Passages, Spoken, Validity
from actions.reading.roles import content_of, signs
from actions.reasking import Answered, Answering
from actions.refusing import UNDECIDED, is_refused
from actions.retelling import documents_named, with_subject
from actions.told_claims import ToldClaims, asks_rightly, who_is_right
from index.question.expectations import expectation_of
from index.text.language import detect_language

_MOST = 2  # claims of one story that are held against the texts: the last ones
_ASIDE = 3  # words beside “ai đúng”: “rốt cuộc”
_ELLIPTIC = 3  # words beside the value that a claim names, where it is of the first one
_WHOLE = AnswerStatus.ANSWERED
_AIMED = "claim.not_yet"
_FIGURE = re.compile(r"\d[\d.,/]*(?:\s?%|\s+(?:phần trăm|phan tram|percent|pour cent))?")


class Disputing:
    """Holds the claims of a story against the texts, each by `answering`."""

    def __init__(
        self, reader: Reader, knowledge: Knowledge, today: date, answering: Answering
    ) -> None:
        """Read by `reader`, on `today`."""
        self._reader, self._knowledge, self._today = reader, knowledge, today
        self._answering = answering
        self._claims = ToldClaims(knowledge)
        self._described = DescribedDocuments(reader, knowledge, today)

    def asks_who(self, question: str) -> bool:
        """Tell whether `question` asks which of several claims is so, and nothing else."""
        found = who_is_right(question)
        if found is None:
            return False
        language = detect_language(question)
        aside = question[: found.start()] if not self._claims.among([question]) else ""
        return len(content_of(f"{aside} {question[found.end() :]}", language)) <= _ASIDE

    def asks_whether(self, question: str) -> bool:
        """Tell whether `question` asks only whether what is told is so: “có thật không”.

        So does “có văn bản nào ghi vậy không”.
        """
        said = self._reader.mentions(question, self._today)
        if asks_rightly(question):
            return True
        if said.has("polarity") and signs(detect_language(question)).so.search(lowered(question)):
            return True
        if not said.has("polarity") or said.has("type", "which", "document", "thing"):
            return False
        return isinstance(self._reader.read(question, self._today, {}), Cited)

    def judged(self, story: Sequence[str], question: str, focus: Focus) -> Answered | None:
        """Return the verdict on each claim of the `story`, in its order; None where it has none.

        What `question` says before it asks who is right is of the story.
        """
        end = who_is_right(question)
        told = [*story, question[: end.start()] if end else question]
        claims = self._claims.among(told)[-_MOST:]
        if not claims:
            return None
        results: list[Result] = []
        first = claims[0][1]
        for said, claim in claims:
            whole = self._completed(claim, first) if claim is not first else claim
            result, after = self._held(whole, told, focus)
            is_short = len(content_of(claim, detect_language(claim))) <= _ELLIPTIC
            if results and is_short and whole == claim and not _are_of_one(results[0], result):
                continue  # “có hồi 2022” is of what the first claim is on, or of nothing
            if (
                whole != claim
                and results
                and _is_right(results[0])
                and (_is_open(result) or is_refused(result))
            ):
                # The first one, with another figure in it, and that one is so.
                result = replace(results[0], before=(Line("claim.wrong"),))
            results.append(_of(said, result))
            focus = after
        return (results[0] if len(results) == 1 else Joined(tuple(results))), focus

    def confirmed(self, story: Sequence[str], focus: Focus) -> Answered | None:
        """Return whether the last claim of the `story` is so; None where it has none."""
        claims = self._claims.among(story)
        if not claims:
            return None
        both = contrasted(claims[-1][1], self._documents)
        results = []
        for each in both:
            result, focus = self._held(each, story, focus)
            results.append(_of(each, result) if both[1:] else result)
        return (results[0] if len(results) == 1 else Joined(tuple(results))), focus

    def told(self, story: Sequence[str], question: str, focus: Focus) -> Answered | None:
        """Return what the texts say of the last claim of the `story` that answers `question`.

        None where nothing on a claim has the kind of thing asked for.
        """
        expected = expectation_of(question)
        if not expected.kinds:  # whatever the claim is on would do
            return None
        for _, claim in reversed(self._claims.among(story)[-_MOST:]):
            stated = self._stated(claim, Passages(claim), focus)
            quotes = stated[0].quotes if stated and isinstance(stated[0], Found) else ()
            if stated and any(not expected.unmet(quote.words) for quote in quotes):
                return stated
        return None

    def _held(self, claim: str, told: Sequence[str], focus: Focus) -> Answered:
        """Return what the texts say of `claim`, of the document that is `told` of."""
        language = detect_language(claim)
        ids = documents_named(" . ".join(told), self._knowledge)
        if not ids and (one := self._described.described(told[::-1], "")):
            ids = (one.id,)
        documents = [one for one in self._knowledge.retriever.documents if one.id in ids[-1:]]
        names_none = documents and not documents_named(claim, self._knowledge)
        if names_none and signs(language).refers.search(lowered(claim)):
            claim = with_subject(claim, documents[0].name)
        asked = f"{claim}, {signs(language).confirm}"
        plan = self._reader.read(asked, self._today, {})
        if not getattr(plan, "claim", ""):
            plan = Passages(claim, claim=claim)
        of_one = len(set(ids)) == 1 and bool(documents)
        if isinstance(plan, Passages) and isinstance(plan.target, Anything | Described | Spoken):
            if of_one and isinstance(plan.target, Described):
                plan = replace(plan, claim=plan.text)  # without the words that describe it
            plan = replace(plan, target=named(documents[0]) if of_one else Anything())
        if isinstance(plan, Validity) and isinstance(plan.target, Described | Spoken) and of_one:
            plan = replace(plan, target=named(documents[0]), days=None)
        core = (plan.claim if isinstance(plan, Passages) else "") or claim
        result, after = self._answering(claim, plan, focus)
        if isinstance(result, Found) and _is_open(result) and bears_out(core, result):
            return replace(result, status=_WHOLE, before=(Line("claim.right"),)), after
        if is_refused(result):
            searched = plan if isinstance(plan, Passages) else Passages(claim)
            return self._stated(claim, searched, focus) or (result, after)
        return result, after

    def _stated(self, claim: str, plan: Passages, focus: Focus) -> Answered | None:
        """Return what the passage says that the search puts first for `claim`, undecided; or None.

        It must have most of the claim.
        """
        ids = plan.target.documents[0].matches if isinstance(plan.target, Named) else None
        hits = self._knowledge.retriever.search(claim, 1, ids)
        if not hits:
            return None
        led = Passages(claim, named(hits[0].document), led=hits[0].passage.id)
        result, after = self._answering(claim, led, focus)
        if not isinstance(result, Found):
            return None
        if bears_out(claim, result):
            return replace(result, status=_WHOLE, before=(Line("claim.right"),)), after
        return replace(result, before=(Line("claim.stated"),)), after

    def _completed(self, claim: str, first: str) -> str:
        """Return `claim`, or the `first` one with the value in it that `claim` names alone."""
        for values in (self._documents, _people, _figures):
            own, others = list(values(claim)), list(values(first))
            if len(own) == 1:  # “20%” is in place of a share, and not of a year
                kind = _is_share(claim[slice(*own[0])])
                others = [one for one in others if _is_share(first[slice(*one)]) == kind]
            # “2% GDP” is of another thing than “3% ngân sách”.
            refers = signs(detect_language(claim)).refers.search(lowered(claim))
            most = _ELLIPTIC if refers or values is not _figures else 0  # “con số đó là 20%”
            if len(own) != 1 or not others:
                continue
            rest = claim[: own[0][0]] + " " + claim[own[0][1] :]
            if len(content_of(rest, detect_language(claim))) <= most:
                start, end = others[0]
                return f"{first[:start]}{claim[slice(*own[0])]}{first[end:]}"
        return claim

    def _documents(self, text: str) -> Iterator[tuple[int, int]]:
        return (found.span for found in self._knowledge.finder.find(text))


def _people(text: str) -> Iterator[tuple[int, int]]:
    for name in people_in(text):
        start = text.find(name)
        if start >= 0:
            yield start, start + len(name)


def _is_right(result: Result) -> TypeGuard[Found]:
    lines = result.before if isinstance(result, Found) else ()
    return any(line.key == "claim.right" for line in lines)


def _is_open(result: Result) -> bool:
    """Tell whether `result` says neither yes nor no; of a goal “not yet” is neither."""
    lines = result.before if isinstance(result, Found) else ()
    return any(line.key in (*UNDECIDED, "claim.stated", _AIMED) for line in lines)


def _is_share(value: str) -> bool:
    return value[:1].isdigit() and not value[-1:].isdigit()


def _figures(text: str) -> Iterator[tuple[int, int]]:
    return (found.span() for found in _FIGURE.finditer(text))


def _are_of_one(one: Result, other: Result) -> bool:
    """Tell whether both results quote one document."""
    both = [
        {quote.document.id for quote in each.quotes} if isinstance(each, Found) else set()
        for each in (one, other)
    ]
    return bool(both[0] & both[1])


def _of(claim: str, result: Result) -> Result:
    """Return `result`, which is on `claim`, with that said before it."""
    said = Line("claim.of", {"claim": claim})
    if isinstance(result, Found):
        # Of what a goal is, “not yet” would say that it is none.
        lines = (Line("claim.stated") if one.key == _AIMED else one for one in result.before)
        return replace(result, before=(said, *lines))
    if isinstance(result, Nothing):
        return Nothing((said, Line("claim.unknown")), result.nearest, result.choices)
    return result
