"""Documents and passages in SQLite: the part of a store that is looked up, not searched."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

from index.document import Document, Passage

FILE = "catalogue.sqlite"
_SCHEMA = """
CREATE TABLE documents (
    position INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, record TEXT NOT NULL
);
CREATE TABLE passages (
    position INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, document INTEGER NOT NULL,
    heading TEXT NOT NULL, text TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    sentences TEXT NOT NULL, sources TEXT NOT NULL, first_sentence INTEGER NOT NULL
);
CREATE INDEX passages_by_document ON passages (document);
"""


def write_catalogue(
    folder: Path,
    documents: Sequence[Document],
    passages: Sequence[Passage],
    first_sentences: Sequence[int],
) -> None:
    """Write the catalogue into `folder`. `first_sentences[i]` is passage i's first sentence row."""
    rows = {document.id: position for position, document in enumerate(documents)}
    connection = sqlite3.connect(folder / FILE)
    try:
        connection.executescript(_SCHEMA)
        connection.executemany(
            "INSERT INTO documents VALUES (?, ?, ?)",
            (
                (rows[document.id], document.id, document.model_dump_json())
                for document in documents
            ),
        )
        connection.executemany(
            "INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    position,
                    passage.id,
                    rows[passage.document_id],
                    passage.heading,
                    passage.text,
                    passage.start,
                    passage.end,
                    json.dumps(passage.sentences),
                    json.dumps(passage.sources),
                    first_sentences[position],
                )
                for position, passage in enumerate(passages)
            ),
        )
        connection.commit()
    finally:
        connection.close()


class Catalogue:
    """Reads a catalogue; safe to use from several threads."""

    def __init__(self, folder: Path) -> None:
        uri = f"{(folder / FILE).absolute().as_uri()}?mode=ro&immutable=1"
        self._connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        self.documents = tuple(
            Document.model_validate_json(record)
            for (record,) in self._connection.execute(
                "SELECT record FROM documents ORDER BY position"
            )
        )

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def passages(self, positions: Iterable[int]) -> dict[int, Passage]:
        """Return the passages at `positions`, by position."""
        found: dict[int, Passage] = {}
        for position in positions:
            row = self._connection.execute(
                'SELECT id, document, heading, text, start, "end", sentences, sources FROM passages'
                " WHERE position = ?",
                (position,),
            ).fetchone()
            identity, document, heading, text, start, end, sentences, sources = row
            found[position] = Passage(
                identity,
                self.documents[document].id,
                heading,
                text,
                start,
                end,
                tuple((first, last) for first, last in json.loads(sentences)),
                tuple(json.loads(sources)),
            )
        return found

    def positions_of(self, document_ids: Iterable[str]) -> list[int]:
        """Return the positions of all passages of the documents named, in order."""
        wanted = set(document_ids)
        rows = [row for row, document in enumerate(self.documents) if document.id in wanted]
        return [
            position
            for row in rows
            for (position,) in self._connection.execute(
                "SELECT position FROM passages WHERE document = ? ORDER BY position", (row,)
            )
        ]

    def owners(self) -> list[int]:
        """Return each passage's document row, by position."""
        query = "SELECT document FROM passages ORDER BY position"
        return [row for (row,) in self._connection.execute(query)]

    def first_sentences(self) -> list[int]:
        """Return each passage's first row in the sentence matrix, by position."""
        query = "SELECT first_sentence FROM passages ORDER BY position"
        return [row for (row,) in self._connection.execute(query)]
