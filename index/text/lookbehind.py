"""Match what stands right before a place, in a time that does not grow with the text before it."""

import re

# Characters that are looked back over: more than any words that are looked for have.
_REACH = 100


def match_before(pattern: re.Pattern[str], text: str, place: int) -> re.Match[str] | None:
    """Return the match of `pattern`, which ends in `$`, in `text` that ends at `place`.

    It begins at most a hundred characters before. None where there is none.
    """
    return pattern.search(text, max(place - _REACH, 0), place)


def run_before(pattern: re.Pattern[str], text: str, place: int) -> int:
    """Return where the matches of `pattern` begin that follow one another up to `place`."""
    while (found := match_before(pattern, text, place)) and found.start() < place:
        place = found.start()
    return place
