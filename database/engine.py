"""Make the engine for DATABASE_URL: an SQLite file, or PostgreSQL."""

import os
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url

_BUSY_SECONDS = 30.0  # another process may be writing to the file


def make_engine(url: str) -> Engine:
    """Return the engine for `url`, `sqlite:///FILE` or `postgresql://…`; nothing is opened yet.

    Its errors do not tell the values of a statement, which may be what people wrote.
    """
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        return _sqlite(url, Path(address.database or ""))
    address = address.set(drivername="postgresql+psycopg")
    return create_engine(address, pool_pre_ping=True, hide_parameters=True)


def _sqlite(url: str, file: Path) -> Engine:
    engine = create_engine(url, connect_args={"timeout": _BUSY_SECONDS}, hide_parameters=True)

    @event.listens_for(engine, "do_connect")
    def create(*_: Any) -> None:
        # Residents' words are in it: nobody else may read it, nor the files SQLite adds to it.
        file.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(file, os.O_CREAT | os.O_WRONLY, 0o600))

    @event.listens_for(engine, "connect")
    def configure(connection: sqlite3.Connection, _: object) -> None:
        # Transactions are begun by `begin` below, never by the driver.
        connection.isolation_level = None
        connection.execute("PRAGMA journal_mode = WAL")
        # FULL: what is committed outlasts a power failure too, for Telegram will not send it again.
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA secure_delete = ON")  # what is forgotten is overwritten

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # At once for writing: a reader that turns writer fails where another has written meanwhile.
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine
