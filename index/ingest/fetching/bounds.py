"""The bounds on downloading one document."""

from dataclasses import dataclass

from index.ingest.reading.limits import FILE_BYTES

MANUAL_DOWNLOAD = "open it in a browser, save the document and add the file"
"""The end of every message about a document that only a person can download."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The most that one download may take."""

    size: int = FILE_BYTES  # decoded bytes
    seconds: float = 300.0  # in all
    silence: float = 30.0  # seconds without a byte
    redirects: int = 5
    header_lines: int = 200  # their size is bounded by httpcore, at 100 KB


BOUNDS = Bounds()
