"""The catalogue: documents, versions and passages in SQLite, looked up by key."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import islice
from pathlib import Path
from typing import Any

from index.legal.structure.path import path_of
from index.legal.structure.provision import unit_at
from index.records.document import Document, Passage, Rendering
from index.records.languages import Language
from index.records.unit import Unit
from index.records.version import Piece, Text, Version

FILE = "catalogue.sqlite"
# Versions whose units are cached: a long law has two thousand units, and questions repeat.
_STRUCTURES = 32
_PASSAGES = (
    'SELECT position, id, document, heading, text, start, "end", sentences, sources, wording,'
    " version, renderings FROM passages"
)
# Parameters of one query: well below the limit of SQLite.
_PARAMETERS = 512
# Passages in the cache, some 2 KB each: questions repeat.
_CACHED = 4096
# The row of the document of a version that is of none, for it was rejected.
NO_DOCUMENT = -1


def connect(folder: Path) -> sqlite3.Connection:
    """Return a read-only connection to the catalogue in `folder`. Raises sqlite3.Error."""
    uri = f"{(folder / FILE).absolute().as_uri()}?mode=ro&immutable=1"
    return sqlite3.connect(uri, uri=True, check_same_thread=False)


class Catalogue:
    """A reader of one catalogue; safe to use from several threads."""

    def __init__(self, folder: Path) -> None:
        self._connection = connect(folder)
        self.documents = tuple(
            Document.model_validate_json(record)
            for (record,) in self._connection.execute(
                "SELECT record FROM documents ORDER BY position"
            )
        )
        # Bound to the connection only: a cache that refers to this object would keep it alive.
        self._units = lru_cache(maxsize=_STRUCTURES)(partial(_units_of, self._connection))
        self._cache: dict[int, Passage] = {}
        self._rows = {document.id: row for row, document in enumerate(self.documents)}

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def document(self, document_id: str) -> Document:
        """Return the document with this id. Raises KeyError if there is none."""
        return self.documents[self._rows[document_id]]

    def passages(self, positions: Sequence[int]) -> dict[int, Passage]:
        """Return the passages at `positions` by position, leaving out positions without one."""
        cache = self._cache  # another thread may replace it meanwhile
        passages = {at: passage for at in positions if (passage := cache.get(at))}
        if missing := [at for at in positions if at not in passages]:
            fresh = self._read(missing)
            passages |= fresh
            if len(cache) + len(fresh) > _CACHED:
                cache = self._cache = {}
            cache.update(islice(fresh.items(), _CACHED))
        return {at: passages[at] for at in positions if at in passages}

    def _read(self, positions: Sequence[int]) -> dict[int, Passage]:
        passages: dict[int, Passage] = {}
        for start in range(0, len(positions), _PARAMETERS):
            batch = positions[start : start + _PARAMETERS]
            marks = ",".join("?" * len(batch))
            query = f"{_PASSAGES} WHERE position IN ({marks}) ORDER BY position"
            for position, *row in self._connection.execute(query, batch):
                passages[position] = self._passage(row)
        return passages

    def all_passages(self) -> Iterator[Passage]:
        """Yield every passage in order of position."""
        for _, *row in self._connection.execute(f"{_PASSAGES} ORDER BY position"):
            yield self._passage(row)

    def positions_of(self, document_ids: Iterable[str]) -> list[int]:
        """Return the positions of all passages of these documents, ascending; skip unknown ids."""
        rows = sorted({self._rows[name] for name in document_ids if name in self._rows})
        return [
            position
            for row in rows
            for (position,) in self._connection.execute(
                "SELECT position FROM passages WHERE document = ? ORDER BY position", (row,)
            )
        ]

    def owners(self) -> list[int]:
        """Return the row of each passage's document, in order of position."""
        query = "SELECT document FROM passages ORDER BY position"
        return [row for (row,) in self._connection.execute(query)]

    def positions_in(self, language: Language) -> list[int]:
        """Return the positions of the passages that were translated into `language`, ascending."""
        return self._column("SELECT position FROM embedded", language)

    def first_sentences(self, language: Language = "vi") -> list[int]:
        """Return the first row of each passage in the sentence matrix, in order of position.

        Of another language than Vietnamese, it is that of its renderings.
        """
        return self._column("SELECT first_sentence FROM embedded", language)

    def count_sentences(self, language: Language = "vi") -> int:
        """Return the number of sentences of all passages together."""
        last = self._connection.execute(
            "SELECT first_sentence, sentences FROM embedded WHERE language = ?"
            " ORDER BY position DESC LIMIT 1",
            (language,),
        ).fetchone()
        return sum(last) if last else 0

    def digests(self, language: Language = "vi") -> list[bytes]:
        """Return the digest of each passage's embedded text, in order of position."""
        return self._column("SELECT digest FROM embedded", language)

    def _column(self, query: str, language: Language) -> list[Any]:
        ordered = f"{query} WHERE language = ? ORDER BY position"
        return [value for (value,) in self._connection.execute(ordered, (language,))]

    def versions(self, document_id: str | None = None) -> list[Version]:
        """Return all versions in order of position, or those of one document."""
        query = "SELECT record FROM versions"
        arguments: tuple[int, ...] = ()
        if document_id is not None:
            query += " WHERE document = ?"
            if document_id not in self._rows:
                return []
            arguments = (self._rows[document_id],)
        rows = self._connection.execute(f"{query} ORDER BY position", arguments)
        return [Version.model_validate_json(record) for (record,) in rows]

    def text(self, version_id: str) -> Text:
        """Return a version with its body, pieces and units. Raises KeyError if there is none."""
        row = self._connection.execute(
            "SELECT record, body, pieces, units FROM versions WHERE id = ?", (version_id,)
        ).fetchone()
        if row is None:
            raise KeyError(version_id)
        record, body, pieces, units = row
        return Text(
            Version.model_validate_json(record),
            body,
            tuple(_piece(*piece) for piece in json.loads(pieces)),
            tuple(Unit(*unit) for unit in json.loads(units)),
        )

    def units(self, version_id: str) -> tuple[Unit, ...]:
        """Return the units of a version, in reading order; none where there is no such version."""
        return self._units(version_id)

    def unit_of(self, passage: Passage, offset: int) -> tuple[str, int, int, int] | None:
        """Return `(path, start, body, end)` of the innermost unit at `offset` of `passage`.

        The three numbers are offsets in the passage. None if the text has no structure.
        """
        units = self._units(passage.version) if passage.wording == "verbatim" else ()
        row = unit_at(units, passage.start + offset) if units else None
        if row is None:
            return None
        start = max(units[row].start - passage.start, 0)
        end = min(units[row].end - passage.start, len(passage.text))
        return path_of(units, row), start, units[row].body - passage.start, end

    def _passage(self, row: Sequence[str | int]) -> Passage:
        identity, document, heading, text, start, end, sentences, sources, wording, *rest = row
        version, renderings = rest
        return Passage(
            str(identity),
            self.documents[int(document)].id,
            str(heading),
            str(text),
            int(start),
            int(end),
            tuple((first, last) for first, last in json.loads(str(sentences))),
            tuple(json.loads(str(sources))),
            "summary" if wording == "summary" else "verbatim",
            str(version),
            _renderings(json.loads(str(renderings))),
        )


def renderings_record(renderings: Iterable[Rendering]) -> list[Any]:
    """Return `renderings` as JSON values, as the catalogue keeps them."""
    return [(each.language, each.heading, each.text, each.sentences) for each in renderings]


def _renderings(record: list[Any]) -> tuple[Rendering, ...]:
    return tuple(
        Rendering(language, heading, text, tuple((first, last) for first, last in sentences))
        for language, heading, text, sentences in record
    )


def _piece(
    heading: str, start: int, end: int, sources: list[str], renderings: Sequence[Any] = ()
) -> Piece:
    """Return a piece from its record, which format 4 wrote without renderings."""
    return Piece(heading, start, end, tuple(sources), _renderings(list(renderings)))


def _units_of(connection: sqlite3.Connection, version_id: str) -> tuple[Unit, ...]:
    query = "SELECT units FROM versions WHERE id = ?"
    row = connection.execute(query, (version_id,)).fetchone()
    return tuple(Unit(*unit) for unit in json.loads(row[0])) if row else ()
