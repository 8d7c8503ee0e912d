"""What to tap next: a Choice as a front end shows it."""

from collections.abc import Iterable

from actions.answer import Suggestion
from actions.reading.plan import Choice

# So many of what was listed are offered; the others have their number in the list.
_MOST_LISTED = 3


def suggest(choices: Iterable[Choice]) -> tuple[Suggestion, ...]:
    """Return `choices` to tap: each sends its title, by which the conversation knows its plan."""
    return tuple(
        {choice.title: Suggestion(choice.title, choice.title) for choice in choices}.values()
    )


def suggest_listed(choices: tuple[Choice, ...]) -> tuple[Suggestion, ...]:
    """Return the first of `choices`, which the text lists already."""
    return suggest(choices[:_MOST_LISTED])
