"""Files made to harm their reader, by what they do; with what is said of each, None when read."""

import struct
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from itertools import pairwise

from tests.binary_documents import (
    DECISION,
    docx_of,
    package_relations,
    pdf_of,
    word_with,
    zip_of,
)

MAIN = "word/document.xml"
SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NOISE = bytes((row * row * 31 + row // 7) % 256 for row in range(20_000))
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def ole2_of(*streams: str, flags: int = 0) -> bytes:
    """Return an OLE2 file; each of its streams holds the same 4 KB, a Word header with `flags`."""
    header = struct.pack(
        "<8s16x5H6xIIIIIIIII109I",
        *(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6),
        *(0, 1, 1, 0, 4096, END, 0, END, 0),
        *(0, *[FREE] * 108),
    )
    chain = [FAT, END, *range(3, 10), END]
    table = struct.pack("<128I", *chain, *[FREE] * (128 - len(chain)))

    def entry(name: str, kind: int, right: int, child: int, start: int, size: int) -> bytes:
        letters = name.encode("utf-16-le")
        return struct.pack(
            "<64sHBBIII36xIQ", letters, len(letters) + 2, kind, 1, FREE, right, child, start, size
        )

    folder = entry("Root Entry", 5, FREE, 1, END, 0)
    for row, name in enumerate(streams, 1):
        folder += entry(name, 2, row + 1 if row < len(streams) else FREE, FREE, 2, 4096)
    content = struct.pack("<HH6xH", 0xA5EC, 0xC1, flags).ljust(4096, b"\0")
    return header + table + folder.ljust(512, b"\0") + content


def pdf_with(*objects: bytes) -> bytes:
    """Return a PDF of these objects, numbered from 1; the first is its catalogue."""
    numbered = (b"%d 0 obj\n%b\nendobj\n" % (row, each) for row, each in enumerate(objects, 1))
    return b"%PDF-1.7\n" + b"".join(numbered) + b"trailer << /Root 1 0 R >>\n%%EOF\n"


def page_with(content: bytes, box: bytes = b"0 0 595 842", resources: bytes = b"") -> bytes:
    font = b"/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
    return pdf_with(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [%b] /Contents 4 0 R "
        b"/Resources << %b %b >> >>" % (box, font, resources),
        content,
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject "
        b"<< /X 5 0 R >> >> /Length 5 >> stream\n/X Do\nendstream",
    )


def pages_counted(count: int, kids: bytes) -> bytes:
    return pdf_with(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, count),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
    )


def stream(content: bytes, names: bytes = b"") -> bytes:
    return b"<< /Length %d %b >> stream\n%b\nendstream" % (len(content), names, content)


TEXT = stream(b"BT /F 12 Tf 50 700 Td (Quy che chieu sang thong minh cua thanh pho Binh Lam) Tj ET")


def deflated_twice(megabytes: int) -> bytes:
    packer = zlib.compressobj(9)
    start = packer.compress(bytes(1_000_000)) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(bytes(1_000_000)) + packer.flush(zlib.Z_FULL_FLUSH)
    return zlib.compress(start + again * (megabytes - 1) + packer.flush(), 9)


def word_saying(document: str | bytes) -> bytes:
    return zip_of({"_rels/.rels": package_relations(MAIN), MAIN: document})


def entities(definitions: str, external: str = "") -> str:
    return (
        f"<!DOCTYPE w:document {external} [{definitions}]><w:document {SPACE}><w:body><w:p><w:r>"
        "<w:t>&a;</w:t></w:r></w:p></w:body></w:document>"
    )


def laughs() -> str:
    lines = [f'<!ENTITY {a} "{f"&{b};" * 10}">' for a, b in pairwise("abcdefghij")]
    return entities('<!ENTITY j "ha">' + "".join(reversed(lines)))


def many_entries() -> bytes:
    file = BytesIO(word_with("<w:p/>"))
    with zipfile.ZipFile(file, "a") as made:
        for row in range(100_000):
            made.writestr(zipfile.ZipInfo(f"word/{row}"), b"")
    return file.getvalue()


def lying_about_size() -> bytes:
    data = bytearray(word_with("<w:p/>" * 100_000))
    place = data.rindex(MAIN.encode()) - 46
    assert data[place : place + 4] == b"PK\x01\x02"
    struct.pack_into("<I", data, place + 24, 100)
    return bytes(data)


def nested(open_: str, close: str, depth: int) -> bytes:
    text = "<w:p><w:r><w:t>sâu</w:t></w:r></w:p>"
    return word_with(open_ * depth + text + close * depth)


PROTECTED = "is protected by a password; remove it, then add again"
BROKEN_PDF = "is a broken PDF"
BROKEN_WORD = "is broken: get another copy"

# What it is, its name, how it is made, what is said of it.
HOSTILE: tuple[tuple[str, str, Callable[[], bytes], str | None], ...] = (
    ("zip bomb", "x.docx", lambda: word_saying(" " * 300_000_000), "refused as a zip bomb"),
    ("zip that lies about its sizes", "x.docx", lying_about_size, BROKEN_WORD),
    ("100,000 entries", "x.docx", many_entries, "holds more than 10,000 files"),
    (
        "zip bomb inside",
        "x.docx",
        lambda: word_with("<w:p><w:r><w:t>Điều 1</w:t></w:r></w:p>", x=" " * 300_000_000),
        None,
    ),
    ("billion laughs", "x.docx", lambda: word_saying(laughs()), BROKEN_WORD),
    (
        "entity of a local file",
        "x.docx",
        lambda: word_saying(entities('<!ENTITY a SYSTEM "file:///etc/passwd">')),
        "defines XML entities",
    ),
    (
        "external document type",
        "x.docx",
        lambda: word_saying(entities("", 'SYSTEM "http://127.0.0.1:9/x.dtd"')),
        "defines XML entities",
    ),
    (
        "entity in UTF-16",
        "x.docx",
        lambda: word_saying(
            ('<?xml version="1.0" encoding="UTF-16"?>' + laughs()).encode("utf-16")
        ),
        BROKEN_WORD,
    ),
    (
        "body outside the zip",
        "x.docx",
        lambda: zip_of({"_rels/.rels": package_relations("/../../etc/passwd")}),
        "is a zip file, but no document",
    ),
    (
        "deep XML",
        "x.docx",
        lambda: nested("<w:ins>", "</w:ins>", 100_000),
        f"{BROKEN_WORD}|nested too deeply",
    ),
    (
        "tables in tables",
        "x.docx",
        lambda: nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 80),
        None,
    ),
    ("truncated .docx", "x.docx", lambda: docx_of(*DECISION)[:-2000], BROKEN_WORD),
    ("protected .docx", "x.docx", lambda: ole2_of("EncryptedPackage", "EncryptionInfo"), PROTECTED),
    ("protected .doc", "x.doc", lambda: ole2_of("WordDocument", flags=0x100), PROTECTED),
    ("spreadsheet", "x.doc", lambda: ole2_of("Workbook"), "an Office file, but not a Word doc"),
    ("slides", "x.doc", lambda: ole2_of("PowerPoint Document"), "but not a Word document"),
    ("truncated .doc", "x.doc", lambda: ole2_of("WordDocument")[:700], "is a broken .doc"),
    ("hollow .doc", "x.doc", lambda: ole2_of("WordDocument"), "LibreOffice cannot|not installed"),
    ("protected PDF", "x.pdf", lambda: pdf_of(DECISION, password="x"), PROTECTED),
    ("truncated PDF", "x.pdf", lambda: pdf_of(DECISION)[:3000], BROKEN_PDF),
    ("PDF of nothing", "x.pdf", lambda: b"%PDF-1.7\n%%EOF", BROKEN_PDF),
    ("4,000 pages", "x.pdf", lambda: pages_counted(4000, b"3 0 R " * 4000), "more than 3,000"),
    ("a claim of pages", "x.pdf", lambda: pages_counted(2**31 - 1, b"3 0 R"), "holds no text"),
    ("pages in a circle", "x.pdf", lambda: pages_counted(9, b"2 0 R 2 0 R"), BROKEN_PDF),
    (
        "giant page of text",
        "x.pdf",
        lambda: page_with(TEXT, b"0 0 1000000000 1000000000"),
        None,
    ),
    (
        "giant page to be drawn",
        "x.pdf",
        lambda: page_with(stream(b"0 0 9 9 re f"), b"0 0 1000000000 1000000000"),
        "holds no text|not installed",
    ),
    (
        "page without size",
        "x.pdf",
        lambda: page_with(stream(b"0 0 9 9 re f"), b"0 0 0.0001 1000000000"),
        "holds no text|not installed",
    ),
    (
        "form that draws itself",
        "x.pdf",
        lambda: page_with(stream(b"/X Do"), resources=b"/XObject << /X 5 0 R >>"),
        "holds no text|not installed",
    ),
    (
        "PDF that unpacks to 2 GB",
        "x.pdf",
        lambda: page_with(
            stream(deflated_twice(2000), b"/Filter [/FlateDecode /FlateDecode]"),
        ),
        "made its reader crash|of memory|of computing",
    ),
    ("PDF and then noise", "x.pdf", lambda: b"%PDF-1.7\n" + NOISE, BROKEN_PDF),
    *(
        (f"noise named {suffix}", f"x{suffix}", lambda: NOISE, "none of the files|not text")
        for suffix in (".txt", ".pdf", ".docx", ".doc", ".html")
    ),
    ("zip and then noise", "x.docx", lambda: b"PK\x03\x04" + NOISE, BROKEN_WORD),
    (
        "OLE2 and then noise",
        "x.doc",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + NOISE,
        "is a broken .doc",
    ),
    (
        "deep HTML",
        "x.html",
        lambda: b"<html>" + b"<div>" * 200_000 + b"Quy che 912",
        "nested too deep",
    ),
    ("one long line", "x.txt", lambda: b"dong " * 10_000_000, "more than 20,000,000 characters"),
    ("wrong ending", "x.docx", lambda: pdf_of(DECISION), None),
    ("nothing", "x.docx", lambda: b"", "x.docx: is empty"),
)
