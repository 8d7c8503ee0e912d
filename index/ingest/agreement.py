"""How much of what is held of a document another text of its number says in the same words."""

from collections.abc import Iterator

from index.text.folding import syllables

# Syllables in a row. Of real texts beside our own summaries of them a tenth to a third of the rows
# stand in both; of texts that only bear the number next to none.
_ROW = 3
ENOUGH = 0.08


def borne_out(held: str, text: str) -> float:
    """Return the share, 0 to 1, of the rows of words of `held` that stand in `text`, too.

    Marks, capitals and line breaks tell nothing. Takes time linear in both texts.
    """
    rows = frozenset(_rows(held))
    return len(rows & frozenset(_rows(text))) / len(rows) if rows else 0.0


def _rows(text: str) -> Iterator[tuple[str, ...]]:
    words = syllables(text)
    return (tuple(words[at : at + _ROW]) for at in range(len(words) - _ROW + 1))
