"""Open the zip of an Office file and parse its XML parts, within bounds on number and size."""

import io
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import Self

from lxml import etree

from index.ingest.reading import limits
from index.ingest.reading.errors import ReadingError

_BROKEN = "is broken: get another copy, or open it in Word and save it again"


def local_name(element: etree._Element) -> str:
    """Return the element's name without namespace; "" for a comment or processing instruction.

    Word uses the same names in two namespaces, "transitional" and "strict".
    """
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element, name: str) -> str | None:
    """Return the value of the attribute `name` in any namespace, or None."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


class Package:
    """The parts of a .docx or .pptx, each unpacked only when it is requested."""

    def __init__(self, data: bytes) -> None:
        """Open the zip. Raises ReadingError if it is broken or has too many entries."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError) as error:
            raise ReadingError(_BROKEN) from error
        if len(self._zip.infolist()) > limits.ZIP_ENTRIES:
            raise ReadingError(f"holds more than {limits.ZIP_ENTRIES:,} files and is refused")
        self._bytes_left = limits.UNZIPPED_BYTES

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def parts(self) -> list[str]:
        """Return the paths of all parts."""
        return self._zip.namelist()

    def main_part(self) -> str | None:
        """Return the path of the part with the document's body, None if there is none."""
        relations = self.root("_rels/.rels")
        for relation in () if relations is None else relations:
            if str(relation.get("Type")).endswith("/officeDocument"):
                target = str(relation.get("Target")).lstrip("/")
                return target if target.startswith("word/") else None
        return None

    def beside(self, main: str, name: str) -> etree._Element | None:
        """Return the root of the part `name` in the folder of the part `main`."""
        return self.root(str(PurePosixPath(main).parent / name))

    def root(self, part: str) -> etree._Element | None:
        """Return the root of an XML part, None if there is no such part.

        Raises ReadingError if the part is broken, too large, a zip bomb or has a document type:
        no Office file needs one, and its entities can attack a parser.
        """
        try:
            info = self._zip.getinfo(part)
        except KeyError:
            return None
        xml = self._unpack(info)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            root = etree.fromstring(xml, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise ReadingError(f"{_BROKEN} ({part})") from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise ReadingError(f"defines XML entities in {part}, which no Office file does")
        return root

    def _unpack(self, info: zipfile.ZipInfo) -> bytes:
        bound = min(
            self._bytes_left,
            max(limits.UNZIPPED_BYTES_ALWAYS_READ, limits.UNZIPPED_RATIO * info.compress_size),
        )
        try:
            with self._zip.open(info) as file:
                xml = file.read(bound + 1)
        except RuntimeError as error:  # zipfile's error for an encrypted entry
            raise ReadingError("is protected by a password; remove it, then add again") from error
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
            raise ReadingError(f"{_BROKEN} ({info.filename[:80]})") from error
        if len(xml) > bound:
            raise ReadingError(f"unpacks to more than {bound:,} bytes and is refused as a zip bomb")
        self._bytes_left -= len(xml)
        return xml
