"""Bytes → text: Unicode in its forms, windows-1258, and the fonts' encodings TCVN3 and VNI."""

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

# A run of letters as a legacy encoding writes them: ASCII letters and whatever is not ASCII,
# save general punctuation, spaces and the marks that stand beside words in any language.
_WORD = re.compile(r"(?:[A-Za-z]|[^\x00-\x7f\u00a0\u2000-\u206f])+")
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2060\ufeff]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_BEYOND_LEGACY = re.compile(r"[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9]")
_LATIN = re.compile(r"[A-Za-z0-9 \n]")
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x85\u2028\u2029]")
_Converter = Callable[[str], str]
_LONGEST_WORD = 24  # "nghieäng" and the like, with something to spare; anything longer is no word
_LEAST_LATIN = 0.3  # of a text in any language written with Latin letters
_MOST_CONTROLS = 0.01
_MOSTLY = 0.8
_MOST_LOST = 0.02  # of the bytes outside ASCII


def _completed_vni() -> Charmap:
    # viparse leaves out what its own corpus does not hold: ẳ, ỵ, and the capital that begins a
    # word, whose mark is a small one ("Aùp duïng").
    pairs = dict(VNI.pairs) | {"aú": "ẳ", "AÚ": "Ẳ", "î": "ỵ", "Î": "Ỵ"}
    for legacy, letter in tuple(pairs.items()):
        pairs.setdefault(legacy[0].upper() + legacy[1:], letter.upper())
    return build_charmap(VNI.name, pairs.items())


def _word_converter(charmap: Charmap) -> _Converter:
    converted = lru_cache(maxsize=65536)(lambda word: convert(word, charmap))
    return lambda word: converted(word) if len(word) <= _LONGEST_WORD else word


_CONVERTERS = {
    "TCVN3": _word_converter(TCVN3),
    "VNI": _word_converter(_completed_vni()),
    "VISCII": _word_converter(VISCII),
}


