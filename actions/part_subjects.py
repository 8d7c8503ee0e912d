"""What a part of a question leaves to the parts before it: the year, the text, the source."""

from collections.abc import Sequence

from actions.executing.result import Found, Result
from actions.reading.marked_words import lowered
from actions.reading.plan import Anything, Cited, Lookup, Named, Overview, Plan, Relations, Target
from actions.reading.roles import content_of, signs
from actions.refusing import is_refused
from index.question.expectations import expectation_of
from index.text.language import detect_language

Results = Sequence[tuple[str, Result]]
"""Each part of a question with its result."""


def year_of(part: str, before: Sequence[str]) -> str:
    """Return the year that the parts `before` name and `part`, which asks how many, leaves out."""
    expected = expectation_of(part)
    if expected.years or not (expected.countables or "number" in expected.kinds):
        return ""
    years = {year for each in before for year in expectation_of(each).years}
    return years.pop() if len(years) == 1 else ""


def said_of(part: str, results: Results) -> str:
    """Return what was told last, in place of the `part` that asked for it; of a foreign one that.

    “Văn bản thay thế … là Nghị định 278, ban hành ngày nào” is nearer to the text that tells.
    """
    last = results[-1][1] if results else None
    quotes = last.quotes if isinstance(last, Found) else ()
    return quotes[0].words.rstrip(".") if quotes and detect_language(part) == "vi" else part


def named_by(plan: Relations) -> Target:
    """Return the one document that `plan` is of; anything where it does not name one."""
    of_one = isinstance(plan.target, Named) and len(plan.target.documents) == 1
    return plan.target if of_one else Anything()


def is_of_a_place(plan: Plan) -> bool:
    """Tell whether `plan` may be of the place asked of before: who spoke, what was said."""
    if isinstance(plan, Overview):
        return not plan.subject
    return isinstance(plan, Lookup) and plan.fields == ("speaker",)


def asks_for_source(part: str, plan: Plan, results: Results) -> bool:
    """Tell whether `part` asks which text, or which place in it, says what was told before it.

    “…, theo nghị định nào”, “… ở điều mấy”: the source of the answer says it.
    """
    if not results or is_refused(results[-1][1]) or isinstance(plan, Relations):
        return False
    language = detect_language(part)
    read = signs(language)
    beside, count = read.cites.subn(" ", lowered(part))
    content = content_of(beside, language, light=True)
    asks_who = "person" in expectation_of(part).kinds  # “ai quy định”
    is_of_words = bool(count) and read.cites_beside.issuperset(content)
    return isinstance(plan, Cited) or (is_of_words and not asks_who)
