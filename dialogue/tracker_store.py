"""Rasa's memory of conversations: a SQLite file that holds the last turns and slots of each.

Beside it stands what each conversation spoke of after each turn (`dialogue/spoken_of.py`).

Rasa's own stores keep every event and replay all of them at each message, so that a conversation
becomes slower with each turn. Here the turns before the last few are summed up in their slots.
"""

from __future__ import annotations

import json
import logging
import os
import sqlite3
import time
from pathlib import Path
from typing import Any, ClassVar, Iterable

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from dialogue.spoken_of import SpokenOf

MAX_TURNS = 4
_SECONDS_A_DAY = 24 * 60 * 60
_SECONDS_BETWEEN_PRUNINGS = 60 * 60
_SECONDS_TO_WAIT_FOR_LOCK = 5.0
_SCHEMA = """
    CREATE TABLE IF NOT EXISTS conversations (
        sender TEXT PRIMARY KEY, saved REAL NOT NULL, events TEXT NOT NULL
    );
    CREATE INDEX IF NOT EXISTS conversations_by_time ON conversations (saved);
"""
_FOCUS = "focus"
_log = logging.getLogger(__name__)


class RecentTurns(TrackerStore):
    """Keeps the last MAX_TURNS turns of each conversation for some days after its last message.

    Rasa makes it and hides it from the channel; `opened` is the one of this process.
    """

    opened: ClassVar[RecentTurns | None] = None

    def __init__(
        self,
        domain: Domain | None = None,
        host: str | None = None,
        event_broker: EventBroker | None = None,
        *,
        file: str,
        days: str | float,
    ) -> None:
        """Open `file`, only its owner's to read; make it if it is missing.

        `days` is a number. Rasa gives `host` to every store; a file has none. Raises sqlite3.Error
        if the file cannot be opened or is of another kind.
        """
        super().__init__(domain, event_broker)
        self._days = float(days)
        self._pruned = float("-inf")
        path = Path(file)
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
        self._database = sqlite3.connect(path, _SECONDS_TO_WAIT_FOR_LOCK, isolation_level=None)
        # A crash of the machine may lose the last messages, but never breaks the file.
        self._database.execute("PRAGMA journal_mode=WAL")
        self._database.execute("PRAGMA synchronous=NORMAL")
        self._database.execute("PRAGMA secure_delete=ON")  # what is forgotten is overwritten
        self._database.executescript(_SCHEMA)
        self.spoken_of = SpokenOf(self._database)
        self._prune()
        RecentTurns.opened = self

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Write the conversation's last turns, and the slots as they were before these."""
        await self.stream_events(tracker)
        events = [_without_about(event.as_dict()) for event in self._recent(list(tracker.events))]
        self._database.execute(
            "INSERT OR REPLACE INTO conversations VALUES (?, ?, ?)",
            (tracker.sender_id, time.time(), json.dumps(events)),
        )
        if (message := tracker.latest_message) and message.message_id:
            focus = tracker.get_slot(_FOCUS)
            self.spoken_of.keep(tracker.sender_id, message.message_id, focus, time.time())
        if time.monotonic() - self._pruned > _SECONDS_BETWEEN_PRUNINGS:
            self._prune()

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """Return the conversation as it was saved, or None if it is not known."""
        row = self._database.execute(
            "SELECT events FROM conversations WHERE sender = ?", (sender_id,)
        ).fetchone()
        if row is None:
            return None
        events: list[dict[str, Any]] = json.loads(row[0])
        return DialogueStateTracker.from_dict(sender_id, events, self.domain.slots)

    async def keys(self) -> Iterable[str]:
        """Return the names of all senders."""
        return [sender for (sender,) in self._database.execute("SELECT sender FROM conversations")]

    def forget(self, sender_id: str) -> int:
        """Delete all that is kept of the conversation; return how many of its turns were."""
        self._database.execute("DELETE FROM conversations WHERE sender = ?", (sender_id,))
        turns = self.spoken_of.forget(sender_id)
        # What was written is in the log of the file too, until that is merged and cut off.
        self._database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return turns

    def _recent(self, events: list[Event]) -> list[Event]:
        """Return the events of the last turns, after such as set the slots to what they were."""
        turns = [at for at, event in enumerate(events) if isinstance(event, UserUttered)]
        if len(turns) <= MAX_TURNS:
            return events
        first = turns[-MAX_TURNS]
        before = DialogueStateTracker.from_events("", events[:first], self.domain.slots)
        slots = [
            SlotSet(name, slot.value)
            for name, slot in before.slots.items()
            if slot.value != slot.initial_value
        ]
        return [*slots, ActionExecuted(ACTION_LISTEN_NAME), *events[first:]]

    def _prune(self) -> None:
        """Delete the conversations that have rested for too long."""
        oldest = time.time() - self._days * _SECONDS_A_DAY
        deleted = self._database.execute("DELETE FROM conversations WHERE saved < ?", (oldest,))
        self.spoken_of.prune(oldest)
        if deleted.rowcount:
            _log.info("%d old conversations were deleted", deleted.rowcount)
        self._pruned = time.monotonic()


def _without_about(event: dict[str, Any]) -> dict[str, Any]:
    """Return `event` without what a message is said to be about: that is kept of its own turn."""
    if (event.get("metadata") or {}).get("about") is None:
        return event
    metadata = {name: value for name, value in event["metadata"].items() if name != "about"}
    parsed = {**(event.get("parse_data") or {}), "metadata": metadata}
    return {**event, "metadata": metadata, "parse_data": parsed}
