"""A page's tree → the element that holds its document, with what is not the document taken out."""

import re
from itertools import islice
from pathlib import Path

from lxml import etree

from index.yaml_file import read_yaml

_KNOWN = read_yaml(Path(__file__).with_suffix(".yml"))
_TAGS, _ROLES, _CLASS_WORDS, _HEADINGS = (
    frozenset(_KNOWN[name]) for name in ("tags", "roles", "class_words", "headings")
)
_CLASS_PHRASES: tuple[str, ...] = tuple(f"-{phrase}-" for phrase in _KNOWN["class_phrases"])
_HIDDEN_STYLE = re.compile(r"display:none|visibility:hidden")
_HEADING_TAGS = frozenset(
    ("h2", "h3", "h4", "h5", "h6", "strong", "b", "legend", "p", "div", "span")
)
_CONTAINERS = frozenset(("body", "main", "article"))
_LISTS = frozenset(("ul", "ol", "div", "section"))
_MOST = 0.5  # of a page's text: what holds more is not boilerplate, whatever its name
_DESCENT = 0.8
_LINKED = 0.7


def main_element(root: etree._Element) -> etree._Element:
    """Take the boilerplate out of the page `root`, in place, and return its document's element."""
    _Page(root).prune()
    page = _Page(root)
    return page.document()


class _Page:
    """A page's elements, each with the length of its text and of the links in it."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self.text: dict[etree._Element, int] = {}
        self.linked: dict[etree._Element, int] = {}
        for _, element in etree.iterwalk(root, events=("end",)):
            own = _length(element.text) + sum(_length(child.tail) for child in element)
            if element.tag in _TAGS:
                own = 0
            text = own + sum(self.text[child] for child in element)
            linked = text if element.tag == "a" else sum(self.linked[child] for child in element)
            self.text[element], self.linked[element] = text, linked
        self.heading = _heading(root)
        self.most = _MOST * (self.text[root] - self.linked[root])

    def prune(self) -> None:
        """Drop every element that is known not to be the document, and lists of links."""
        walk = etree.iterwalk(self.root, events=("start",))
        doomed: list[etree._Element] = []
        for _, element in walk:
            if element is not self.root and self._is_boilerplate(element):
                doomed.append(element)
                walk.skip_subtree()
        for element in doomed:
            _drop(element)
        for element in [e for e in self.root.iter(etree.Element) if self._heads_boilerplate(e)]:
            self._drop_section(element)

    def document(self) -> etree._Element:
        """Return the element with nearly all the text, and with the page's heading."""
        element = self.root
        while True:
            inner = max(element, key=self._weight, default=None)
            if inner is None or self._weight(inner) < _DESCENT * self._weight(element):
                break
            if element.tag == "article" or inner.tag in ("p", "table", "tbody", "tr", "td", "ul"):
                break
            element = inner
        if self.heading is None:
            return element
        above = {element, *element.iterancestors()}
        return next((e for e in self.heading.iterancestors() if e in above), element)

    def _weight(self, element: etree._Element) -> int:
        return self.text.get(element, 0) - self.linked.get(element, 0)

    def _is_boilerplate(self, element: etree._Element) -> bool:
        if not isinstance(element.tag, str) or element.tag in ("script", "style", "noscript"):
            return True
        if element.tag in _CONTAINERS or self._weight(element) > self.most:
            return False
        return element.tag in _TAGS or self._is_named(element) or self._is_linked(element)

    def _is_named(self, element: etree._Element) -> bool:
        style = element.get("style", "").replace(" ", "").lower()
        hidden = "hidden" in element.attrib or element.get("aria-hidden") == "true"
        if hidden or _HIDDEN_STYLE.search(style) or element.get("role") in _ROLES:
            return True
        if (
            element.tag in ("header", "footer")
            and next(element.iterancestors("article"), None) is None
        ):
            return not self._has_heading(element)
        called = f"{element.get('class', '')} {element.get('id', '')}"
        if "footer" in called.lower().split():  # not “article-footer”, which is the article's
            return not self._has_heading(element)
        name = _words(called)
        known = not _CLASS_WORDS.isdisjoint(name.split("-")) or any(
            p in name for p in _CLASS_PHRASES
        )
        return known and not self._has_heading(element)

    def _has_heading(self, element: etree._Element) -> bool:
        return self.heading is not None and self.heading in element.iter("h1")

    def _is_linked(self, element: etree._Element) -> bool:
        if element.tag not in _LISTS or self.text[element] == 0:
            return False
        links = sum(1 for _ in zip(element.iter("a"), range(3), strict=False))
        if links < 3 or self.linked[element] <= _LINKED * self.text[element]:
            return False
        # "Căn cứ Luật …; Căn cứ Nghị định …;" is all links too, and the document's own words.
        return sum(text.rstrip().endswith(";") for text in map(str, element.itertext())) < 2

    def _heads_boilerplate(self, element: etree._Element) -> bool:
        if element.tag not in _HEADING_TAGS or not 0 < self.text.get(element, 0) <= 40:
            return False
        said = " ".join("".join(map(str, element.itertext())).split()).lower().strip(" :.-–»›")
        return said in _HEADINGS

    def _drop_section(self, heading: etree._Element) -> None:
        parent = heading.getparent()
        if parent is None or parent.tag in ("td", "th"):
            return
        if parent.tag not in _CONTAINERS and self._weight(parent) < 0.3 * self.most:
            _drop(parent)
            return
        following = heading.getnext()
        if (
            following is not None
            and following.tag in _LISTS
            and self._weight(following) < 0.3 * self.most
        ):
            _drop(following)
        _drop(heading)


def _heading(root: etree._Element) -> etree._Element | None:
    """Return the `<h1>` that names the document: the title's; else one not in the page's head."""
    title = "".join("".join(map(str, e.itertext())) for e in islice(root.iter("title"), 1))
    title = " ".join(title.split()).casefold()
    others: list[etree._Element] = []
    for element in islice(root.iter("h1"), 10):
        said = " ".join("".join(map(str, element.itertext())).split()).casefold()
        if said and title.startswith(said):
            return element
        if said and next(element.iterancestors("header"), None) is None:
            others.append(element)
    return others[0] if others else None


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    previous = element.getprevious()
    if element.tail and previous is not None:
        previous.tail = f"{previous.tail or ''} {element.tail}"
    elif element.tail:
        parent.text = f"{parent.text or ''} {element.tail}"
    element.tail = None
    parent.remove(element)


def _words(name: str) -> str:
    split = re.sub(r"(?<=[a-z])(?=[A-Z])|[^A-Za-z0-9]+", "-", name).lower()
    return f"-{split}-"


def _length(text: str | None) -> int:
    return len("".join(text.split())) if text else 0
