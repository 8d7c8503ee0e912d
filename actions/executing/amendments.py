"""Which texts of the store amend a document, what in it, and from when; and which are not held."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from actions.executing.cards import texts_of
from actions.executing.composed import Amendment
from actions.executing.context import Context
from index.documents.relations import Link
from index.legal.structure.provision import Provision
from index.lexicon.document_numbers import find_numbers, parse_number
from index.records.document import Document
from index.records.version import Text
from index.references.amending import EARLIER, Change, changes_in
from index.text.folding import fold

_LEVELS = ("article", "clause", "point")
_SENTENCE_END = re.compile(r"[.;\n]")


def amendments_to(document: Document, context: Context) -> list[Amendment]:
    """Return each change of a place of `document`, by the texts that are held word for word."""
    return _amendments(amending_links(document, context), context)


def amendments_by(document: Document, context: Context) -> list[Amendment]:
    """Return each change that `document` makes in a place of another."""
    return _amendments(context.knowledge.links.by(document, ["amends"]), context)


def _amendments(links: Iterable[Link], context: Context) -> list[Amendment]:
    return [
        Amendment(change, link.by, text, link.by.effective, link.of)
        for link in links
        for text in texts_of(link.by, context)
        for change in _changes_of(text)
        if _is_of(change, link, context)
    ]


def amending_links(document: Document, context: Context) -> list[Link]:
    """Return the links by which others amend `document`."""
    return context.knowledge.links.of(document, ["amends"])


def unheld_amenders(document: Document, context: Context) -> list[str]:
    """Return the names of what is said to amend `document` and is not held word for word.

    A text that amends it names those before: “đã được sửa đổi, bổ sung một số điều theo Luật số …”.
    """
    links = amending_links(document, context)
    held = [link.by for link in links if any(texts_of(link.by, context))]
    numbers = {_key(one.number or "") for one in held}
    names = {_key(link.by.number or ""): link.by.name for link in links if link.by not in held}
    for amender in held:
        for text in texts_of(amender, context):
            names |= {_key(number): number for number in _named_before(document, text)}
    return [name for number, name in names.items() if number not in numbers]


def touches(changed: Provision, asked: Provision) -> bool:
    """Tell whether one of the two places is in the other: both say the same where both say any."""
    pairs = [(getattr(changed, level), getattr(asked, level)) for level in _LEVELS]
    return pairs[0][0] is not None and all(
        one is None or other is None or one.lower() == other.lower() for one, other in pairs
    )


@lru_cache(maxsize=64)
def _changes_of(text: Text) -> tuple[Change, ...]:
    return tuple(changes_in(text.body, text.units))


def _is_of(change: Change, link: Link, context: Context) -> bool:
    """Tell whether the document that `link` amends is the one that `change` is of.

    Where the change names none, it is of the only one that its text amends, or the one it is
    called after: “Luật sửa đổi, bổ sung một số điều của Luật Xây dựng”.
    """
    if change.number:
        return _key(change.number) == _key(link.of.number or "")
    others = {one.of.id for one in context.knowledge.links.by(link.by, ["amends"])}
    name = fold(f"{link.of.type or ''} {link.of.title}").strip()
    return len(others) == 1 or (bool(link.of.title) and fold(link.by.title).endswith(name))


def _named_before(document: Document, text: Text) -> Iterator[str]:
    """Yield the numbers of what amended `document` before, as an amending `text` names them."""
    own = _key(document.number or "")
    for match in EARLIER.finditer(text.body):
        before = text.body[max(0, match.start() - 200) : match.start()]
        named = [str(one.number) for one in find_numbers(before)]
        if not named or _key(named[-1]) != own:
            continue
        end = _SENTENCE_END.search(text.body, match.end())
        for one in find_numbers(text.body[match.end() : end.start() if end else None]):
            yield str(one.number)


def _key(number: str) -> str:
    return str(parse_number(number) or number)
