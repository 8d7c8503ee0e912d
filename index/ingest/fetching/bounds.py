"""The bounds on fetching one document."""

from dataclasses import dataclass

from index.ingest.reading.limits import FILE_BYTES

BY_HAND = "open it in a browser, save the document and add the file"
"""What to do where we do not get on."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one document may take: decoded bytes, seconds, redirects and header lines."""

    size: int = FILE_BYTES
    seconds: float = 300.0
    silence: float = 30.0  # seconds without a byte
    redirects: int = 5
    header_lines: int = 200  # their size is bounded by httpcore, at 100 KB


BOUNDS = Bounds()
