import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.ingest.reading import limits
from index.ingest.reading.errors import ReadingError
from index.ingest.reading.raw_text import RawText
from index.ingest.reading.read import SUFFIXES, read
from tests.binary_documents import DECISION, docx_of, needs_office, pdf_of, zip_of

TEXT = "\n".join(DECISION)
PAGE = f"<!DOCTYPE html><html><body><article><p>{'</p><p>'.join(DECISION)}</p></article></html>"


def written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize("suffix", [".txt", ".pdf", ".docx", ".doc", ""])
def test_text_is_read_whatever_its_name(tmp_path: Path, suffix: str) -> None:
    raw = read(written(tmp_path, f"quyet-dinh{suffix}", TEXT))

    assert (raw.text, raw.format, raw.name) == (TEXT, "txt", f"quyet-dinh{suffix}")
    assert raw.notes == (() if suffix in (".txt", "") else (f"named {suffix}, is plain text",))


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".pdf", ".docx", ".doc", ".2031"])
def test_binary_forms_are_told_by_what_they_hold(tmp_path: Path, suffix: str) -> None:
    for found, called, data in (
        ("pdf", "a PDF", pdf_of(DECISION)),
        ("docx", "a .docx", docx_of(*DECISION)),
        ("html", "HTML", PAGE.encode()),
    ):
        raw = read(written(tmp_path, f"x{suffix}", data), "https://binhlam.example/x")
        named_rightly = suffix == f".{found}" or suffix not in SUFFIXES
        assert raw.format == found
        assert DECISION[6] in raw.text
        assert raw.address == "https://binhlam.example/x"
        assert (f"named {suffix}, is {called}" in raw.notes) is not named_rightly


@needs_office
def test_rich_text_named_doc_is_read(tmp_path: Path) -> None:
    raw = read(written(tmp_path, "x.doc", b"{\\rtf1 Quy che 912\\par}"))

    assert (raw.text, raw.format) == ("Quy che 912", "doc")


def test_markdown_that_holds_tags_stays_markdown(tmp_path: Path) -> None:
    raw = read(written(tmp_path, "x.md", f"# Quyết định\n\n<div>{DECISION[6]}</div>\n"))

    assert raw.format == "md"


def test_text_comes_out_composed(tmp_path: Path) -> None:
    raw = read(written(tmp_path, "x.docx", docx_of(unicodedata.normalize("NFD", DECISION[0]))))

    assert raw.text == DECISION[0]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "x.pdf: is empty"),
        (b"\n \x00\x00\n", "x.pdf: is empty"),
        (b"\x7fELF" + bytes(range(256)) * 4, "x.pdf: is none of the files that can be"),
        (zip_of({"a.bin": "x"}), "x.pdf: is a zip file, but no document; what can be read is"),
        (zip_of({"META-INF/container.xml": "<x/>"}), "x.pdf: is an e-book; what can be read is"),
    ],
)
def test_what_cannot_be_read_is_refused(tmp_path: Path, data: bytes, reason: str) -> None:
    with pytest.raises(ReadingError, match=reason):
        read(written(tmp_path, "x.pdf", data))


def test_what_is_no_file_is_refused_at_once(tmp_path: Path) -> None:
    pipe, loop, zero = (tmp_path / name for name in ("pipe.txt", "loop.txt", "zero.txt"))
    os.mkfifo(pipe)
    loop.symlink_to(loop)
    zero.symlink_to("/dev/zero")

    for path, reason in (
        (tmp_path, "is a folder; give its files"),
        (tmp_path / "none.txt", "none.txt: cannot be opened: No such file"),
        (pipe, "pipe.txt: is a device or a pipe, not a file"),
        (zero, "zero.txt: is a device or a pipe, not a file"),
        (loop, "loop.txt: cannot be opened: Too many levels of symbolic links"),
        (tmp_path / ("x" * 5000), "cannot be opened: File name too long"),
        (tmp_path / "x\0.txt", "cannot be opened: embedded null byte"),
    ):
        with pytest.raises(ReadingError, match=reason):
            read(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "x.txt", TEXT)
    path.chmod(0)

    with pytest.raises(ReadingError, match=r"x\.txt: cannot be opened: Permission denied"):
        read(path)


def test_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sparse = tmp_path / "sparse.pdf"
    with sparse.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(ReadingError, match=r"sparse\.pdf: is 200 MB, more than 100"):
        read(sparse)

    monkeypatch.setattr(limits, "TEXT_CHARACTERS", len(TEXT) - 1)
    with pytest.raises(ReadingError, match="characters; split it into documents"):
        read(written(tmp_path, "x.txt", TEXT))


@pytest.mark.parametrize("stem", ["a\nb", "📜🏛", "q" * 200, "-rf", "%s{0}", " .. "])
def test_odd_names_are_read_and_stay_one_line_in_messages(tmp_path: Path, stem: str) -> None:
    path = written(tmp_path, f"{stem}.txt", TEXT)
    assert read(path) == RawText(TEXT, "txt", path.name, wraps=True)

    path.write_bytes(bytes(range(256)) * 4)
    with pytest.raises(ReadingError) as caught:
        read(path)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 250


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    start=st.sampled_from([b"", b"%PDF-1.7\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]),
    rest=st.binary(max_size=600),
    suffix=st.sampled_from([".txt", ".pdf", ".docx", ".doc", ".md"]),
)
def test_junk_is_read_or_refused_with_its_name(
    tmp_path: Path, start: bytes, rest: bytes, suffix: str
) -> None:
    try:
        raw = read(written(tmp_path, f"junk{suffix}", start + rest))
    except ReadingError as error:
        assert str(error).startswith(f"junk{suffix}: ")
    else:
        assert raw.text == unicodedata.normalize("NFC", raw.text)
