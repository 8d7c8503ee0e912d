"""A folder of 100 MB of fictional documents: text files, web pages, Word documents."""

import io
import zipfile
from pathlib import Path
from random import Random
from xml.sax.saxutils import escape

from tests.benchmarks.fictional import Author

FILES = 300
_PAGE, _PICTURE = 420_000, 200_000
_DOCX = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
)
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="png" ContentType="image/png"/>'
    '<Override PartName="/word/document.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)


def write_folder(folder: Path, text_only: bool) -> int:
    """Write the files of `memory` and return how many words their texts have."""
    folder.mkdir(parents=True)
    author, noise, words = Author(), Random(7), 0  # noqa: S311 - nothing secret
    script = "".join(f"var a{n}={{'k':{n},'v':'{n:x}'}};" for n in range(_PAGE // 26))
    for number in range(1, FILES + 1):
        if text_only:
            text = author.decree(number, articles=258)
        else:
            text = author.decree(number, articles=90)
        words += len(text.split())
        file = folder / f"decree-{number}"
        if text_only or number % 3 == 0:
            file.with_suffix(".txt").write_text(text, encoding="utf-8")
        elif number % 3 == 1:
            lines = "".join(f"<p>{escape(line)}</p>\n" for line in text.split("\n"))
            page = (
                f"<!doctype html><html><head><script>{script}</script></head><body>{lines}</body>"
            )
            file.with_suffix(".html").write_text(page, encoding="utf-8")
        else:
            file.with_suffix(".docx").write_bytes(_docx(text, noise.randbytes(_PICTURE)))
    return words


def _docx(text: str, picture: bytes) -> bytes:
    paragraphs = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'
        for line in text.split("\n")
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELATIONS)
        archive.writestr("word/document.xml", f"{_DOCX}{paragraphs}</w:body></w:document>")
        archive.writestr("word/media/image1.png", picture)
    return file.getvalue()
