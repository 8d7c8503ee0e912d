"""The bounds on reading one file. A file beyond any of them is refused with a ReadingError."""

from dataclasses import dataclass

# The longest documents with annexes, as scans, have some tens of megabytes.
FILE_BYTES = 100_000_000
# Ten thousand pages of text: more is not one document.
TEXT_CHARACTERS = 20_000_000

# Files parsed ahead of the caller, so that parsing runs while the caller embeds.
READ_AHEAD = 4

# A .docx is a zip: a law of 500 pages unpacks to 20 MB of XML in about 20 entries.
ZIP_ENTRIES = 10_000
UNZIPPED_BYTES = 200_000_000
# Repetitive XML is compressed 100:1 at most; the limit of deflate is 1032:1.
UNZIPPED_RATIO = 200
# A part of at most this size is never a zip bomb, whatever its ratio.
UNZIPPED_BYTES_ALWAYS_READ = 2_000_000

# libxml2 needs time quadratic in the attributes of an element: 40,000 take 2 s, 100,000 over 20 s.
# The pages in tests/documents have 4 at most.
HTML_ATTRIBUTES = 1_000

PDF_PAGES = 3_000
# As many pages by OCR as fit into `Bounds.seconds`.
OCR_PAGES = 250
OCR_PAGE_SECONDS = 60.0
# A3 at 300 dpi has 17 million; a larger page is drawn at a lower resolution.
PIXELS = 20_000_000
# The longest side of a picture that Tesseract accepts.
PIXELS_A_SIDE = 32_000

# LibreOffice needs 2 s for a law and about 30 s for 500 pages on a slow machine.
OFFICE_SECONDS = 180.0


@dataclass(frozen=True, slots=True)
class Bounds:
    """Bounds of the process that reads a file and of each program that it starts."""

    # Wall-clock time per file; a scan takes about 4 s a page.
    seconds: float = 1200.0
    # Processor time of the parser alone: OCR and LibreOffice run in other processes.
    cpu_seconds: int = 120
    # Address space of a process; LibreOffice maps about 1 GB.
    memory_bytes: int = 2_000_000_000
    # Size of any file that a process writes, so that it cannot fill the disk.
    written_bytes: int = 500_000_000