@dataclass(slots=True)
class _Change:
    """What converting some words did: how many of them were, and became, Vietnamese."""

    is_unicode: bool  # whether the line has letters that no legacy encoding's fonts have
    words: int = 0
    before: int = 0
    after: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether all these words were in the legacy encoding, not only some."""
        is_gain = self.after >= 0.8 * self.words and self.before <= 0.5 * self.words
        return self.words > 0 and is_gain and not self.is_unicode


def decode(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    r"""Return the text of the bytes `data` of the file `name`, and notes on how it was read.

    The text is NFC, its lines end with `\n`, and `\f` is kept. Raises ReadingError when the bytes
    are empty or are no text.
    """
    text, notes = _decoded(data, name)
    text, encoding = repair_legacy(text)
    if encoding:
        notes = (f"converted from {encoding}",)
    text = _UNSEEN.sub("", _LINE_ENDS.sub("\n", text))
    if not text.strip():
        raise ReadingError(f"{name}: the file is empty. Give one with text in it.")
    return compose(text), notes


def repair_legacy(text: str) -> tuple[str, str | None]:
    """Undo what a legacy Vietnamese font made of `text` ("NghÞ ®Þnh" → "Nghị định").

    Returns the text, NFC, and the encoding's name, TCVN3, VNI or VISCII; the text and None when
    nothing speaks for one. Lines and words that are Vietnamese already stay. Give a whole text:
    a single word is too little to go by.
    """
    text = compose(text)
    if text.isascii():
        return text, None
    lines = text.split("\n")
    candidates = ((_evidence(lines, converter), name) for name, converter in _CONVERTERS.items())
    evidence, name = max(candidates)
    if evidence == 0:
        return text, None
    throughout = _is_throughout(lines, _CONVERTERS[name])
    return "\n".join(_repaired(line, _CONVERTERS[name], throughout) for line in lines), name


def _decoded(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace"), ("read as UTF-16",)
    if wide := _utf_16(data):
        return wide, ("read as UTF-16",)
    if b"\0" in data or _share(_CONTROLS, data.decode("latin-1")) > _MOST_CONTROLS:
        raise ReadingError(f"{name}: the file is not text. Check that it is what its name says.")
    text = data.decode("utf-8-sig", errors="replace")
    lost = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    if lost == 0:
        return text, ()
    if lost <= _MOST_LOST * sum(byte > 0x7F for byte in data):
        return text, (f"{lost} bytes are not UTF-8 and could not be read",)
    return _single_byte(data, name)


def _utf_16(data: bytes) -> str | None:
    """Return the text of UTF-16 that does not say so, by its many letters and few controls."""
    if b"\0" not in data or len(data) % 2:
        return None
    for codec in ("utf-16-le", "utf-16-be"):
        text = data.decode(codec, errors="replace")
        if _share(_LATIN, text) >= _LEAST_LATIN and not _CONTROLS.search(text):
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
    """Return how many different words `convert_word` makes Vietnamese; 0 where it may be chance."""
    whole: set[str] = set()
    strewn: set[str] = set()
    for line in lines:
        gained = set(_gained(line, convert_word))
        (whole if _change(line, convert_word).is_whole else strewn).update(gained)
    if len(whole) >= 3 or len(whole | strewn) >= 5:
        return len(whole | strewn)
    words = [convert_word(word) for line in lines for word in _WORD.findall(line)]
    return 2 if len(whole) == 2 and len(words) <= 12 and all(map(is_syllable, words)) else 0


def _gained(line: str, convert_word: _Converter) -> Iterator[str]:
    # A symbol alone ("·", "½", "×") would pass for a vowel; beside another letter it is one.
    for word in _marked(line):
        after = convert_word(word)
        if len(word) > 1 and is_syllable(after) and not _is_natural(word):
            yield after


def _change(line: str, convert_word: _Converter) -> _Change:
    change = _Change(is_unicode=_BEYOND_LEGACY.search(line) is not None)
    for word in _marked(line):
        after = convert_word(word)
        if after != word:
            change.words += 1
            change.before += _is_natural(word)
            change.after += is_syllable(after)
    return change


def _is_throughout(lines: list[str], convert_word: _Converter) -> bool:
    """Whether all of a text is in the encoding: then a line too short to tell ("Sè: 05") is too."""
    changes = [_change(line, convert_word) for line in lines]
    words = sum(change.words for change in changes)
    whole = sum(change.words for change in changes if change.is_whole)
    return whole >= _MOSTLY * words and not any(change.is_unicode for change in changes)


def _repaired(line: str, convert_word: _Converter, throughout: bool) -> str:
    whole = throughout or _change(line, convert_word).is_whole
    gained = set(_gained(line, convert_word))
    if not whole and len(gained) < 2:
        return line
    shouting = whole and _is_capital(line)

    def repaired(found: re.Match[str]) -> str:
        word = found[0]
        after = convert_word(word)
        if not whole and (_is_natural(word) or after not in gained):
            return word
        # TCVN3 has no accented capitals: its capital fonts draw the small ones as such.
        return after.upper() if shouting and not re.search("[a-z]", word) else after

    return _WORD.sub(repaired, line)


def _is_natural(word: str) -> bool:
    # "vÒ" (về in TCVN3) is spelt right, but nobody writes it so.
    return is_syllable(word) and (word.islower() or word.isupper() or word.istitle())


def _is_capital(line: str) -> bool:
    letters = re.findall("[A-Za-z]", line)
    return len(letters) > 1 and sum(map(str.isupper, letters)) >= 0.7 * len(letters)


def _marked(text: str) -> Iterator[str]:
    return (word for word in _WORD.findall(text) if not word.isascii())


def _vietnamese_share(text: str) -> float:
    marked = list(_marked(text))
    return sum(map(is_syllable, marked)) / len(marked) if marked else 0.0


def _share(pattern: re.Pattern[str], text: str) -> float:
    return len(pattern.findall(text)) / len(text) if text else 0.0
