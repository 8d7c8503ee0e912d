"""The memory of conversations, run by Rasa's own Python from the repository root."""

import json
import os
import sqlite3
import subprocess
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
DIALOGUE_PYTHON = ROOT / ".venv-rasa" / "bin" / "python"

# Talks 40 turns with one person, forgets all but the file, and shows what is left of them.
TALK = """
import asyncio, json, sys
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, SlotSet, UserUttered
from dialogue.tracker_store import RecentTurns

FOCUS = {"documents": ["qd-749-2020"]}
domain = Domain.load("domain.yml")

async def talk(store, turn):
    tracker = await store.get_or_create_tracker("somebody", append_action_listen=False)
    asked = UserUttered(f"câu {turn}", {"name": "ask_topic", "confidence": 1.0})
    asked.message_id, asked.metadata = f"turn-{turn}", {"about": {"documents": ["cũ"]}}
    tracker.update(asked)
    tracker.update(ActionExecuted("action_answer"))
    tracker.update(BotUttered("Lời. " * 200))
    if turn == 2:
        tracker.update(SlotSet("focus", FOCUS))
    if turn == 30:
        tracker.update(SlotSet("pending", True))
    tracker.update(ActionExecuted("action_listen"))
    await store.save(tracker)
    return len(tracker.events)

async def main(file):
    store = RecentTurns(domain, file=file, days="30")
    lengths = [await talk(store, turn) for turn in range(40)]
    again = RecentTurns(domain, file=file, days="30")
    tracker = await again.retrieve("somebody")
    print(json.dumps({
        "lengths": lengths,
        "slots": tracker.current_slot_values(),
        "texts": [event.text for event in tracker.events if isinstance(event, UserUttered)],
        "keys": list(await again.keys()),
        "unknown": await again.retrieve("nobody"),
        "spoken_of": [again.spoken_of.after("somebody", f"turn-{turn}") for turn in (1, 2, 39)],
    }))

asyncio.run(main(sys.argv[1]))
"""
FORGET = """
import sys
from rasa.shared.core.domain import Domain
from dialogue.tracker_store import RecentTurns
store = RecentTurns(Domain.empty(), file=sys.argv[1], days="30")
try:
    store.spoken_of.after("somebody", "turn-40")
except KeyError:
    print(store.forget("nobody"), store.forget("somebody"), store.forget("somebody"))
"""
PRUNE = """
import asyncio, sys
from rasa.shared.core.domain import Domain
from dialogue.tracker_store import RecentTurns
store = RecentTurns(Domain.empty(), file=sys.argv[1], days=sys.argv[2])
print(*asyncio.run(store.keys()))
"""


def run(program: str, *arguments: str) -> str:
    done = subprocess.run(
        [DIALOGUE_PYTHON, "-W", "ignore", "-c", program, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TF_CPP_MIN_LOG_LEVEL": "3"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("memory") / "var" / "conversations.db"


@pytest.fixture(scope="module")
def talk(file: Path) -> Any:
    return json.loads(run(TALK, str(file)).splitlines()[-1])


def test_a_long_conversation_is_no_longer_than_a_short_one(talk: Any) -> None:
    assert max(talk["lengths"]) <= talk["lengths"][4] + len(talk["slots"])


def test_the_last_turns_and_all_slots_outlive_a_restart(talk: Any) -> None:
    assert talk["texts"] == ["câu 36", "câu 37", "câu 38", "câu 39"]
    assert talk["slots"]["focus"] == {"documents": ["qd-749-2020"]}
    assert talk["slots"]["pending"] is True
    assert talk["slots"]["language"] is None
    assert (talk["keys"], talk["unknown"]) == (["somebody"], None)


def test_only_its_owner_may_read_the_file(talk: Any, file: Path) -> None:
    assert talk
    assert {path.stat().st_mode & 0o777 for path in file.parent.iterdir()} == {0o600}


def test_what_was_spoken_of_after_each_turn_is_kept_and_not_again_with_the_message(
    talk: Any, file: Path
) -> None:
    assert talk["spoken_of"] == [None, *[{"documents": ["qd-749-2020"]}] * 2]
    with sqlite3.connect(file) as database:
        [(events,)] = database.execute("SELECT events FROM conversations").fetchall()
    database.close()
    assert "turn-39" in events
    assert "about" not in events


def test_what_is_forgotten_leaves_no_trace_in_the_file(talk: Any, file: Path) -> None:
    assert talk
    copy = file.with_name("copy.db")
    with sqlite3.connect(file) as database, sqlite3.connect(copy) as other:
        database.backup(other)
    database.close()
    other.close()
    assert b"c\\u00e2u 39" in copy.read_bytes()
    assert run(FORGET, str(copy)).split() == ["0", "40", "0"]
    assert all(b"u 39" not in path.read_bytes() for path in file.parent.glob("copy.db*"))


def test_what_rested_for_too_long_is_forgotten(talk: Any, file: Path) -> None:
    assert talk
    with sqlite3.connect(file) as database:
        for table in ("conversations", "spoken_of"):
            database.execute(f"UPDATE {table} SET saved = saved - 2 * 86400")  # noqa: S608
    database.close()
    assert run(PRUNE, str(file), "3").split() == ["somebody"]
    assert run(PRUNE, str(file), "1").split() == []
    with sqlite3.connect(file) as database:
        assert database.execute("SELECT count(*) FROM spoken_of").fetchone() == (0,)
    database.close()
