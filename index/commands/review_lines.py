"""What waits for a reviewer, as lines to read: what it is, what is doubted, what it claims."""

from collections.abc import Iterator

from index.ingest.reviewing import Claim, Waiting
from index.ingest.trust import trust_of
from index.legal.metadata.unsure import TEXT
from index.records.version import Version


def mark_of(version: Version) -> str:
    """Return ✓ for a text that was read in order, ? for one whose words are not Vietnamese."""
    return "?" if any(each.field == TEXT for each in version.unsure) else "✓"


def title_of(item: Waiting) -> str:
    """Return the id, file, level of trust and name of the text that waits."""
    version = item.version
    source = version.address if trust_of(version) == "official" else version.file
    added = f", added {version.added}" if version.added else ""
    return f"{version.id}  {source} ({trust_of(version)}{added}): {version.document.name}"


def lines_of(item: Waiting) -> Iterator[str]:
    """Yield why the text waits, and what it says of others."""
    if not item.is_read:
        instead = f", {item.held}," if item.held else ""
        yield f"kept aside  another text of this number{instead} is read instead"
    for one in item.version.unsure:
        yield f"unsure      {one.field}: {one.value} (from “{one.words}”)"
    for other in item.namesakes:
        day = other.issued or "an unknown day"
        yield f"namesake    {other.name} of {day} is held: {other.title}"
    for field, (here, there) in item.differing:
        yield f"differs     {field or 'words'}: here “{here}” | held “{there or '–'}”"
    for claim in item.claims:
        yield _claim(claim, item)
    if not item.is_objected_to:
        yield "nothing to object: only that nobody has confirmed it"


def _claim(claim: Claim, item: Waiting) -> str:
    by = "this" if claim.by.number == item.version.document.number else claim.by.name
    of = "this" if claim.of.number == item.version.document.number else claim.of.name
    what = f"{by} {claim.act} {of}"
    return f"claims      {what}" if claim.has_power else f"no power    {what}: changes nothing"
