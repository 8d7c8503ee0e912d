"""Finding: a field of a document's metadata as read from its text, and how sure that is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Sureness = Literal["sure", "likely", "guess"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What was read for one field of Document: its value and the words it was read from."""

    value: object
    sureness: Sureness
    evidence: str


# By name of a field of Document: number, type, title, issuer, signer, issued, effective, relations
# (a tuple of Relation), completeness, publisher …
Findings = Mapping[str, Finding]
