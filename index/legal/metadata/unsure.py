"""What of a text's metadata was read with such low sureness that somebody should look at it."""

from index.legal.metadata.finding import Finding, Findings
from index.legal.metadata.sidecar import shown_value
from index.records.decision import Unsure
from index.text.syllables import share_of_syllables

# Fields that a misread letter makes wrong without any sign of it: in a scan they are looked at.
_OF_SCANS = frozenset(("number", "issued", "effective"))
_FIELDS = ("number", "type", "title", "issuer", "issued", "effective", "signer", "publisher")
_DIFFERING = "differing"
# The text itself. Real ones have 0.82 and more, one in English 0.2 (30 Nov 2026).
TEXT = "text"
_VIETNAMESE = 0.6
_LONGEST = 160


def unsure_of(
    findings: Findings, stated: frozenset[str], by_ocr: bool, body: str
) -> tuple[Unsure, ...]:
    """Return what was guessed, or read in a scan, or is said otherwise beside the text `body`.

    Fields that a person has `stated` are not doubted. A text whose words are not Vietnamese is
    doubted as a whole: it was read in a wrong encoding, or is in another language.
    """
    share = share_of_syllables(body)
    told = f"{share:.0%} of its words are Vietnamese"
    text = [Unsure(field=TEXT, value=told, words=_short(body))] if share < _VIETNAMESE else []
    return *text, *(
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
