"""What a conversation spoke of after each of its turns, for replies to an older message of ours."""

from __future__ import annotations

import json
import sqlite3
import zlib
from typing import Any

_MOST = 300  # turns of a conversation, the oldest of which is forgotten first
_SCHEMA = """
    CREATE TABLE IF NOT EXISTS spoken_of (
        sender TEXT, turn TEXT, saved REAL NOT NULL, focus BLOB NOT NULL, PRIMARY KEY (sender, turn)
    );
    CREATE INDEX IF NOT EXISTS spoken_of_by_time ON spoken_of (sender, saved);
"""


class SpokenOf:
    """Keeps the focus, any JSON value, that each turn ended with, by sender and turn."""

    def __init__(self, database: sqlite3.Connection) -> None:
        """Use the file of `database`, which commits by itself. Raises sqlite3.Error."""
        self._database = database
        database.executescript(_SCHEMA)

    def keep(self, sender: str, turn: str, focus: Any, now: float) -> None:
        """Keep `focus`, at the time `now` in seconds."""
        packed = zlib.compress(json.dumps(focus).encode())
        self._database.execute(
            "INSERT OR REPLACE INTO spoken_of VALUES (?, ?, ?, ?)", (sender, turn, now, packed)
        )
        self._database.execute(
            "DELETE FROM spoken_of WHERE sender = ? AND saved < (SELECT saved FROM spoken_of"
            " WHERE sender = ? ORDER BY saved DESC LIMIT 1 OFFSET ?)",
            (sender, sender, _MOST - 1),
        )

    def after(self, sender: str, turn: str) -> Any:
        """Return the focus that `turn` of this sender ended with. Raises KeyError if unknown."""
        row = self._database.execute(
            "SELECT focus FROM spoken_of WHERE sender = ? AND turn = ?", (sender, turn)
        ).fetchone()
        if row is None:
            raise KeyError
        return json.loads(zlib.decompress(row[0]))

    def forget(self, sender: str) -> int:
        """Delete all of this sender's turns; return how many there were."""
        return self._database.execute("DELETE FROM spoken_of WHERE sender = ?", (sender,)).rowcount

    def prune(self, oldest: float) -> None:
        """Delete what is older than the time `oldest`."""
        self._database.execute("DELETE FROM spoken_of WHERE saved < ?", (oldest,))
