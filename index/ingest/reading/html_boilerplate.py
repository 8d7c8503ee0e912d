"""Find the element of a web page that holds its document, and remove the boilerplate.

Boilerplate is menus, lists of links, forms, advertisements and what else a site puts around a
document. It is recognised by tag, role, class, id, heading and share of links, and never holds
more than half of the page's text.
"""

import re
from itertools import islice
from pathlib import Path

from lxml import etree

from index.yaml_file import read_yaml

_DATA = read_yaml(Path(__file__).with_suffix(".yml"))
_TAGS, _ROLES, _CLASS_WORDS, _HEADINGS = (
    frozenset(_DATA[name]) for name in ("tags", "roles", "class_words", "headings")
)
_CLASS_PHRASES: tuple[str, ...] = tuple(f"-{phrase}-" for phrase in _DATA["class_phrases"])
_HIDDEN_STYLE = re.compile(r"display:none|visibility:hidden")
_HEADING_TAGS = frozenset(
    ("h2", "h3", "h4", "h5", "h6", "strong", "b", "legend", "p", "div", "span")
)
_CONTAINERS = frozenset(("body", "main", "article"))
_LISTS = frozenset(("ul", "ol", "div", "section"))
_MAX_BOILERPLATE = 0.5  # share of a page's text: an element with more is not boilerplate
_MIN_DESCENT = 0.8  # share of an element's text in the child that holds the document
_MIN_LINKS = 0.7  # share of a list's text in its links


def main_element(root: etree._Element) -> etree._Element:
    """Remove the boilerplate from the page `root` in place; return its document's element."""
    _Page(root).prune()
    page = _Page(root)
    return page.document()


class _Page:
    """A page's elements, each with the length of its text and of its links in characters."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self.text: dict[etree._Element, int] = {}
        self.link_text: dict[etree._Element, int] = {}
        for _, element in etree.iterwalk(root, events=("end",)):
            own = _length(element.text) + sum(_length(child.tail) for child in element)
            if element.tag in _TAGS:
                own = 0
            text = own + sum(self.text[child] for child in element)
            inner = sum(self.link_text[child] for child in element)
            self.text[element] = text
            self.link_text[element] = text if element.tag == "a" else inner
        self.heading = _heading(root)
        self.max_boilerplate = _MAX_BOILERPLATE * (self.text[root] - self.link_text[root])

    def prune(self) -> None:
        """Remove the boilerplate, then the sections under a boilerplate heading."""
        walk = etree.iterwalk(self.root, events=("start",))
        boilerplate: list[etree._Element] = []
        for _, element in walk:
            if element is not self.root and self._is_boilerplate(element):
                boilerplate.append(element)
                walk.skip_subtree()
        for element in boilerplate:
            _drop(element)
        for element in [e for e in self.root.iter(etree.Element) if self._heads_boilerplate(e)]:
            self._drop_section(element)

    def document(self) -> etree._Element:
        """Return the smallest element with nearly all of the text and the page's heading."""
        element = self.root
        while True:
            inner = max(element, key=self._weight, default=None)
            if inner is None or self._weight(inner) < _MIN_DESCENT * self._weight(element):
                break
            if element.tag == "article" or inner.tag in ("p", "table", "tbody", "tr", "td", "ul"):
                break
            element = inner
        if self.heading is None:
            return element
        above = {element, *element.iterancestors()}
        return next((e for e in self.heading.iterancestors() if e in above), element)

    def _weight(self, element: etree._Element) -> int:
        return self.text.get(element, 0) - self.link_text.get(element, 0)

    def _is_boilerplate(self, element: etree._Element) -> bool:
        if not isinstance(element.tag, str) or element.tag in ("script", "style", "noscript"):
            return True
        if element.tag in _CONTAINERS or self._weight(element) > self.max_boilerplate:
            return False
        return element.tag in _TAGS or self._is_named(element) or self._is_link_list(element)

    def _is_named(self, element: etree._Element) -> bool:
        """Tell whether an attribute of `element`, or its tag, names it as boilerplate."""
        style = element.get("style", "").replace(" ", "").lower()
        hidden = "hidden" in element.attrib or element.get("aria-hidden") == "true"
        if hidden or _HIDDEN_STYLE.search(style) or element.get("role") in _ROLES:
            return True
        if (
            element.tag in ("header", "footer")
            and next(element.iterancestors("article"), None) is None
        ):
            return not self._has_heading(element)
        names = f"{element.get('class', '')} {element.get('id', '')}"
        if "footer" in names.lower().split():  # not “article-footer”, which is the article's
            return not self._has_heading(element)
        words = _words(names)
        is_boilerplate = not _CLASS_WORDS.isdisjoint(words.split("-")) or any(
            phrase in words for phrase in _CLASS_PHRASES
        )
        return is_boilerplate and not self._has_heading(element)

    def _has_heading(self, element: etree._Element) -> bool:
        return self.heading is not None and self.heading in element.iter("h1")

    def _is_link_list(self, element: etree._Element) -> bool:
        if element.tag not in _LISTS or self.text[element] == 0:
            return False
        links = sum(1 for _ in zip(element.iter("a"), range(3), strict=False))
        if links < 3 or self.link_text[element] <= _MIN_LINKS * self.text[element]:
            return False
        # "Căn cứ Luật …; Căn cứ Nghị định …;" is all links too, but belongs to the document.
        return sum(text.rstrip().endswith(";") for text in map(str, element.itertext())) < 2

    def _heads_boilerplate(self, element: etree._Element) -> bool:
        if element.tag not in _HEADING_TAGS or not 0 < self.text.get(element, 0) <= 40:
            return False
        text = " ".join("".join(map(str, element.itertext())).split()).lower().strip(" :.-–»›")
        return text in _HEADINGS

    def _drop_section(self, heading: etree._Element) -> None:
        parent = heading.getparent()
        if parent is None or parent.tag in ("td", "th"):
            return
        if parent.tag not in _CONTAINERS and self._weight(parent) < 0.3 * self.max_boilerplate:
            _drop(parent)
            return
        following = heading.getnext()
        if (
            following is not None
            and following.tag in _LISTS
            and self._weight(following) < 0.3 * self.max_boilerplate
        ):
            _drop(following)
        _drop(heading)


def _heading(root: etree._Element) -> etree._Element | None:
    """Return the document's `<h1>`: one that the title begins with, else one outside `<header>`."""
    title = "".join("".join(map(str, e.itertext())) for e in islice(root.iter("title"), 1))
    title = " ".join(title.split()).casefold()
    others: list[etree._Element] = []
    for element in islice(root.iter("h1"), 10):
        text = " ".join("".join(map(str, element.itertext())).split()).casefold()
        if text and title.startswith(text):
            return element
        if text and next(element.iterancestors("header"), None) is None:
            others.append(element)
    return others[0] if others else None


def _drop(element: etree._Element) -> None:
    """Remove `element` from its parent, but keep the text after it."""
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


def _words(names: str) -> str:
    """Return the words of a class or id, lower case, between hyphens: "-side-bar-"."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])|[^A-Za-z0-9]+", "-", names).lower()
    return f"-{words}-"


def _length(text: str | None) -> int:
    return len("".join(text.split())) if text else 0
