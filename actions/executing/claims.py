"""Whether the metadata bear out what a question claims: “749 do ông Phúc ký, đúng không?”."""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path

from actions.executing.people import names_a_person
from actions.executing.verdict import Verdict
from actions.reading.plan import Field
from actions.reading.times import Days, find_days
from index.documents.timeline import Status
from index.lexicon.issuers import find_issuer, is_issuer
from index.records.document import Document
from index.text.alternatives import any_of
from index.text.folding import syllables
from index.yaml_file import read_yaml

_WORDS: dict[str, list[str]] = read_yaml(Path(__file__).with_suffix(".yml"))
_SAYS = {key: re.compile(rf"(?<!\w)(?:{any_of(words)})(?!\w)") for key, words in _WORDS.items()}
Ordered = date | Decimal
# So many words before one that says an end may deny it: “chưa hề bị”.
_DENIED_WITHIN = 3
_BEFORE_A_SHORT_NAME = ("ong", "ba", "anh", "chi", "mr", "ms", "mrs", "m", "mme")


def stands_as_claimed(claim: str, document: Document, status: Status, today: date) -> Verdict:
    """Return whether `document`, which stands as `status` says, stands as `claim` says.

    With a time and a word that says since when, that is whether it took effect then.
    """
    times = [period.days for period in find_days(claim, today)]
    days = min(times, key=lambda each: each.last - each.first, default=None)
    if days and document.effective and _says(claim, "since"):
        starts = Days(days.first, days.first) if days.last == date.max else days
        return "right" if starts.first <= document.effective <= starts.last else "wrong"
    if status.state == "unknown":
        return "not_yet" if status.not_yet else ""
    has_ended = _says_ended(claim)
    return "right" if has_ended == (status.state == "ended") else "wrong"


def lapses_as_claimed(claim: str, document: Document, today: date) -> Verdict:
    """Return whether the years of `document` end as `claim` says; "" where it says no year."""
    years = {period.days.last.year for period in find_days(claim, today)}
    if not document.period or not _says(claim, "lapses") or len(years) != 1:
        return ""
    return "right" if years == {document.period.end} else "wrong"


def _says_ended(claim: str) -> bool:
    """Tell whether `claim` says that a document ended; “chưa bị thay thế” says that it did not."""
    lower = claim.lower()
    found = _SAYS["ended"].search(lower)
    before = " ".join(lower[: found.start()].split()[-_DENIED_WITHIN:]) if found else ""
    return bool(found) and not _SAYS["denied"].search(before)


def stand_as_claimed(claim: str, one: Ordered, other: Ordered) -> Verdict:
    """Return whether `one`, which is named first, stands to `other` as `claim` says: “ra trước”.

    Both are days, of which the earlier is before, or numbers; "" where it says no order.
    """
    lesser, greater = ("earlier", "later") if isinstance(one, date) else ("less", "more")
    orders = {lesser: one < other, greater: one > other, "alike": one == other}  # type: ignore[operator]
    said = [is_so for key, is_so in orders.items() if _says(claim, key)]
    return ("right" if said[0] else "wrong") if len(said) == 1 else ""


def _says(claim: str, key: str) -> bool:
    return bool(_SAYS[key].search(claim.lower()))


def is_borne_out(
    claim: str, field: Field, document: Document, documents: Iterable[Document], today: date
) -> bool | None:
    """Tell whether `field` of `document` is what `claim` says; None where that cannot be told.

    `documents` are those of the store: who signs others is somebody, too.
    """
    if field == "signer" and document.signer:
        signers = {other.signer for other in documents if other.signer}
        return _names_signer(claim, document.signer, signers - {document.signer})
    if field == "issuer" and document.issuer:
        issuer = find_issuer(claim)
        return is_issuer(issuer.name, document.issuer) if issuer else None
    if field == "effective" and document.effective and _says(claim, "signed"):
        return document.effective == document.issued if document.issued else None
    day = {"issued": document.issued, "effective": document.effective}.get(field)
    times = [period.days for period in find_days(claim, today)] if day else []
    if day is None or not times:
        return None
    closest = min(times, key=lambda days: days.last - days.first)
    return closest.first <= day <= closest.last


def _names_signer(claim: str, signer: str, others: Iterable[str]) -> bool | None:
    said = syllables(claim)
    if is_named(syllables(signer), said):
        return True
    if names_a_person(claim) or any(is_named(syllables(other), said) for other in others):
        return False
    return None


def is_named(name: list[str], said: list[str]) -> bool:
    """Tell whether the words `said` have `name`, or its last words as one says them: “ông Phúc”."""
    for length in range(len(name), 0, -1):
        ending = name[len(name) - length :]
        for start in range(len(said) - length + 1):
            before = said[start - 1] if start else ""
            if said[start : start + length] == ending:
                return length > 1 or before in _BEFORE_A_SHORT_NAME
    return False
