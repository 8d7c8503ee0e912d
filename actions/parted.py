"""Parted: answer the questions that one clause asks, each in its turn, and say which is not told.

“Là của hãng nào, chạy bao nhiêu km/h”: the second is asked as if the first had been a message of
its own, so that the conversation supplies its subject. What an answer before says already is not
told twice; what no text tells is said to be missing, in a line beside the answers.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from actions.answer import AnswerStatus
from actions.conversation import Focus
from actions.executing.restating import restated
from actions.executing.result import Found, Joined, Line, Nothing, Result, Said
from actions.knowledge import Knowledge
from actions.mentioning import names_something
from actions.reading.clauses import Clause
from actions.reading.plan import (
    Cited,
    Define,
    Elapsed,
    Enumerate,
    Listing,
    Lookup,
    Overview,
    Passages,
    Plan,
    Provisions,
    Relations,
    Several,
    SmallTalk,
    Validity,
)
from actions.reading.questions import parts_of
from actions.reading.roles import content_of
from actions.reasking import Answering
from index.question.expectations import expectation_of
from index.text.folding import syllables
from index.text.language import detect_language

# What is read of several questions may be of one of them.
_OF_ONE = (
    *(Cited, Define, Elapsed, Enumerate, Listing, Lookup, Overview, Passages),
    *(Provisions, Relations, Several, Validity),
)
# Refusals that do not say what is missing.
_UNNAMED = ("missing", "out_of_scope", "premise.", "no_reason", "claim.")
# Verdicts that say neither yes nor no.
_UNDECIDED = ("claim.nearest", "claim.unknown", "claim.elsewhere")

Answered = tuple[Result, Focus]
Story = tuple[str, ...]
One = Callable[[Clause, Plan, Story, Focus], Answered]
"""Answers one question of a story, read as a plan, in a focus."""


class Parted:
    """Answers the questions of a clause, each read by `read` and answered by `one`."""

    def __init__(
        self, read: Callable[[str], Plan], one: One, turn: Answering, knowledge: Knowledge
    ) -> None:
        """Answer by `turn` what the part before supplies its subject to."""
        self._read, self._one, self._turn, self._knowledge = read, one, turn, knowledge

    def answer(self, question: Clause, plan: Plan, story: Story, focus: Focus) -> Answered:
        """Answer `question`, which was read as `plan`, behind its `story`, the nearest first."""
        parts = parts_of(question.text) if _may_part(plan) else (question.text,)
        if _takes(plan) >= len(parts):
            return self._one(question, plan, story, focus)
        before = focus
        results: list[tuple[str, Result]] = []
        for place, part in enumerate(parts):
            if self._is_told(part, [result for _, result in results]):
                continue
            asked = self._read(part)
            if place and isinstance(asked, Cited):
                continue  # “…, theo nghị định nào”: the source says it
            result, focus = self._in_turn(question, part, asked, story, focus, results)
            results.append((part, result))
        if all(is_refused(result) for _, result in results):
            whole = self._one(question, plan, story, before)
            return whole if not is_refused(whole[0]) else (_all_missing(results, focus), focus)
        said: list[Result] = []
        for part, result in results:
            if not is_refused(result):
                said.append(result)
            elif _asks_by_itself(part):
                said.append(missing_part(part, result, focus))
        said = [one for place, one in enumerate(said) if one not in said[:place]]
        return (said[0] if len(said) == 1 else Joined(tuple(said))), focus

    def _in_turn(
        self,
        question: Clause,
        part: str,
        asked: Plan,
        story: Story,
        focus: Focus,
        results: Sequence[tuple[str, Result]],
    ) -> Answered:
        """Answer `part`, read as `asked`: of what the one before was on, where that is known."""
        if results and not is_refused(results[-1][1]) and story:
            result, after = self._turn(part, asked, focus)
            if not is_refused(result):
                return result, after
        context = "" if results else question.context
        before = (*(each for each, _ in reversed(results)), *story) if story else ()
        return self._one(replace(question, text=part, context=context), asked, before, focus)

    def _is_told(self, part: str, results: Sequence[Result]) -> bool:
        """Tell whether one of `results` says what `part` asks of the same thing.

        It has the kind of thing asked for and all other words: “mấy cấp độ” of “60 tiêu chí và 4
        cấp độ”.
        """
        if names_something(part, self._knowledge):
            return False
        expected = expectation_of(part)
        content = set(syllables(" ".join(content_of(part, detect_language(part)))))
        if not content or not (expected.kinds or expected.countables):
            return False
        quotes = [quote for one in results if isinstance(one, Found) for quote in one.quotes]
        return any(
            content <= set(syllables(quote.words))
            and not expected.unmet(quote.words)
            and not expected.uncounted(quote.words)
            for quote in quotes
        )


def is_refused(result: Result) -> bool:
    """Tell whether `result` says that no text tells what was asked, or asks back."""
    if isinstance(result, Joined):
        return all(map(is_refused, result.results))
    if isinstance(result, Said):
        return False
    if not isinstance(result, Found) or result.status is AnswerStatus.NOT_FOUND:
        return True
    return any(line.key in _UNDECIDED for line in result.before)


def _asks_by_itself(part: str) -> bool:
    """Tell whether `part` says what it asks: “có thật không” is told by the answers beside it."""
    return bool(content_of(part, detect_language(part), light=True))


def missing_part(part: str, result: Result, focus: Focus) -> Nothing:
    """Return that nothing tells what `part` asks, as `result` says it, or in words of `part`."""
    reason = result.reason[0] if isinstance(result, Nothing) else Line("missing")
    if reason.key.startswith(_UNNAMED):
        way, asked = restated(part, focus.language or "vi")
        values: dict[str, object] = {"asked": asked, "turn": focus.turns}
        reason = Line(f"missing.{way}", values)
    return Nothing((reason,))


def _may_part(plan: Plan) -> bool:
    return isinstance(plan, _OF_ONE) or plan == SmallTalk("gibberish")


def _takes(plan: Plan) -> int:
    """Return how many questions `plan` answers."""
    match plan:
        case Several(plans):
            return sum(map(_takes, plans))
        case Lookup(fields=fields):
            return max(len(fields), 1)
    return 1


def _all_missing(results: Sequence[tuple[str, Result]], focus: Focus) -> Result:
    """Return what is missing of each of `results`, and what one of them leads on to."""
    lines = [line for part, one in results for line in missing_part(part, one, focus).reason]
    told = [one for _, one in results if isinstance(one, Nothing)]
    choices = next((one.choices for one in told if one.choices), ())
    return Nothing(tuple(lines), choices=choices)
