"""Decode bytes to text: UTF-8, UTF-16, windows-1258, windows-1252, TCVN3, VNI and VISCII.

TCVN3, VNI and VISCII are the encodings of legacy Vietnamese fonts. Nothing in a file names them:
a text is in one of them if converting its words gives Vietnamese syllables.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from viparse.normalize.tables import Charmap, build_charmap, convert  # type: ignore[import-untyped]
from viparse.normalize.tcvn3 import TCVN3  # type: ignore[import-untyped]
from viparse.normalize.viscii import VISCII  # type: ignore[import-untyped]
from viparse.normalize.vni import VNI  # type: ignore[import-untyped]

from index.ingest.reading.errors import ReadingError
from index.text.combining_marks import compose
from index.text.syllables import is_syllable

# A word in a legacy encoding: ASCII letters and all characters beyond ASCII, except no-break
# spaces and general punctuation.
_WORD = re.compile(r"(?:[A-Za-z]|[^\x00-\x7f\u00a0\u2000-\u206f])+")
_INVISIBLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2060\ufeff]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_UNICODE_ONLY = re.compile(r"[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9]")
_LATIN = re.compile(r"[A-Za-z0-9 \n]")
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x85\u2028\u2029]")
_Converter = Callable[[str], str]
_MAX_WORD = 24  # characters; "nghieäng" has 8, and anything longer than 24 is not a word
_MIN_LATIN = 0.3  # share of characters, in any language written in Latin letters
_MAX_CONTROLS = 0.01  # share of characters
_MIN_WHOLE = 0.8  # share of the words that a conversion changes
_MAX_LOST = 0.02  # share of the bytes outside ASCII


def _full_vni() -> Charmap:
    # viparse lacks what its corpus does not contain: ẳ, ỵ, and an initial capital, which is
    # followed by a small mark ("Aùp duïng").
    pairs = dict(VNI.pairs) | {"aú": "ẳ", "AÚ": "Ẳ", "î": "ỵ", "Î": "Ỵ"}
    for legacy, letter in tuple(pairs.items()):
        pairs.setdefault(legacy[0].upper() + legacy[1:], letter.upper())
    return build_charmap(VNI.name, pairs.items())


def _word_converter(charmap: Charmap) -> _Converter:
    cached_convert = lru_cache(maxsize=65536)(lambda word: convert(word, charmap))
    return lambda word: cached_convert(word) if len(word) <= _MAX_WORD else word


_CONVERTERS = {
    "TCVN3": _word_converter(TCVN3),
    "VNI": _word_converter(_full_vni()),
    "VISCII": _word_converter(VISCII),
}


@dataclass(slots=True)
class _Change:
    """The effect of a conversion on a line: how many words it changes to Vietnamese."""

    is_unicode: bool  # whether the line has letters that no legacy font has
    words: int = 0  # that the conversion changes
    before: int = 0  # of `words`: Vietnamese before it
    after: int = 0  # of `words`: Vietnamese after it

    @property
    def is_whole(self) -> bool:
        """Whether the whole line is in the legacy encoding, not only some words."""
        is_gain = self.after >= 0.8 * self.words and self.before <= 0.5 * self.words
        return self.words > 0 and is_gain and not self.is_unicode


def decode(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    r"""Return the text in `data`, the bytes of the file `name`, and notes on its encoding.

    The text is NFC, its lines end with `\n`, and `\f` is kept. Raises ReadingError if the bytes
    are empty or not text.
    """
    text, notes = _unicode_text(data, name)
    text, encoding = repair_legacy(text)
    if encoding:
        notes = (f"converted from {encoding}",)
    text = _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text))
    if not text.strip():
        raise ReadingError(f"{name}: the file is empty. Give one with text in it.")
    return compose(text), notes


def repair_legacy(text: str) -> tuple[str, str | None]:
    """Convert `text` from the encoding of a legacy Vietnamese font ("NghÞ ®Þnh" → "Nghị định").

    Returns the text in NFC and the encoding's name (TCVN3, VNI or VISCII), or None as name if
    the text is in no legacy encoding. Lines and words that are already Vietnamese are unchanged.
    `text` must be a whole text: a single word does not show its encoding.
    """
    text = compose(text)
    if text.isascii():
        return text, None
    lines = text.split("\n")
    candidates = ((_evidence(lines, converter), name) for name, converter in _CONVERTERS.items())
    evidence, name = max(candidates)
    if evidence == 0:
        return text, None
    is_whole = _is_whole(lines, _CONVERTERS[name])
    return "\n".join(_repair_line(line, _CONVERTERS[name], is_whole) for line in lines), name


def _unicode_text(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace"), ("read as UTF-16",)
    if wide := _utf_16(data):
        return wide, ("read as UTF-16",)
    if b"\0" in data or _share(_CONTROLS, data.decode("latin-1")) > _MAX_CONTROLS:
        raise ReadingError(f"{name}: the file is not text. Check that it is what its name says.")
    text = data.decode("utf-8-sig", errors="replace")
    lost = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    if lost == 0:
        return text, ()
    if lost <= _MAX_LOST * sum(byte > 0x7F for byte in data):
        return text, (f"{lost} bytes are not UTF-8 and could not be read",)
    return _single_byte(data, name)


def _utf_16(data: bytes) -> str | None:
    """Return the text if `data` is UTF-16 without a mark: many Latin letters, no controls."""
    if b"\0" not in data or len(data) % 2:
        return None
    for codec in ("utf-16-le", "utf-16-be"):
        text = data.decode(codec, errors="replace")
        if _share(_LATIN, text) >= _MIN_LATIN and not _CONTROLS.search(text):
            return text
    return None


def _single_byte(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    vietnamese = compose(data.decode("cp1258", errors="replace"))
    raw = data.decode("latin-1")
    _, encoding = repair_legacy(raw)
    if encoding:
        return raw, ()
    if _vietnamese_share(vietnamese) >= 0.8:
        return vietnamese, ("read as windows-1258",)
    if sum(byte < 0x80 for byte in data) < len(data) / 2:
        raise ReadingError(f"{name}: the text's encoding is unknown. Save it as UTF-8.")
    return data.decode("cp1252", errors="replace"), ("read as windows-1252",)


def _evidence(lines: list[str], convert_word: _Converter) -> int:
    """Return how many distinct words `convert_word` turns into Vietnamese; 0 if by chance."""
    in_whole_lines: set[str] = set()
    in_other_lines: set[str] = set()
    for line in lines:
        is_whole = _change(line, convert_word).is_whole
        (in_whole_lines if is_whole else in_other_lines).update(_new_words(line, convert_word))
    if len(in_whole_lines) >= 3 or len(in_whole_lines | in_other_lines) >= 5:
        return len(in_whole_lines | in_other_lines)
    words = [convert_word(word) for line in lines for word in _WORD.findall(line)]
    is_short = len(in_whole_lines) == 2 and len(words) <= 12
    return 2 if is_short and all(map(is_syllable, words)) else 0


def _new_words(line: str, convert_word: _Converter) -> Iterator[str]:
    """Yield the Vietnamese words of `line` that were not Vietnamese before their conversion."""
    # A lone symbol ("·", "½", "×") converts to a vowel, but it is one only in a longer word.
    for word in _accented_words(line):
        after = convert_word(word)
        if len(word) > 1 and is_syllable(after) and not _is_natural(word):
            yield after


def _change(line: str, convert_word: _Converter) -> _Change:
    change = _Change(is_unicode=_UNICODE_ONLY.search(line) is not None)
    for word in _accented_words(line):
        after = convert_word(word)
        if after != word:
            change.words += 1
            change.before += _is_natural(word)
            change.after += is_syllable(after)
    return change


def _is_whole(lines: list[str], convert_word: _Converter) -> bool:
    """Tell whether a whole text is in the encoding, also lines too short to show it ("Sè: 05")."""
    changes = [_change(line, convert_word) for line in lines]
    words = sum(change.words for change in changes)
    whole = sum(change.words for change in changes if change.is_whole)
    return whole >= _MIN_WHOLE * words and not any(change.is_unicode for change in changes)


def _repair_line(line: str, convert_word: _Converter, is_whole_text: bool) -> str:
    is_whole = is_whole_text or _change(line, convert_word).is_whole
    new_words = set(_new_words(line, convert_word))
    if not is_whole and len(new_words) < 2:
        return line
    is_capital = is_whole and _is_capital(line)

    def repair(match: re.Match[str]) -> str:
        word = match[0]
        after = convert_word(word)
        if not is_whole and (_is_natural(word) or after not in new_words):
            return word
        # TCVN3 has no accented capitals: its capital fonts draw the small letters as capitals.
        return after.upper() if is_capital and not re.search("[a-z]", word) else after

    return _WORD.sub(repair, line)


def _is_natural(word: str) -> bool:
    # "vÒ" (về in TCVN3) is a Vietnamese syllable, but nobody writes this mix of cases.
    return is_syllable(word) and (word.islower() or word.isupper() or word.istitle())


def _is_capital(line: str) -> bool:
    letters = re.findall("[A-Za-z]", line)
    return len(letters) > 1 and sum(map(str.isupper, letters)) >= 0.7 * len(letters)


def _accented_words(text: str) -> Iterator[str]:
    return (word for word in _WORD.findall(text) if not word.isascii())


def _vietnamese_share(text: str) -> float:
    words = list(_accented_words(text))
    return sum(map(is_syllable, words)) / len(words) if words else 0.0


def _share(pattern: re.Pattern[str], text: str) -> float:
    return len(pattern.findall(text)) / len(text) if text else 0.0
