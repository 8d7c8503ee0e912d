"""The numbers Word writes before a paragraph but does not store in its text ("Điều 5.", "a)")."""

from collections import defaultdict
from dataclasses import dataclass, field

from lxml import etree

from index.ingest.reading.word_package import attribute, local_name
from index.lexicon.roman import GREATEST, small_roman

_LEVELS = 9


def child(element: etree._Element | None, *names: str) -> etree._Element | None:
    """Follow `names` down from `element`, the first child of each name; None where one lacks."""
    for name in names:
        if element is None:
            return None
        element = next((each for each in element if local_name(each) == name), None)
    return element


def value(element: etree._Element | None, *names: str) -> str | None:
    """Return the `w:val` of what `child` finds."""
    found = child(element, *names)
    return None if found is None else attribute(found, "val")


def number_in(text: str | None, default: int = 0) -> int:
    """Return the whole number `text` says, within what a document can need."""
    try:
        return max(-1, min(int(text or default), 1_000_000))
    except ValueError:
        return default


@dataclass(frozen=True, slots=True)
class Level:
    """How one depth of a list is numbered."""

    start: int = 1
    form: str = "decimal"
    pattern: str = ""
    joined: bool = False
    legal: bool = False
    style: str | None = None

    @classmethod
    def of(cls, element: etree._Element) -> "Level":
        """Read a `w:lvl`."""
        legal = child(element, "isLgl")
        return cls(
            start=number_in(value(element, "start"), 0),
            form=value(element, "numFmt") or "decimal",
            pattern=value(element, "lvlText") or "",
            joined=value(element, "suff") == "nothing",
            legal=legal is not None and attribute(legal, "val") not in ("0", "false"),
            style=value(element, "pStyle"),
        )


@dataclass(slots=True)
class _List:
    """A `w:num`: the levels of its `w:abstractNum`, some of them replaced or started anew."""

    abstract: str
    levels: dict[int, Level]
    restarts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of a document, and how far each has been counted."""

    def __init__(self, root: etree._Element | None) -> None:
        """Take the root of numbering.xml, None where the document has no lists."""
        abstract: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        for element in () if root is None else root:
            if local_name(element) == "abstractNum":
                abstract[attribute(element, "abstractNumId") or ""] = _levels(element)
        for element in () if root is None else root:
            if local_name(element) == "num":
                key = value(element, "abstractNumId") or ""
                made = _List(key, dict(abstract.get(key, {})))
                for override in element:
                    if local_name(override) == "lvlOverride":
                        depth = number_in(attribute(override, "ilvl"))
                        made.levels |= _levels(override)
                        if (start := value(override, "startOverride")) is not None:
                            made.restarts[depth] = number_in(start)
                self._lists[attribute(element, "numId") or ""] = made

    def depth_of_style(self, number: str, style: str) -> int:
        """Return the depth at which the list `number` counts paragraphs of `style`."""
        levels = self._lists[number].levels if number in self._lists else {}
        return next((depth for depth, level in levels.items() if level.style == style), 0)

    def count(self, number: str, depth: int) -> str:
        """Count one more paragraph of the list; return what stands before it, "" for nothing."""
        made = self._lists.get(number)
        if made is None or depth not in made.levels:
            return ""
        counts = self._counts[made.abstract]
        if depth in made.restarts:
            counts[depth] = made.restarts.pop(depth) - 1
        level = made.levels[depth]
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]
        if level.form == "bullet":
            # Bullets live in symbol fonts, where their letters mean nothing.
            return f"{level.pattern if level.pattern in '-–—+*•' else '-'} "
        text = level.pattern
        for each in range(depth, -1, -1):
            upper = made.levels.get(each, Level())
            form = "decimal" if level.legal else upper.form
            text = text.replace(f"%{each + 1}", written(counts.get(each, upper.start), form))
        return text if level.joined or not text else f"{text} "


def _levels(parent: etree._Element) -> dict[int, Level]:
    found = (each for each in parent if local_name(each) == "lvl")
    levels = {number_in(attribute(each, "ilvl")): Level.of(each) for each in found}
    return {depth: level for depth, level in levels.items() if 0 <= depth < _LEVELS}


def written(number: int, form: str) -> str:
    """Write a number in one of Word's forms: 4 is "iv" in lowerRoman, "d" in lowerLetter."""
    if form == "none":
        return ""
    if form in ("upperLetter", "upperRoman"):
        return written(number, form.replace("upper", "lower")).upper()
    if form == "lowerLetter" and 0 < number <= 26 * 30:
        return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
    if form == "lowerRoman" and 0 < number <= GREATEST:
        return small_roman(number)
    return f"{number:02}" if form == "decimalZero" else str(number)
