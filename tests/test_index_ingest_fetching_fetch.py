import gzip
from pathlib import Path

import pytest

from index.errors import IndexingError
from index.ingest.fetching.addresses import Address
from index.ingest.fetching.errors import FetchError
from index.ingest.fetching.fetch import fetch
from tests.web import Web, anywhere, page, redirect, to_loopback

TEXT = "Điều 1. Phạm vi điều chỉnh\n".encode() * 5000


def test_a_document_lands_in_the_folder_under_its_name(tmp_path: Path) -> None:
    headers = {"Content_Type": "text/html; charset=UTF-8"}
    with Web({"/van-ban/12.aspx?ban=1": page(TEXT, **headers)}) as web:
        url = web.url("/van-ban/12.aspx?ban=1#dieu-1")
        fetched = fetch(url, tmp_path / "new", is_allowed=anywhere)
        again = fetch(url, tmp_path / "new", is_allowed=anywhere)
    assert fetched.path.read_bytes() == TEXT
    assert (fetched.path.name, fetched.name, fetched.charset) == ("12.html", "12.html", "utf-8")
    assert fetched.address == url.partition("#")[0]
    # What is there already is not overwritten, and nothing else is left behind.
    assert (again.path.name, again.name) == ("12-2.html", "12.html")
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == ["12-2.html", "12.html"]


def test_the_server_hears_the_name_and_no_secret(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".netrc").write_text("machine van-ban.test login me password secret\n")
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    monkeypatch.setenv("HOME", str(tmp_path))
    with Web({"/luat.txt": page(TEXT)}) as web:
        url = web.url("/luat.txt", host="van-ban.test")
        fetch(url, tmp_path / "new", is_allowed=anywhere, resolve=to_loopback)
    lines = {line.lower() for line in web.heads[0].split("\r\n")}
    assert f"host: van-ban.test:{web.port}" in lines
    assert "accept-encoding: identity" in lines
    assert not any(line.startswith("authorization") for line in lines)


def test_redirects_are_followed_to_the_document(tmp_path: Path) -> None:
    pages = {"/": redirect("a/b"), "/a/b": redirect("/luat.txt"), "/luat.txt": page(TEXT)}
    with Web({**pages}) as web:
        fetched = fetch(web.url(), tmp_path, is_allowed=anywhere)
        assert fetched.address == web.url("/luat.txt")
    assert fetched.path.read_bytes() == TEXT


def test_a_site_that_sets_a_cookie_and_sends_back_is_understood(tmp_path: Path) -> None:
    with Web({"/": b""}) as web:
        answers = iter([redirect("/").replace(b"Loc", b"Set-Cookie: a=1\r\nLoc"), page(TEXT)])
        web.pages["/"] = lambda out: out.write(next(answers))
        assert fetch(web.url(), tmp_path, is_allowed=anywhere).path.read_bytes() == TEXT
        assert "cookie: a=1" in web.heads[1].lower()


def test_gzip_that_comes_unasked_is_undone(tmp_path: Path) -> None:
    body = page(gzip.compress(TEXT), Content_Encoding="gzip")
    with Web({"/luat.txt": body}) as web:
        fetched = fetch(web.url("/luat.txt"), tmp_path, is_allowed=anywhere)
    assert fetched.path.read_bytes() == TEXT


def test_a_body_without_declared_length_is_whole_when_its_end_is_marked(tmp_path: Path) -> None:
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(TEXT), TEXT)
    head = page(Content_Length="", Transfer_Encoding="chunked")
    with Web({"/luat.txt": head + chunked}) as web:
        fetched = fetch(web.url("/luat.txt"), tmp_path, is_allowed=anywhere)
    assert fetched.path.read_bytes() == TEXT


@pytest.mark.parametrize(
    ("status", "cure"),
    [
        ("404 Not Found", "correct the address"),
        ("410 Gone", "correct the address"),
        ("403 Forbidden", "open it in a browser"),
        ("204 No Content", "open it in a browser"),
        ("206 Partial Content", "open it in a browser"),
        ("304 Not Modified", "open it in a browser"),
        ("429 Too Many Requests", "try again later"),
        ("503 Service Unavailable", "try again later"),
    ],
)
def test_any_other_status_is_an_error_with_its_cure(tmp_path: Path, status: str, cure: str) -> None:
    body = b"" if status[:3] in ("204", "304") else TEXT
    with Web({"/": page(body, status)}) as web, pytest.raises(IndexingError) as failed:
        fetch(web.url(), tmp_path, is_allowed=anywhere)
    assert cure in str(failed.value)
    assert status[:3] in str(failed.value)
    assert list(tmp_path.iterdir()) == []


def test_a_server_that_is_not_there_or_a_name_without_address_is_an_error(tmp_path: Path) -> None:
    with Web({}) as web:
        url = web.url()
    with pytest.raises(FetchError, match=r"cannot be reached .* check the address"):
        fetch(url, tmp_path, is_allowed=anywhere)

    def unknown(host: str) -> list[Address]:
        raise OSError(host)

    def without_address(host: str) -> list[Address]:
        return [] if host else to_loopback(host)

    for lookup in (unknown, without_address):
        with pytest.raises(FetchError, match=r"cannot be reached .* check the address"):
            fetch("http://van-ban.test/", tmp_path, is_allowed=anywhere, resolve=lookup)


def test_a_proxy_in_the_environment_is_not_used_and_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Web({}) as gone:
        url = gone.url("/luat.txt")
    with Web({"/luat.txt": page(TEXT), url: page(TEXT)}) as proxy:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.url())
        with pytest.raises(FetchError, match="the proxy set in the environment is not used"):
            fetch(url, tmp_path, is_allowed=anywhere)
    assert proxy.connections == 0


def test_a_folder_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with Web({"/": page(TEXT)}) as web, pytest.raises(FetchError, match="cannot be written"):
        fetch(web.url(), tmp_path / "file", is_allowed=anywhere)
