"""Catalogues that a program of another format wrote: their texts go on where they can be read."""

import sqlite3
from contextlib import closing
from pathlib import Path

from index.errors import StoreError
from index.store.catalogue import Catalogue, connect
from index.store.catalogue_writer import SCHEMA
from index.store.manifest import FORMAT


def is_readable(folder: Path, written_in: int) -> bool:
    """Tell whether all texts in `folder`, of format `written_in`, can be read.

    Raises StoreError where they cannot and some may have been added: the corpus lacks those.
    """
    try:
        _read_all(folder)
    except (sqlite3.Error, ValueError, TypeError) as error:
        if _holds_added(folder, written_in):
            raise StoreError(
                f"{folder}: what was added to it cannot be read: it was written in format"
                f" {written_in}, this program reads {FORMAT}. Use the program that wrote it, or"
                " move the whole store away, build it anew and add those files again."
            ) from error
        return False
    return True


def _read_all(folder: Path) -> None:
    with closing(sqlite3.connect(":memory:")) as fresh, closing(connect(folder)) as connection:
        fresh.executescript(SCHEMA)
        if _tables(connection) != _tables(fresh):
            raise ValueError("other tables")
    with closing(Catalogue(folder)) as catalogue:
        for version in catalogue.versions():
            catalogue.text(version.id)


def _tables(connection: sqlite3.Connection) -> set[str]:
    return {sql for (sql,) in connection.execute("SELECT sql FROM sqlite_master WHERE sql > ''")}


def _holds_added(folder: Path, written_in: int) -> bool:
    query = "SELECT count(*) FROM versions WHERE json_extract(record, '$.origin') <> 'corpus'"
    try:
        with closing(connect(folder)) as connection:
            return bool(connection.execute(query).fetchone()[0])
    except sqlite3.Error:
        # Programs before this one that kept no versions could add none; later ones may keep them
        # in another way.
        return written_in > FORMAT
