"""What a text and the portal's box beside it say together: the document's own form is surer."""

from index.legal.metadata.finding import Finding, Findings

# Portals write titles in words of their own, and the type of a text that others are merged into.
_COMPARED = ("number", "issued", "effective", "signer")


def with_box(own: Findings, told: Findings) -> dict[str, Finding]:
    """Return the findings `own` of a text, filled up with those `told` by the box beside it.

    What the text states stays; a guess gives way. What the box says otherwise is the finding
    `differing`.
    """
    findings = dict(own)
    differing: list[str] = []
    for field, other in told.items():
        finding = findings.get(field)
        if finding is None or finding.sureness == "guess" or _is_headline(field, own):
            findings[field] = other
        elif field in _COMPARED and finding.value != other.value:
            differing.append(f"{field} {other.value}")
    if differing:
        findings["differing"] = Finding(tuple(differing), "likely", "the portal's box")
    return findings


def _is_headline(field: str, own: Findings) -> bool:
    return field == "title" and own["title"].sureness != "sure"
