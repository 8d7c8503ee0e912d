"""Check whether this program can read the texts of a catalogue in another format."""

import sqlite3
from contextlib import closing
from pathlib import Path

from index.errors import StoreError
from index.store.catalogue import Catalogue, connect
from index.store.catalogue_writer import SCHEMA
from index.store.manifest import FORMAT


def is_readable(folder: Path, format_number: int) -> bool:
    """Return whether all texts in `folder`, a generation of format `format_number`, can be read.

    Raises StoreError if they cannot and some may be added texts, which the corpus lacks.
    """
    try:
        _read_all(folder)
    except (sqlite3.Error, ValueError, TypeError) as error:
        if _has_added_texts(folder, format_number):
            raise StoreError(
                f"{folder}: what was added to it cannot be read: it was written in format"
                f" {format_number}, this program reads {FORMAT}. Use the program that wrote it, or"
                " move the whole store away, build it anew and add those files again."
            ) from error
        return False
    return True


def _read_all(folder: Path) -> None:
    with closing(sqlite3.connect(":memory:")) as fresh, closing(connect(folder)) as connection:
        fresh.executescript(SCHEMA)
        # The passages are made anew from the texts, and may have been written in any way.
        if not _tables(fresh) <= _tables(connection):
            raise ValueError("other tables")
    with closing(Catalogue(folder)) as catalogue:
        for version in catalogue.versions():
            catalogue.text(version.id)


def _tables(connection: sqlite3.Connection) -> set[str]:
    query = "SELECT sql FROM sqlite_master WHERE tbl_name IN ('documents', 'versions')"
    return {sql for (sql,) in connection.execute(query) if sql}


def _has_added_texts(folder: Path, format_number: int) -> bool:
    query = "SELECT count(*) FROM versions WHERE json_extract(record, '$.origin') <> 'corpus'"
    try:
        with closing(connect(folder)) as connection:
            return bool(connection.execute(query).fetchone()[0])
    except sqlite3.Error:
        # Older formats without a table of versions had no added texts; newer formats may keep them
        # elsewhere.
        return format_number > FORMAT
