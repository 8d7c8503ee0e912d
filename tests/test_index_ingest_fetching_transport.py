import ssl
from pathlib import Path

import pytest
import trustme

from index.ingest.fetching.errors import FetchError
from index.ingest.fetching.fetch import fetch
from tests.web import Web, anywhere, page, redirect, to_loopback

PAGE = page(b"luat")


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> trustme.CA:
    """A certificate authority that is trusted during the test."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "authority.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    return authority


def server_of(certificate: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context


def test_the_certificate_is_checked_against_the_name(tmp_path: Path, authority: trustme.CA) -> None:
    tls = server_of(authority.issue_cert("van-ban.test"))
    asked: list[str | None] = []
    tls.sni_callback = lambda connection, name, context: asked.append(name)
    with Web({"/luat.txt": PAGE}, tls=tls) as web:
        url = web.url("/luat.txt", "van-ban.test", "https")
        fetched = fetch(url, tmp_path / "new", is_allowed=anywhere, resolve=to_loopback)
        assert fetched.path.read_bytes() == b"luat"
        assert asked == ["van-ban.test"]

        # The same machine under a name that its certificate does not hold, or under none.
        for host in ("other.test", "127.0.0.1"):
            with pytest.raises(FetchError, match="CERTIFICATE_VERIFY_FAILED"):
                url = web.url("/luat.txt", host, "https")
                fetch(url, tmp_path / "new", is_allowed=anywhere, resolve=to_loopback)
        assert len(web.heads) == 1


def test_a_certificate_of_an_unknown_authority_is_refused(
    tmp_path: Path, authority: trustme.CA
) -> None:
    assert authority.cert_pem
    tls = server_of(trustme.CA().issue_cert("van-ban.test"))
    with (
        Web({"/luat.txt": PAGE}, tls=tls) as web,
        pytest.raises(FetchError, match="CERTIFICATE_VERIFY_FAILED"),
    ):
        url = web.url("/luat.txt", "van-ban.test", "https")
        fetch(url, tmp_path / "new", is_allowed=anywhere, resolve=to_loopback)


def test_a_redirect_gives_up_no_encryption(tmp_path: Path, authority: trustme.CA) -> None:
    tls = server_of(authority.issue_cert("van-ban.test"))
    with Web({"/luat.txt": PAGE}) as plain, Web({}, tls=tls) as web:
        web.pages["/"] = redirect(plain.url("/luat.txt"))
        with pytest.raises(FetchError, match="without encryption"):
            url = web.url("/", "van-ban.test", "https")
            fetch(url, tmp_path / "new", is_allowed=anywhere, resolve=to_loopback)
        assert (web.connections, plain.connections) == (1, 0)

        # Gaining it is fine.
        plain.pages["/"] = redirect(web.url("/luat.txt", "van-ban.test", "https"))
        web.pages["/luat.txt"] = PAGE
        fetched = fetch(plain.url(), tmp_path / "new", is_allowed=anywhere, resolve=to_loopback)
        assert fetched.address.startswith("https://van-ban.test:")
