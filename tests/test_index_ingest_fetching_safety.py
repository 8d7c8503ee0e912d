"""Whatever leads to a machine that is not on the public internet ends before a connection."""

from ipaddress import IPv4Address, ip_address
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.ingest.fetching.addresses import Address, AddressCheck, Resolve, is_public, resolve
from index.ingest.fetching.errors import FetchError
from index.ingest.fetching.fetch import fetch
from tests.test_index_ingest_fetching_addresses import writings
from tests.web import Web, anywhere, page, redirect, to_loopback

SECRET = page(b"secret")
PUBLIC = page(b"public")


def refused(
    url: str, folder: Path, is_allowed: AddressCheck = is_public, resolve: Resolve = resolve
) -> str:
    """Return why `url` is refused; it must be, and leave nothing in `folder`."""
    with pytest.raises(FetchError) as failed:
        fetch(url, folder, is_allowed=is_allowed, resolve=resolve)
    assert not folder.exists() or list(folder.iterdir()) == []
    return str(failed.value)


@pytest.mark.parametrize(
    "host",
    [*writings(IPv4Address("127.0.0.1")), "127.1", "0", "localhost", "127。0。0。1", "0x7f.1"],
)
def test_loopback_is_not_asked_however_it_is_written(tmp_path: Path, host: str) -> None:
    with Web({"/": SECRET}) as web:
        bracketed = f"[{host}]" if ":" in host else host
        why = refused(web.url(host=bracketed), tmp_path)
        assert web.connections == 0
    # httpx refuses numbers with leading zeros on its own.
    assert "not on the public internet" in why or "Invalid IPv4 address" in why


@pytest.mark.parametrize("url", ["http://169.254.169.254/latest/", "http://[fd00:ec2::254]/"])
def test_the_metadata_services_of_clouds_are_not_asked(tmp_path: Path, url: str) -> None:
    assert "not on the public internet" in refused(url, tmp_path)


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "FILE:/etc/passwd",
        "ftp://van-ban.test/luat.txt",
        "data:text/plain,luat",
        "gopher://127.0.0.1:6379/_x",
        "javascript:1",
        "//van-ban.test/",
        "/etc/passwd",
        "luat.txt",
        "",
        "http://",
        "http:///luat.txt",
        "http://van-ban.test:0/",
        "http://van-ban.test:65536/",
        "http://van-ban.test:-1/",
        "http://[::1",
        "http://\0/",
        "http://a b/",
        "http://xn--zzzzzz--/",
        "http://" + "a" * 70 + ".vn/",
        "http://" + "a" * 100_000 + ".vn/",
        "http://①②⑦.0.0.1/",
        "http://public.test@127.0.0.1/",
        "http://127.0.0.1\\@public.test/",
        "https://me:secret@van-ban.test/",
    ],
)
def test_what_is_not_a_plain_web_address_is_refused(tmp_path: Path, url: str) -> None:
    assert "secret" not in refused(url, tmp_path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(max_size=60), st.sampled_from(["", "http:", "http://", "https://a.test:", "http://["])
)
def test_any_text_at_all_is_refused_with_a_message(tmp_path: Path, text: str, before: str) -> None:
    refused(before + text, tmp_path, resolve=lambda host: [ip_address("10.0.0.1")])


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1:{port}/secret",
        "http://2130706433:{port}/secret",
        "//inside.test:{port}/secret",
        "http://[::ffff:127.0.0.1]:{port}/secret",
        "http://public.test@inside.test:{port}/secret",
        "file:///etc/passwd",
        "ftp://inside.test/secret",
        "data:text/plain,luat",
        "http://[",
        "http:// /",
        "http://xn--zzzzzz--/",
        "http://van-ban.test:99999/",
    ],
)
def test_each_redirect_is_judged_like_the_first_address(tmp_path: Path, target: str) -> None:
    with Web({"/secret": SECRET}) as inside, Web({}, "127.0.0.2") as outside:
        outside.pages["/"] = redirect(target.format(port=inside.port))

        def only_outside(address: Address) -> bool:
            return address == ip_address("127.0.0.2")

        def lookup(host: str) -> list[Address]:
            return [ip_address("127.0.0.2" if host == "public.test" else "127.0.0.1")]

        url = outside.url(host="public.test")
        refused(url, tmp_path, is_allowed=only_outside, resolve=lookup)
        assert (outside.connections, inside.connections) == (1, 0)


def test_a_redirect_loop_ends(tmp_path: Path) -> None:
    with Web({"/a": redirect("/b"), "/b": redirect("/a")}) as web:
        assert "more than 5 redirects" in refused(web.url("/a"), tmp_path, is_allowed=anywhere)
        assert len(web.heads) == 6


def test_a_name_with_one_private_address_is_not_asked_at_all(tmp_path: Path) -> None:
    with Web({"/": SECRET}) as web:
        mixed = [ip_address("127.0.0.2"), ip_address("127.0.0.1")]
        refused(
            web.url(host="mixed.test"),
            tmp_path,
            is_allowed=lambda address: address != mixed[1],
            resolve=lambda host: mixed,
        )
        assert web.connections == 0


def test_a_name_that_changes_its_answer_gains_nothing(tmp_path: Path) -> None:
    """DNS rebinding: a first answer that passes, a second that leads inside."""
    asked = []

    def rebinding(host: str) -> list[Address]:
        asked.append(host)
        return [ip_address("127.0.0.2" if len(asked) == 1 else "127.0.0.1")]

    def not_inside(address: Address) -> bool:
        return address != ip_address("127.0.0.1")

    with Web({"/": SECRET}) as inside, Web({"/": PUBLIC}, "127.0.0.2", inside.port) as outside:
        url = outside.url(host="rebinding.test")
        fetched = fetch(url, tmp_path / "new", is_allowed=not_inside, resolve=rebinding)
        assert fetched.path.read_bytes() == b"public"
        assert asked == ["rebinding.test"]
        assert (outside.connections, inside.connections) == (1, 0)

        # A connection of its own asks again, and is judged again.
        asked[:] = ["once"]
        refused(url, tmp_path / "again", is_allowed=not_inside, resolve=rebinding)
        assert (outside.connections, inside.connections) == (1, 0)


def test_the_next_address_is_tried_when_one_does_not_answer(tmp_path: Path) -> None:
    with Web({"/": PUBLIC}) as web:
        both = [ip_address("127.0.0.2"), ip_address("127.0.0.1")]
        url = web.url(host="two.test")
        fetched = fetch(url, tmp_path, is_allowed=anywhere, resolve=lambda host: both)
        assert fetched.path.read_bytes() == b"public"


def test_by_default_the_real_check_is_made(tmp_path: Path) -> None:
    with Web({"/": SECRET}) as web:
        refused(web.url(host="van-ban.test"), tmp_path, resolve=to_loopback)
        assert web.connections == 0
    assert not is_public(ip_address("127.0.0.1"))
