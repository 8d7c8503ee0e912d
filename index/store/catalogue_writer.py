"""Write the catalogue that index.store.catalogue reads."""

import json
import sqlite3
from pathlib import Path

from index.records.document import Document, Passage, Rendering
from index.records.version import Text
from index.store.catalogue import FILE, NO_DOCUMENT, renderings_record

SCHEMA = """
CREATE TABLE documents (
    position INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, record TEXT NOT NULL
);
CREATE TABLE versions (
    position INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, document INTEGER NOT NULL,
    record TEXT NOT NULL, body TEXT NOT NULL, pieces TEXT NOT NULL, units TEXT NOT NULL
);
CREATE TABLE passages (
    position INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, document INTEGER NOT NULL,
    heading TEXT NOT NULL, text TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    sentences TEXT NOT NULL, sources TEXT NOT NULL, wording TEXT NOT NULL, version TEXT NOT NULL,
    renderings TEXT NOT NULL, first_sentence INTEGER NOT NULL, digest BLOB NOT NULL
);
CREATE INDEX passages_by_document ON passages (document);
CREATE TABLE renderings (
    language TEXT NOT NULL, position INTEGER NOT NULL,
    sentences INTEGER NOT NULL, first_sentence INTEGER NOT NULL, digest BLOB NOT NULL,
    PRIMARY KEY (language, position)
) WITHOUT ROWID;
CREATE VIEW embedded AS
    SELECT 'vi' AS language, position, json_array_length(sentences) AS sentences, first_sentence,
        digest FROM passages
    UNION ALL SELECT language, position, sentences, first_sentence, digest FROM renderings;
"""
_INSERT = {
    "documents": "INSERT INTO documents VALUES (?, ?, ?)",
    "versions": "INSERT INTO versions VALUES (?, ?, ?, ?, ?, ?, ?)",
    "passages": "INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
}


class CatalogueWriter:
    """A writer of one catalogue, row by row: a store may be larger than memory."""

    def __init__(self, folder: Path) -> None:
        """Create the catalogue in `folder`. Raises sqlite3.Error if there is one already."""
        self._connection = sqlite3.connect(folder / FILE)
        self._connection.executescript(SCHEMA)
        self._counts = {"documents": 0, "versions": 0, "passages": 0}

    def add_document(self, document: Document) -> int:
        """Write `document` and return its row."""
        return self._insert("documents", document.id, document.model_dump_json())

    def add_text(self, text: Text, document: int = NO_DOCUMENT) -> None:
        """Write `text`, a version of the document in row `document`; rejected, it is of none."""
        pieces = json.dumps(
            [
                (p.heading, p.start, p.end, p.sources, renderings_record(p.renderings))
                for p in text.pieces
            ],
            ensure_ascii=False,
        )
        units = json.dumps(
            [(u.level, u.number, u.title, u.start, u.body, u.end, u.parent) for u in text.units],
            ensure_ascii=False,
        )
        record = text.version.model_dump_json()
        self._insert("versions", text.version.id, document, record, text.body, pieces, units)

    def add_passage(
        self, passage: Passage, document: int, first_sentence: int, digest: bytes
    ) -> int:
        """Write `passage` and return its position.

        `first_sentence` is the row of its first sentence in the sentence matrix. `digest` is a hash
        of the embedded text: the next build copies the vectors of a passage with an equal digest.
        """
        return self._insert(
            "passages",
            passage.id,
            document,
            passage.heading,
            passage.text,
            passage.start,
            passage.end,
            json.dumps(passage.sentences),
            json.dumps(passage.sources),
            passage.wording,
            passage.version,
            json.dumps(renderings_record(passage.renderings), ensure_ascii=False),
            first_sentence,
            digest,
        )

    def add_rendering(
        self, rendering: Rendering, position: int, first_sentence: int, digest: bytes
    ) -> None:
        """Write where the vectors are of `rendering`, of the passage at `position`.

        `first_sentence` and `digest` are as for a passage, among the renderings in its language.
        """
        count = len(rendering.sentences)
        self._connection.execute(
            "INSERT INTO renderings VALUES (?, ?, ?, ?, ?)",
            (rendering.language, position, count, first_sentence, digest),
        )

    def close(self) -> None:
        """Commit all rows and close the file."""
        self._connection.commit()
        self._connection.close()

    def _insert(self, table: str, *values: object) -> int:
        position = self._counts[table]
        self._counts[table] += 1
        self._connection.execute(_INSERT[table], (position, *values))
        return position
