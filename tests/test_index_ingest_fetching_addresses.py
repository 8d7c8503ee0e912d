from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ingest.fetching.addresses import is_public, resolve

# One of each block that the IANA registries of special addresses do not give to the public.
SPECIAL = [
    "0.0.0.0", "0.1.2.3", "10.1.2.3", "100.64.0.1", "100.127.255.254", "127.0.0.1", "127.9.9.9",
    "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.0.8", "192.0.2.1",
    "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1",
    "239.1.1.1", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::127.0.0.1", "::ffff:0:10.0.0.1", "64:ff9b:1::1", "100::1", "2001::1",
    "2001:db8::1", "2001:10::1", "3fff::1", "5f00::1", "fc00::1", "fd12::1", "fe80::1",
    "fe80::1%1", "fec0::1", "ff02::1", "ff0e::1",
]  # fmt: skip
PUBLIC = ["1.1.1.1", "100.63.255.255", "172.32.0.1", "203.162.0.11", "2400:cb00::1", "2a00::1"]


@pytest.mark.parametrize("address", SPECIAL)
def test_special_addresses_are_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", PUBLIC)
def test_ordinary_addresses_are_public(address: str) -> None:
    assert is_public(ip_address(address))


def embeddings(inner: IPv4Address) -> list[IPv6Address]:
    """Return the IPv6 addresses whose packets end up at `inner`."""
    return [
        IPv6Address(0xFFFF << 32 | int(inner)),
        IPv6Address(0x64FF9B << 96 | int(inner)),
        IPv6Address(0x2002 << 112 | int(inner) << 80 | 1),
    ]


@given(st.ip_addresses(v=4))
def test_an_ipv6_address_is_as_public_as_the_ipv4_address_in_it(inner: IPv4Address) -> None:
    assert {is_public(outer) for outer in embeddings(inner)} == {is_public(inner)}


@given(st.ip_addresses(v=6))
def test_what_python_knows_as_not_global_is_never_public(address: IPv6Address) -> None:
    assert address.is_global or not is_public(address) or address.ipv4_mapped


BLOCKS = ["127.0.0.0/8", "10.0.0.0/8", "192.168.0.0/16", "169.254.0.0/16"]
private = (
    st.sampled_from(BLOCKS)
    .flatmap(lambda block: st.ip_addresses(network=block))
    .map(lambda address: IPv4Address(str(address)))
)


def writings(address: IPv4Address) -> list[str]:
    """Return ways to write an IPv4 address that the C library reads."""
    a, b, c, d = address.packed
    number = int(address)
    return [
        str(address),
        str(number),
        hex(number),
        f"0{number:o}",
        f"{a:#x}.{b:#x}.{c:#x}.{d:#x}",
        f"0{a:o}.0{b:o}.0{c:o}.0{d:o}",
        f"{a}.{number & 0xFFFFFF}",
        f"{a:#x}.{b}.{number & 0xFFFF}",
        f"::ffff:{address}",
    ]


@given(private)
def test_however_an_address_is_written_the_same_one_is_judged(address: IPv4Address) -> None:
    for writing in writings(address):
        found = resolve(writing)
        assert found, writing
        assert not any(is_public(one) for one in found), writing
