"""Finding: the value of a metadata field as read from a text, and how sure it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Sureness = Literal["sure", "likely", "guess"]


@dataclass(frozen=True, slots=True)
class Finding:
    """The value of a field of Document, how sure it is, and the words it was read from."""

    value: object
    sureness: Sureness
    evidence: str


# Findings by field of Document: number, type, title, issuer, signer, issued, effective, relations
# (a tuple of Relation), completeness, publisher …
Findings = Mapping[str, Finding]
