"""Count the lists of a Word document: numbers that Word shows but does not store ("Điều 5.")."""

from collections import defaultdict
from dataclasses import dataclass, field

from lxml import etree

from index.ingest.reading.word_package import attribute, local_name
from index.lexicon.roman import GREATEST, small_roman

_MAX_LEVELS = 9


def child(element: etree._Element | None, *names: str) -> etree._Element | None:
    """Return the element at the path `names` below `element`, the first of each name, or None."""
    for name in names:
        if element is None:
            return None
        element = next((each for each in element if local_name(each) == name), None)
    return element


def value(element: etree._Element | None, *names: str) -> str | None:
    """Return the `w:val` of the element at the path `names` below `element`, or None."""
    target = child(element, *names)
    return None if target is None else attribute(target, "val")


def parse_number(text: str | None, default: int = 0) -> int:
    """Return the integer in `text`, within -1 and 1,000,000; `default` if there is none."""
    try:
        return max(-1, min(int(text or default), 1_000_000))
    except ValueError:
        return default


@dataclass(frozen=True, slots=True)
class Level:
    """The numbering of one depth of a list."""

    start: int = 1
    form: str = "decimal"
    # The text of a number: `%1` stands for the count at depth 0 ("Điều %1.").
    pattern: str = ""
    # Whether text follows the number without a space.
    is_joined: bool = False
    # Whether the counts of all depths are written as decimals.
    is_legal: bool = False
    # The id of the paragraph style that this depth numbers.
    style: str | None = None

    @classmethod
    def of(cls, element: etree._Element) -> "Level":
        """Return the level that a `w:lvl` describes."""
        legal = child(element, "isLgl")
        return cls(
            start=parse_number(value(element, "start"), 0),
            form=value(element, "numFmt") or "decimal",
            pattern=value(element, "lvlText") or "",
            is_joined=value(element, "suff") == "nothing",
            is_legal=legal is not None and attribute(legal, "val") not in ("0", "false"),
            style=value(element, "pStyle"),
        )


@dataclass(slots=True)
class _List:
    """A `w:num`: the levels of its `w:abstractNum`, with the overrides of some of them."""

    abstract: str
    levels: dict[int, Level]
    restarts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of a document, and the current count of each at each depth."""

    def __init__(self, root: etree._Element | None) -> None:
        """Read the root of numbering.xml, None if the document has no lists."""
        abstract: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        for element in () if root is None else root:
            if local_name(element) == "abstractNum":
                abstract[attribute(element, "abstractNumId") or ""] = _levels(element)
        for element in () if root is None else root:
            if local_name(element) == "num":
                self._lists[attribute(element, "numId") or ""] = _list(element, abstract)

    def depth_of_style(self, list_id: str, style: str) -> int:
        """Return the depth at which the list `list_id` counts paragraphs of `style`."""
        levels = self._lists[list_id].levels if list_id in self._lists else {}
        return next((depth for depth, level in levels.items() if level.style == style), 0)

    def count(self, list_id: str, depth: int) -> str:
        """Count the next paragraph of a list; return its number with a space after, or ""."""
        item_list = self._lists.get(list_id)
        if item_list is None or depth not in item_list.levels:
            return ""
        counts = self._counts[item_list.abstract]
        if depth in item_list.restarts:
            counts[depth] = item_list.restarts.pop(depth) - 1
        level = item_list.levels[depth]
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]
        if level.form == "bullet":
            # Most bullets are characters of symbol fonts, meaningless in other fonts.
            return f"{level.pattern if level.pattern in '-–—+*•' else '-'} "
        text = level.pattern
        for each in range(depth, -1, -1):
            upper = item_list.levels.get(each, Level())
            form = "decimal" if level.is_legal else upper.form
            text = text.replace(f"%{each + 1}", format_number(counts.get(each, upper.start), form))
        return text if level.is_joined or not text else f"{text} "


def _list(element: etree._Element, abstract: dict[str, dict[int, Level]]) -> _List:
    """Return the list of a `w:num`, whose levels are those of `abstract` with its overrides."""
    key = value(element, "abstractNumId") or ""
    item_list = _List(key, dict(abstract.get(key, {})))
    for override in element:
        if local_name(override) == "lvlOverride":
            depth = parse_number(attribute(override, "ilvl"))
            item_list.levels |= _levels(override)
            if (start := value(override, "startOverride")) is not None:
                item_list.restarts[depth] = parse_number(start)
    return item_list


def _levels(parent: etree._Element) -> dict[int, Level]:
    elements = (each for each in parent if local_name(each) == "lvl")
    levels = {parse_number(attribute(each, "ilvl")): Level.of(each) for each in elements}
    return {depth: level for depth, level in levels.items() if 0 <= depth < _MAX_LEVELS}


def format_number(number: int, form: str) -> str:
    """Return `number` in one of Word's forms: 4 is "iv" in lowerRoman, "d" in lowerLetter."""
    if form == "none":
        return ""
    if form in ("upperLetter", "upperRoman"):
        return format_number(number, form.replace("upper", "lower")).upper()
    if form == "lowerLetter" and 0 < number <= 26 * 30:
        return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
    if form == "lowerRoman" and 0 < number <= GREATEST:
        return small_roman(number)
    return f"{number:02}" if form == "decimalZero" else str(number)
