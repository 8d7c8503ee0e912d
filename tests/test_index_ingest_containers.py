"""Zips and e-mails are unpacked into files, each alone, within bounds and in one folder."""

from email.message import EmailMessage
from pathlib import Path

import pytest

from index.ingest.containers import unpack
from index.ingest.reading import limits
from index.ingest.reading.errors import ReadingError
from tests.binary_documents import zip_of


def test_a_zip_gives_its_files_and_none_leads_out_of_the_folder(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(zip_of({"a/b.txt": "một", "../../c.txt": "hai", "..\\d.txt": "ba", "e/": ""}))
    folder = tmp_path / "out"
    found = unpack(path, folder)
    assert [name for _, name in found] == ["a/b.txt", "../../c.txt", "..\\d.txt"]
    assert [file.name for file, _ in found] == ["b.txt", "c.txt", "d.txt"]
    assert all(file.resolve().is_relative_to(folder.resolve()) for file, _ in found)
    assert [file.read_text("utf-8") for file, _ in found] == ["một", "hai", "ba"]


def test_a_zip_bomb_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "UNZIPPED_BYTES", 1000)
    path = tmp_path / "x.zip"
    path.write_bytes(zip_of({"a.txt": b"0" * 600, "b.txt": b"0" * 600}))
    with pytest.raises(ReadingError, match="unpacks to more than 1,000 bytes"):
        unpack(path, tmp_path / "out")


@pytest.mark.parametrize("name", ["x.zip", "x.eml"])
def test_a_broken_container_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"\x00\xff nothing of the kind")
    with pytest.raises(ReadingError, match=r"is a broken|is no e-mail"):
        unpack(path, tmp_path / "out")


def mail(body: str, *attached: tuple[str, bytes]) -> bytes:
    made = EmailMessage()
    made["Subject"] = "Gửi <văn bản>"
    made.set_content(body)
    for name, data in attached:
        made.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return made.as_bytes()


def test_a_mail_gives_what_is_attached(tmp_path: Path) -> None:
    path = tmp_path / "thư.eml"
    path.write_bytes(mail("Kính gửi anh chị.", ("quyết định.txt", "một".encode()), ("b.pdf", b"2")))
    found = unpack(path, tmp_path / "out")
    assert [(name, file.read_bytes()) for file, name in found] == [
        ("quyết định.txt", "một".encode()),
        ("b.pdf", b"2"),
    ]


def test_a_mail_that_says_much_is_a_document_as_well(tmp_path: Path) -> None:
    path = tmp_path / "thư.eml"
    path.write_bytes(mail("Từ ngày mai đèn của bến được thắp sớm hơn một giờ. " * 3))
    ((file, name),) = unpack(path, tmp_path / "out")
    assert name == "thư.html"
    assert "Gửi &lt;văn bản&gt;" in file.read_text("utf-8")
