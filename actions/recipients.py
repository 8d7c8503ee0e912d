"""Who gets what is sent: “gửi cho ai?”, and the words of a text that say so."""

import re
from pathlib import Path

from index.text.alternatives import any_of
from index.text.folding import fold
from index.yaml_file import read_yaml

_WORDS: dict[str, list[str]] = read_yaml(Path(__file__).with_suffix(".yml"))
_ACTS = any_of(_WORDS["acts"])
_TO = r"(?:\s+(?:cho|tới|đến|về))?"
_ASKS = re.compile(rf"^(?:(?:và|thì|phải)\s+)*(?:{_ACTS}){_TO}\s+(?:ai|đâu|cơ quan nào|bộ nào)\W*$")
_ASKS_BARE = re.compile(fold(_ASKS.pattern))
# An authority has a capital: “thông báo cho Bộ Công an”, “gửi Ủy ban nhân dân cấp tỉnh”.
_NAMES = re.compile(rf"(?<!\w)(?:{_ACTS}){_TO}\s+[A-ZĐỦ]")


def asks_for_recipient(part: str) -> bool:
    """Tell whether `part` asks for nothing but who gets it."""
    plain = part.lower().strip()
    return bool(_ASKS.match(plain) or (plain.isascii() and _ASKS_BARE.match(plain)))


def names_recipient(words: str) -> bool:
    """Tell whether `words` of a text say to whom something goes."""
    return bool(_NAMES.search(words))
