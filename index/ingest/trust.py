"""How far a text is trusted, by where it came from and what a reviewer decided."""

from pathlib import Path
from urllib.parse import urlsplit

from index.records.decision import Trust
from index.records.version import Version
from index.yaml_file import read_yaml

_DOMAINS: tuple[str, ...] = tuple(
    read_yaml(Path(__file__).with_name("official_addresses.yml"))["domains"]
)
_HTTPS_PORTS = (None, 443)


def trust_of(version: Version) -> Trust:
    """Return the level of trust of `version`; what its file says of itself counts for nothing."""
    if version.origin == "corpus":
        return "shipped"
    if version.decision and version.decision.kind == "confirmed":
        return "confirmed"
    return "official" if version.address and is_official(version.address) else "unconfirmed"


def is_rejected(version: Version) -> bool:
    """Tell whether a reviewer rejected `version`, so that nothing is answered from it."""
    return version.decision is not None and version.decision.kind == "rejected"


def is_official(address: str) -> bool:
    """Tell whether `address` is of an official publisher, over https: the domain or one below it.

    “https://chinhphu.vn.example.com” and “https://xchinhphu.vn” are not; a name in letters other
    than ASCII, or with a user or a port before it, never is.
    """
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    if parts.scheme != "https" or port not in _HTTPS_PORTS or "@" in parts.netloc:
        return False
    host = host.removesuffix(".")
    return host.isascii() and any(host == own or host.endswith(f".{own}") for own in _DOMAINS)
