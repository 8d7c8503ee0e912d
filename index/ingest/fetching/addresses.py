"""Tell public internet addresses from private ones, and resolve host names.

A server that fetches addresses from others can be tricked into its own network: a database without
a password on loopback, a router, a cloud's metadata service at 169.254.169.254. So the check is on
the IP address, whatever name or notation led to it.
"""

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

Address = IPv4Address | IPv6Address
Resolve = Callable[[str], list[Address]]
"""Return all addresses of a host name; raise OSError or UnicodeError if it has none."""
AddressCheck = Callable[[Address], bool]

# Python's own tables (`is_global`) vary between releases and omit these.
_NOT_PUBLIC_V4 = (
    IPv4Network("192.0.0.0/24"),  # protocol assignments
    IPv4Network("192.88.99.0/24"),  # 6to4 relays, deprecated
)
_GLOBAL_UNICAST_V6 = IPv6Network("2000::/3")
_NOT_PUBLIC_V6 = (
    IPv6Network("2001::/23"),  # protocol assignments, Teredo among them
    IPv6Network("3fff::/20"),  # documentation
)
_NAT64 = IPv6Network("64:ff9b::/96")


def is_public(address: Address) -> bool:
    """Return whether `address` is an ordinary address of the public internet.

    It is not if it is private, loopback, link-local, carrier-grade NAT, multicast, reserved,
    unspecified, for documentation, or an IPv6 address that embeds such an IPv4 address.
    """
    if isinstance(address, IPv6Address):
        inner = _embedded(address)
        return is_public(inner) if inner is not None else _is_public_v6(address)
    if any(address in network for network in _NOT_PUBLIC_V4):
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def _is_public_v6(address: IPv6Address) -> bool:
    if any(address in network for network in _NOT_PUBLIC_V6):
        return False
    return address in _GLOBAL_UNICAST_V6 and address.is_global


def _embedded(address: IPv6Address) -> IPv4Address | None:
    """Return the IPv4 address that packets to `address` are routed to; None if there is none."""
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return address.ipv4_mapped or address.sixtofour


def resolve(host: str) -> list[Address]:
    """Return all addresses of `host`: a name, or an address in any notation the system accepts.

    Raises OSError or UnicodeError when there is none.
    """
    entries = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return [ip_address(sockaddr[0]) for *_, sockaddr in entries]
