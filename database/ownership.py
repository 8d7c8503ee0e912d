"""Let one process at a time do a thing: the system frees the right however that process ends."""

import fcntl
import zlib
from pathlib import Path
from typing import IO

from sqlalchemy import Connection, Engine, text


class Ownership:
    """The right to do `purpose` with a database.

    It is a locked file beside SQLite's, or an advisory lock of PostgreSQL's.
    PostgreSQL frees the lock when the connection breaks; whoever held it learns so by errors.
    """

    def __init__(self, engine: Engine, purpose: str) -> None:
        self._engine = engine
        self._purpose = purpose
        self._held: IO[str] | Connection | None = None

    def take(self) -> bool:
        """Return whether we have it now; False while another process does."""
        if self._engine.dialect.name == "postgresql":
            return self._take_advisory_lock()
        path = Path(f"{self._engine.url.database}.{self._purpose}.lock")
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("a")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.close()
            return False
        self._held = file
        return True

    def give_up(self) -> None:
        """Free it, if we have it."""
        if isinstance(self._held, Connection):
            self._held.invalidate()  # closes the session, and with it the lock
        if self._held is not None:
            self._held.close()
        self._held = None

    def _take_advisory_lock(self) -> bool:
        connection = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        key = {"key": zlib.crc32(self._purpose.encode())}
        if connection.scalar(text("SELECT pg_try_advisory_lock(:key)"), key):
            self._held = connection
            return True
        connection.close()
        return False
