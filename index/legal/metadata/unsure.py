"""What of a text's metadata was read with such low sureness that somebody should look at it."""

from index.legal.metadata.finding import Finding, Findings
from index.legal.metadata.sidecar import shown_value
from index.records.decision import Unsure

# Fields that a misread letter makes wrong without any sign of it: in a scan they are looked at.
_OF_SCANS = frozenset(("number", "issued", "effective"))
_FIELDS = ("number", "type", "title", "issuer", "issued", "effective", "signer", "publisher")
_DIFFERING = "differing"
_LONGEST = 160


def unsure_of(findings: Findings, stated: frozenset[str], by_ocr: bool) -> tuple[Unsure, ...]:
    """Return what was guessed, or read in a scan, or is said otherwise beside the text.

    Fields that a person has `stated` are not doubted.
    """
    return tuple(
        Unsure(field=field, value=shown_value(finding.value), words=_short(finding.evidence))
        for field in (*_FIELDS, _DIFFERING)
        if (finding := findings.get(field))
        and field not in stated
        and _is_unsure(field, finding, by_ocr)
    )


def _is_unsure(field: str, finding: Finding, by_ocr: bool) -> bool:
    return finding.sureness == "guess" or field == _DIFFERING or (by_ocr and field in _OF_SCANS)


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
