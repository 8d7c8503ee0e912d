"""Parted: answer the questions that one clause asks, each in its turn, and say which is not told.

“Là của hãng nào, chạy bao nhiêu km/h”: the second is asked as if the first had been a message of
its own, so that the conversation supplies its subject. What an answer before says already is not
told twice; what no text tells is said to be missing, in a line beside the answers.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from actions.already_told import is_told
from actions.beside import all_missing, beside_others, untold
from actions.conversation import Focus
from actions.executing.cards import named
from actions.executing.counting_within import levels_asked
from actions.executing.result import Found, Joined, Line, Nothing, Result, Said
from actions.knowledge import Knowledge
from actions.mentioning import names_something
from actions.neighbouring_clause import beside
from actions.part_subjects import (
    Results,
    asks_for_source,
    is_of_a_place,
    named_by,
    said_of,
    year_of,
)
from actions.reading.clauses import Clause
from actions.reading.plan import (
    Change,
    Cited,
    Continue,
    Define,
    Elapsed,
    Elsewhere,
    Enumerate,
    Filter,
    Listing,
    Lookup,
    Overview,
    Passages,
    Plan,
    Provisions,
    Relations,
    Several,
    SmallTalk,
    Spoken,
    Validity,
)
from actions.reading.questions import parts_of
from actions.reading.roles import content_of
from actions.reasking import Answering
from actions.refusing import is_refused, once, share_said
from actions.retelling import documents_named
from actions.topics import place_named
from index.question.expectations import expectation_of
from index.text.language import detect_language

# What is read of several questions may be of one of them.
_OF_ONE = (
    *(Change, Cited, Define, Elapsed, Elsewhere, Enumerate, Listing, Lookup, Overview, Passages),
    *(Provisions, Relations, Several, Validity),
)
_ON_IT, _SAME = 0.5, 0.8
_LONGEST = 16  # words of a refused question that is said again whole
_CHAT = ("small_talk.fine", "small_talk.remark")

Answered = tuple[Result, Focus]
Story = tuple[str, ...]
One = Callable[[Clause, Plan, Story, Focus], Answered]
"""Answers one question of a story, read as a plan, in a focus."""


class Parted:
    """Answers the questions of a clause, each read by `read` and answered by `one`."""

    def __init__(
        self,
        read: Callable[[str], Plan],
        one: One,
        turn: Answering,
        asks_us: Callable[[str], bool],
        knowledge: Knowledge,
    ) -> None:
        """Answer by `turn` what the part before supplies its subject to.

        No text tells what `asks_us`, and so none lacks it.
        """
        self._read, self._one, self._turn, self._asks_us = read, one, turn, asks_us
        self._knowledge = knowledge

    def answer(self, question: Clause, plan: Plan, story: Story, focus: Focus) -> Answered:
        """Answer `question`, which was read as `plan`, behind its `story`, the nearest first."""
        parts = parts_of(question.text) if _may_part(plan) else (question.text,)
        if _takes(plan) >= len(parts) and not (parts[1:] and _leaves_some(plan)):
            return self._one(question, plan, story, focus)
        results, after = self._in_order(question, parts, story, focus)
        if all(is_refused(result) for _, result in results):  # or none is left
            return self._refused(question, plan, story, focus, results)
        results = self._of_answered(results, after)
        results = untold(results, self._knowledge)
        of_us = any(isinstance(result, Said) for _, result in results)
        said = [
            beside_others(part, result, after, place)
            for place, (part, result) in enumerate(results)
            if not is_refused(result)
            or (_asks_by_itself(part) and not of_us and not self._asks_us(part))
        ]
        said = once(said)
        return (said[0] if len(said) == 1 else Joined(tuple(said))), after

    def _in_order(
        self, question: Clause, parts: Sequence[str], story: Story, focus: Focus
    ) -> tuple[Results, Focus]:
        """Return each of `parts` of `question` with its result, and the focus after the last."""
        results: list[tuple[str, Result]] = []
        asked: Plan | None = None
        documents = focus.documents
        for place, part in enumerate(parts):
            plan = self._read(part)
            if results and isinstance(plan, Cited):
                continue  # “…, tại điều nào”: what is told before says it, or nothing does
            of_itself = isinstance(asked, Relations) and isinstance(plan, Lookup)
            if (is_told(part, results, self._knowledge) and not of_itself) or asks_for_source(
                part, plan, results
            ):
                continue
            if results and (_says_how(plan) or _asks_if_over(plan, results[-1][1])):
                continue
            if is_of_a_place(plan):
                # Who spoke, or what was said, for the place that was asked of before.
                plan = self._read(f"{part} {place_named(' . '.join(parts[:place]))}")
            if isinstance(plan, Passages) and (year := year_of(part, parts[:place])):
                part = f"{part} {year}"
                plan = self._read(part)
            if isinstance(asked, Relations) and isinstance(plan, Lookup) and _is_spoken(plan):
                own = {*documents, *documents_named(parts[place - 1], self._knowledge)}
                if not asked.to_it:  # “thực hiện nghị quyết nào, ban hành ngày nào”: of itself
                    plan = replace(plan, target=named_by(asked))
                elif own.issuperset(focus.documents):
                    # “Văn bản nào thay nó, ban hành ngày nào”: of one that the store lacks.
                    part = f"{said_of(parts[place - 1], results)}, {part}"
                    plan = Passages(part, named_by(asked))
            asked, documents = plan, focus.documents
            near = self._beside(part, plan, results)
            if near:
                results.append((part, near))
                continue
            result, focus = self._in_turn(question, part, plan, story, focus, results)
            if not _is_chat(result):  # “có phải vậy không” is told by the rest
                results.append((part, _decided(part, plan, result)))
        return results, focus

    def _beside(self, part: str, plan: Plan, results: Results) -> Found | None:
        """Return the clause beside the last answer that says what `part` asks, naming nothing."""
        if not results or not isinstance(plan, Passages | Define | Elapsed):
            return None
        if names_something(part, self._knowledge):
            return None
        return beside(part, results[-1][1], self._knowledge)

    def _of_answered(self, results: Results, focus: Focus) -> Results:
        """Return `results`, each refused part asked again of what the others were answered from.

        A part that names nothing is most likely on the one document that the others are on.
        """
        quotes = [q for _, one in results if isinstance(one, Found) for q in one.quotes]
        documents = {quote.document.id: quote.document for quote in quotes}
        if len(documents) != 1:
            return results
        (document,) = documents.values()
        told: list[tuple[str, Result]] = []
        for part, result in results:
            if is_refused(result) and not names_something(part, self._knowledge):
                plan = self._read(part)
                of_it = named(document)
                asked: Plan = Passages(part, of_it)
                if isinstance(plan, Lookup) and _is_spoken(plan):
                    asked = replace(plan, target=of_it)
                again, _ = self._turn(part, asked, focus)
                is_sure = surely_answers(part, again) or share_said(part, again) >= _SAME
                is_sure |= not isinstance(asked, Passages)
                result = again if is_sure and not is_refused(again) else result
            told.append((part, result))
        return told

    def _refused(
        self, question: Clause, plan: Plan, story: Story, focus: Focus, results: Results
    ) -> Answered:
        """Return the answer to `question` as a whole, or what is missing of each of its parts."""
        whole, after = self._one(question, plan, story, focus)
        if not is_refused(whole) or len(question.text.split()) <= _LONGEST:
            return whole, after
        return all_missing(results, whole, after), after

    def _in_turn(
        self,
        question: Clause,
        part: str,
        asked: Plan,
        story: Story,
        focus: Focus,
        results: Results,
    ) -> Answered:
        """Answer `part`, read as `asked`: of what the one before was on, where that is known."""
        said = tuple(each for each, _ in reversed(results))
        if results and not is_refused(results[-1][1]):
            result, after = self._turn(part, asked, focus)
            if not is_refused(result):
                return result, after
            if not story:
                # What the part before is on, its answer may not name.
                again = self._one(replace(question, text=part, context=said[0]), asked, said, focus)
                return again if surely_answers(part, again[0]) else (result, after)
        is_told = results and not all(is_refused(result) for _, result in results)
        context = "" if is_told else question.context
        before = (*said, *story) if story else ()
        return self._one(replace(question, text=part, context=context), asked, before, focus)


def surely_answers(part: str, result: Result) -> bool:
    """Tell whether `result` has the kind of thing that `part` asks for, and most of its words."""
    quotes = result.quotes if isinstance(result, Found) and not is_refused(result) else ()
    expected = expectation_of(part)
    fits = bool(expected.kinds) and any(not expected.unmet(quote.words) for quote in quotes)
    return fits and share_said(part, result) >= _ON_IT


def _decided(part: str, plan: Plan, result: Result) -> Result:
    """Return `result` of `part`, read as `plan`; a passage for “yes or no” must have half of it.

    Beside other answers one that says something else would be taken for a yes.
    """
    if not (isinstance(plan, Passages) and plan.claim and isinstance(result, Found)):
        return result
    is_verdict = any(line.key.startswith("claim.") for line in result.before)
    said = is_verdict or share_said(part, result) >= _ON_IT
    return result if said else Nothing((Line("missing"),))


def _asks_by_itself(part: str) -> bool:
    """Tell whether `part` says what it asks: “có thật không” is told by the answers beside it."""
    return bool(content_of(part, detect_language(part), light=True))


def _asks_if_over(plan: Plan, before: Result) -> bool:
    """Tell whether “hết chưa” is asked of the years told `before`, which say if they are over."""
    told = before.before if isinstance(before, Found) else ()
    is_of_years = any(line.key.startswith("period.") for line in told)
    return is_of_years and plan == Continue("more")


def _says_how(plan: Plan) -> bool:
    """Tell whether `plan` only says how what is asked before is to be told: “… ngắn gọn thôi”."""
    match plan:
        case Overview(target=Spoken(), subject=""):
            return True
        case Continue(how=how):
            return how in ("detail", "plain", "short")
    return False


def _is_chat(result: Result) -> bool:
    """Tell whether `result` only agrees, as one does to what asks nothing: “dạ vâng”."""
    return isinstance(result, Said) and result.lines[0].key in _CHAT


def _is_spoken(plan: Plan) -> bool:
    """Tell whether `plan` asks for metadata of what was spoken of last."""
    return isinstance(plan, Lookup) and isinstance(plan.target, Spoken)


def _may_part(plan: Plan) -> bool:
    return isinstance(plan, _OF_ONE) or plan == SmallTalk("gibberish")


def _takes(plan: Plan) -> int:
    """Return how many questions `plan` answers."""
    match plan:
        case Several(plans):
            # What is searched for beside other plans is whatever they leave over.
            return sum(_takes(each) for each in plans if not isinstance(each, Passages))
        case Provisions(text=text):
            return max(len(levels_asked(text)), 1)
        case Lookup(fields=things) | Listing(filter=Filter(types=things)):
            return max(len(things), 1)
    return 1


def _leaves_some(plan: Plan) -> bool:
    """Tell whether `plan` is of several things, and searches for what these leave over."""
    return isinstance(plan, Several) and any(isinstance(each, Passages) for each in plan.plans)
