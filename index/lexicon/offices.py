"""The offices whose holders sign documents: “Phó Thủ tướng”, “Thứ trưởng”."""

import re
from pathlib import Path

from index.text.alternatives import any_of
from index.text.folding import fold
from index.yaml_file import read_yaml

_NAMES: list[str] = read_yaml(Path(__file__).with_suffix(".yml"))["offices"]
_FULL = {fold(name): name for name in _NAMES}
_OFFICE = re.compile(rf"(?<!\w)(?:{any_of([fold(name) for name in _NAMES])})(?!\w)")
_BEFORE = 160  # characters above a name within which its holder's office stands
# “Phó Thủ tướng ký”, “do thứ trưởng ký ban hành”, folded; an office whose document is named by it,
# “Thủ tướng”, is who issued it.
_SIGNING = re.compile(
    rf"(?<!\w)(?P<office>{any_of([fold(name) for name in _NAMES])})\s+(?:da\s+)?k[iy](?!\w)"
)


def office_signing(text: str) -> tuple[str, tuple[int, int]] | None:
    """Return the office that `text` says somebody signs as, and its place; None for none."""
    folded = fold(text)
    found = _SIGNING.search(folded) if len(folded) == len(text) else None
    return (_FULL[found["office"]], found.span("office")) if found else None


def is_office(name: str) -> bool:
    """Tell whether `name` is an office, and no person's name."""
    return bool(_OFFICE.fullmatch(fold(name)))


def office_before(name: str, text: str) -> str:
    """Return the office nearest before the last `name` in `text`, folded; "" for none."""
    at = text.casefold().rfind(name.casefold())
    above = fold(text[max(at - _BEFORE, 0) : at]) if at >= 0 else ""
    found = list(_OFFICE.finditer(above))
    return found[-1][0] if found else ""
