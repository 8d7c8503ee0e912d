"""Whether the metadata bear out what a question claims: “749 do ông Phúc ký, đúng không?”."""

from collections.abc import Iterable
from datetime import date

from actions.executing.people import names_a_person
from actions.reading.plan import Field
from actions.reading.times import find_days
from index.lexicon.issuers import find_issuer, is_issuer
from index.records.document import Document
from index.text.folding import syllables

_BEFORE_A_SHORT_NAME = ("ong", "ba", "anh", "chi", "mr", "ms", "mrs", "m", "mme")


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
    day = {"issued": document.issued, "effective": document.effective}.get(field)
    times = [period.days for period in find_days(claim, today)] if day else []
    if day is None or not times:
        return None
    closest = min(times, key=lambda days: days.last - days.first)
    return closest.first <= day <= closest.last


def _names_signer(claim: str, signer: str, others: Iterable[str]) -> bool | None:
    said = syllables(claim)
    if _is_named(syllables(signer), said):
        return True
    if names_a_person(claim) or any(_is_named(syllables(other), said) for other in others):
        return False
    return None


def _is_named(name: list[str], said: list[str]) -> bool:
    """Tell whether `said` has `name`, or its last words as people say them: “ông Phúc”."""
    for length in range(len(name), 0, -1):
        ending = name[len(name) - length :]
        for start in range(len(said) - length + 1):
            before = said[start - 1] if start else ""
            if said[start : start + length] == ending:
                return length > 1 or before in _BEFORE_A_SHORT_NAME
    return False
