"""Cut Telegram HTML into messages short enough to send."""

import re
from collections.abc import Sequence

LIMIT = 4096  # https://core.telegram.org/bots/api#sendmessage

# A tag, an entity, or one character: what must never be cut in two.
_ATOM = re.compile(r"<[^>]*>|&#?\w+;|.", re.DOTALL)


def split_html(html: str, limit: int = LIMIT) -> list[str]:
    """Cut well-formed `html` into chunks of at most `limit` UTF-16 units, tags counted as well.

    Telegram counts only what is visible, so this is on the safe side. Chunks end between
    paragraphs if possible, else between lines, else between words; a word is cut only if it is
    longer than a chunk. Tags open at a cut are closed there and opened again in the next chunk.
    White space at the cuts is dropped. Raises ValueError if a tag alone fills a chunk.
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
    """Find where the first chunk ends and where the next one starts, as indices into `atoms`."""
    fitting = _fitting(atoms, open_tags, limit)
    if fitting == len(atoms):
        return fitting, fitting
    spaces = [i for i in range(1, fitting + 1) if atoms[i].isspace()]
    # A better place is not worth a chunk less than half full.
    late = [i for i in spaces if i > fitting // 2]
    lines = [i for i in late if atoms[i] == "\n"]
    paragraphs = [i for i in lines if atoms[i - 1] == "\n"]
    for places in (paragraphs, lines, spaces):
        if places:
            return places[-1], places[-1] + 1
    if not any(_is_visible(atom) for atom in atoms[:fitting]):
        raise ValueError(f"a tag leaves no room for text in {limit} characters")
    return fitting, fitting


def _fitting(atoms: Sequence[str], open_tags: Sequence[str], limit: int) -> int:
    """Count the atoms that fit into a chunk together with the tags to open and close around."""
    stack = list(open_tags)
    size = sum(_units(tag) for tag in stack)
    for count, atom in enumerate(atoms):
        size += _units(atom)
        stack = _open_after(stack, [atom])
        if size + sum(_units(_closing(tag)) for tag in stack) > limit:
            return count
    return len(atoms)


def _open_after(open_tags: Sequence[str], atoms: Sequence[str]) -> list[str]:
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
    return len(text.encode("utf-16-le")) // 2
