"""The bounds on reading one file. Past any of them a file is refused with a ReadingError."""

from dataclasses import dataclass

# The longest instruments with their annexes are some tens of megabytes, as scans.
FILE_BYTES = 100_000_000
# Ten thousand pages of text; more than that is not one document.
TEXT_CHARACTERS = 20_000_000

# Files parsed ahead of the one asked for, so that parsing runs while the caller embeds.
READ_AHEAD = 4

# A .docx is a zip: a law of 500 pages unpacks to 20 MB of XML in about 20 entries.
ZIP_ENTRIES = 10_000
UNZIPPED_BYTES = 200_000_000
# XML of one kind of element repeated packs 100:1 at most; deflate ends at 1032:1.
UNZIPPED_RATIO = 200
# Below this a part is never a bomb, whatever its ratio.
UNZIPPED_BYTES_ALWAYS_READ = 2_000_000

PDF_PAGES = 3_000
# Pages read by OCR in one file: as many as fit into the time of a file.
OCR_PAGES = 250
OCR_PAGE_SECONDS = 60.0
# A3 at 300 dpi is 17 million; anything larger is drawn coarser.
PIXELS = 20_000_000
# Tesseract takes no longer side.
PIXELS_A_SIDE = 32_000

# LibreOffice needs 2 s for a law and about 30 s for 500 pages on a slow machine.
OFFICE_SECONDS = 180.0


@dataclass(frozen=True, slots=True)
class Bounds:
    """What the process that reads a file may take, and each program it starts."""

    # Wall clock, for everything a file needs; a scan takes about 4 s a page.
    seconds: float = 1200.0
    # Processor time of the parser itself: OCR and LibreOffice are other processes.
    cpu_seconds: int = 120
    # Address space; LibreOffice maps about 1 GB.
    memory_bytes: int = 2_000_000_000
    # No program may fill the disk with one file.
    written_bytes: int = 500_000_000
