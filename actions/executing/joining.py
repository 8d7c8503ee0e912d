"""Join the results of several questions; what they tell of one document is told together."""

from collections.abc import Iterable

from actions.answer import AnswerStatus
from actions.executing.result import Found, Joined, Result


def joined(results: Iterable[Result]) -> Result:
    """Return `results`, in their order, as one."""
    parts: list[Result] = []
    for result in results:
        last = parts[-1] if parts else None
        if isinstance(last, Found) and isinstance(result, Found) and _are_of_one(last, result):
            parts[-1] = _together(last, result)
        else:
            parts.append(result)
    return parts[0] if len(parts) == 1 else Joined(tuple(parts))


def _are_of_one(one: Found, other: Found) -> bool:
    """Tell whether both quote a document, each in a sentence or two and in no list."""
    plain = not any(each.listed or each.labels or each.after or each.rest for each in (one, other))
    # Of two verdicts nobody could tell which is of what.
    plain &= not all(any(line.key.startswith("claim.") for line in e.before) for e in (one, other))
    documents, others = ({quote.document.id for quote in each.quotes} for each in (one, other))
    return plain and bool(documents & others)


def _together(one: Found, other: Found) -> Found:
    status = one.status if one.status is other.status else AnswerStatus.PARTIAL
    return Found(
        tuple(dict.fromkeys((*one.quotes, *other.quotes))),
        status,
        tuple(line for each in (one, other) for line in each.before),
        choices=one.choices or other.choices,
        subject=one.subject or other.subject,
    )
