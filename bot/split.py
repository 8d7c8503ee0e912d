"""Split Telegram HTML into messages short enough to send."""

import re
from collections.abc import Sequence

LIMIT = 4096  # https://core.telegram.org/bots/api#sendmessage

# A tag, an entity or one character, none of which may be cut in two.
_ATOM = re.compile(r"<[^>]*>|&#?\w+;|.", re.DOTALL)


def split_html(html: str, limit: int = LIMIT) -> list[str]:
    """Split well-formed `html` into chunks of at most `limit` UTF-16 units, tags included.

    Telegram counts only visible text, so the chunks are shorter than they must be. A chunk ends
    between paragraphs if possible, else between lines, else between words; only a word longer than
    a chunk is cut. A tag that is open at a cut is closed there and reopened in the next chunk.
    White space at a cut is dropped. Raises ValueError if tags alone fill a chunk.
    """
    atoms = _ATOM.findall(html)
    chunks = []
    open_tags: list[str] = []
    while atoms:
        if atoms[0].isspace():
            atoms = atoms[1:]
            continue
        end, start = _cut(atoms, open_tags, limit)
        still_open = _open_after(open_tags, atoms[:start])
        closing = [_closing(tag) for tag in reversed(_open_after(open_tags, atoms[:end]))]
        if any(_is_visible(atom) for atom in atoms[:end]):
            chunks.append("".join([*open_tags, *atoms[:end], *closing]).strip())
        atoms, open_tags = atoms[start:], still_open
    return chunks


def _cut(atoms: Sequence[str], open_tags: Sequence[str], limit: int) -> tuple[int, int]:
    """Return the end of the first chunk and the start of the next, as indices into `atoms`."""
    most = _count_fitting(atoms, open_tags, limit)
    if most == len(atoms):
        return most, most
    spaces = [i for i in range(1, most + 1) if atoms[i].isspace()]
    # A chunk less than half full is too high a price for a cut between lines or paragraphs.
    late = [i for i in spaces if i > most // 2]
    lines = [i for i in late if atoms[i] == "\n"]
    paragraphs = [i for i in lines if atoms[i - 1] == "\n"]
    for cuts in (paragraphs, lines, spaces):
        if cuts:
            return cuts[-1], cuts[-1] + 1
    if not any(_is_visible(atom) for atom in atoms[:most]):
        raise ValueError(f"a tag leaves no room for text in {limit} characters")
    return most, most


def _count_fitting(atoms: Sequence[str], open_tags: Sequence[str], limit: int) -> int:
    """Return how many atoms fit into a chunk, with the tags to reopen and close around them."""
    stack = list(open_tags)
    size = sum(_units(tag) for tag in stack)
    for count, atom in enumerate(atoms):
        size += _units(atom)
        stack = _open_after(stack, [atom])
        if size + sum(_units(_closing(tag)) for tag in stack) > limit:
            return count
    return len(atoms)


def _open_after(open_tags: Sequence[str], atoms: Sequence[str]) -> list[str]:
    """Return the tags that are open after `atoms`, outermost first."""
    stack = list(open_tags)
    for atom in atoms:
        if atom.startswith("</"):
            stack.pop()
        elif atom.startswith("<"):
            stack.append(atom)
    return stack


def _closing(tag: str) -> str:
    return f"</{re.split(r'[ >]', tag[1:], maxsplit=1)[0]}>"


def _is_visible(atom: str) -> bool:
    return not atom.startswith("<") and not atom.isspace()


def _units(text: str) -> int:
    """Return the length of `text` in UTF-16 code units, as Telegram counts."""
    return len(text.encode("utf-16-le")) // 2
