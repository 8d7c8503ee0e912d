import unicodedata

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ingest.fetching.naming import charset_of, name_of

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def called(path: str, type_: str = "", disposition: str = "") -> str:
    said = [(b"Content-Type", type_.encode()), (b"Content-Disposition", disposition.encode())]
    return name_of(path, httpx.Headers([(name, text) for name, text in said if text]))


@pytest.mark.parametrize(
    ("path", "type_", "name"),
    [
        ("/a/nghi-dinh-12.pdf", "", "nghi-dinh-12.pdf"),
        ("/a/nghi-dinh-12.pdf", "application/octet-stream", "nghi-dinh-12.pdf"),
        ("/tai-ve", "application/pdf", "tai-ve.pdf"),
        ("/tai-ve.aspx", "application/msword", "tai-ve.doc"),
        ("/tai-ve", WORD, "tai-ve.docx"),
        ("/xem/van-ban.pdf", "text/html; charset=utf-8", "van-ban.html"),
        ("/xem/van-ban.htm", "text/html", "van-ban.htm"),
        ("/12/2025/NĐ-CP", "text/plain", "NĐ-CP.txt"),
        ("/luat.md", "text/plain", "luat.md"),
        ("/12.2025.QH15", "application/msword", "12.2025.QH15.doc"),
        ("/", "text/html", "document.html"),
        ("/Nghị định 12.doc", "", "Nghị định 12.doc"),
        ("/la", "video/mp4", "la"),
        ("/la", ";;;", "la"),
    ],
)
def test_the_ending_tells_the_form(path: str, type_: str, name: str) -> None:
    assert called(path, type_) == name


@pytest.mark.parametrize(
    ("disposition", "name"),
    [
        ('attachment; filename="12-ND.docx"', "12-ND.docx"),
        ("attachment; filename*=UTF-8''Ngh%E1%BB%8B%20%C4%91%E1%BB%8Bnh.doc", "Nghị định.doc"),
        ('attachment; filename="Nghị định.doc"', "Nghị định.doc"),
        ('attachment; filename="../../etc/van-ban.txt"', "van-ban.txt"),
        ('attachment; filename="C:\\\\tep\\\\van-ban.doc"', "van-ban.doc"),
        ('attachment; filename="van-ban"', "van-ban.pdf"),
        ("attachment", "tai-ve.pdf"),
        ("=;;;=", "tai-ve.pdf"),
    ],
)
def test_the_offered_name_comes_first(disposition: str, name: str) -> None:
    assert called("/tai-ve", "application/pdf", disposition) == name


headers = st.dictionaries(
    st.sampled_from(["content-type", "content-disposition"]),
    st.text(max_size=400)
    | st.text(max_size=400).map('attachment; filename="{}"'.format)
    | st.text(max_size=400).map("attachment; filename*={}".format),
)


@given(st.text(max_size=400), headers)
def test_no_server_chooses_a_folder_or_an_impossible_name(path: str, said: dict[str, str]) -> None:
    name = name_of(path, said)
    assert 0 < len(name.encode()) <= 160
    assert not set(name) & set('/\\\0<>:"|?*\n\r\t\x1b')
    assert name == name.strip(" ") and not name.startswith(".")
    assert unicodedata.is_normalized("NFC", name)


def test_the_charset_is_told_where_the_server_tells_it() -> None:
    assert charset_of(httpx.Headers({"Content-Type": "text/html; charset=Windows-1258"})) == (
        "windows-1258"
    )
    assert charset_of(httpx.Headers({"Content-Type": "text/html"})) is None
    assert charset_of(httpx.Headers()) is None
