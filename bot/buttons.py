"""What a button carries: a kind, the key of an answer, and numbers, in Telegram's 64 bytes.

What the button means is in the database under the key. A key is drawn at random and holds in its
own chat only, so that whoever makes one up gets nothing but “this button no longer works”.
"""

import re
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a button does."""

    ASK = "a"  # asks suggestion 2 of reply 1
    VIEW = "v"  # shows page 1, and page 2 of its sources; 0: none
    MORE = "m"  # asks for the rest
    GOOD = "+"
    BAD = "-"
    WHY = "w"  # reason 1
    LANGUAGE = "l"  # language 1
    FORGET = "f"
    NOTHING = "n"  # it only says on which page one is


_DATA = re.compile(r"([avm+\-wlfn])([\w-]{12})?(?:\.(\d{1,3}))?(?:\.(\d{1,3}))?", re.ASCII)


@dataclass(frozen=True)
class Button:
    """A button of one of our messages; `key` is empty where it is about no answer."""

    kind: Kind
    key: str = ""
    numbers: tuple[int, ...] = ()

    @property
    def data(self) -> str:
        """What Telegram hands back when it is tapped."""
        return ".".join([f"{self.kind}{self.key}", *map(str, self.numbers)])

    @classmethod
    def parse(cls, data: str) -> "Button | None":
        """Return the button that carries `data`; None for what none of ours does."""
        match = _DATA.fullmatch(data)
        if match is None:
            return None
        numbers = tuple(int(number) for number in match.groups()[2:] if number is not None)
        return cls(Kind(match[1]), match[2] or "", numbers)
