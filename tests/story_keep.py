"""All replies of a run, kept in a folder, and what changed in them between two runs.

    make stories KEEP=1                 writes var/stories/DAY-TIME
    make stories-diff A=FOLDER B=FOLDER

A folder has a file `replies.jsonl`: a line a message.
"""

import argparse
import difflib
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from ops import ROOT
from tests.story_run import Exchange, Held

FOLDER = ROOT / "var" / "stories"
_FILE = "replies.jsonl"
Key = tuple[str, int, int]
"""Conversation, way, turn."""


def new_folder(now: datetime) -> Path:
    """Return a folder for the replies of a run that begins `now`."""
    folder = FOLDER / now.strftime("%Y-%m-%d-%H%M%S")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def keep(held: Iterable[Held], folder: Path) -> int:
    """Write the replies of `held` to `folder`; return how many there are."""
    lines = [
        json.dumps(_record(way, exchange), ensure_ascii=False)
        for way in held
        for exchange in way.exchanges
    ]
    (folder / _FILE).write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return len(lines)


def kept(folder: Path) -> dict[Key, dict[str, Any]]:
    """Return the replies in `folder`. Raises OSError or ValueError where there are none."""
    lines = (folder / _FILE).read_text("utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    return {(each["conversation"], each["way"], each["turn"]): each for each in records}


def differences(
    old: Mapping[Key, Mapping[str, Any]], new: Mapping[Key, Mapping[str, Any]]
) -> Iterator[str]:
    """Yield what changed from `old` to `new`, one text a message."""
    for key in dict.fromkeys([*old, *new]):
        before, after = old.get(key), new.get(key)
        either = after or before or {}
        head = f"{key[0]}, turn {key[2]}: {either.get('said', '')[:200]}"
        if before is None or after is None:
            yield f"{head}\n  only in the {'second' if before is None else 'first'} run"
        elif changes := list(_changes(before, after)):
            yield "\n".join([head, *changes])


def _changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[str]:
    for name in ("said", "status", "language", "cites", "suggests", "wrong"):
        if before[name] != after[name]:
            yield f"  {name}: {_shown(before[name])} → {_shown(after[name])}"
    lines = difflib.unified_diff(
        before["text"].splitlines(), after["text"].splitlines(), lineterm="", n=0
    )
    yield from (f"  {line}" for line in lines if not line.startswith(("---", "+++", "@@")))


def _shown(value: object) -> str:
    return "; ".join(map(str, value)) or "nothing" if isinstance(value, list) else str(value)


def _record(held: Held, exchange: Exchange) -> dict[str, Any]:
    heard = exchange.heard
    reply = heard.reply if heard else None
    cited = reply.citations if reply else ()
    return {
        "conversation": held.conversation.conversation,
        "way": held.way,
        "turn": exchange.turn,
        "said": exchange.said,
        "status": (reply.status or "plain") if reply else "no reply",
        "language": reply.language if reply else None,
        "text": reply.text if reply else "",
        "cites": [f"{each.document_id} › {each.heading}" for each in cited],
        "suggests": [each.title for each in reply.suggestions] if reply else [],
        "wrong": list(exchange.wrong),
    }


def main(arguments: list[str] | None = None) -> int:
    """Print what changed between two kept runs; return 2 where there is no such run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("old", type=Path, help="the folder of the first run")
    parser.add_argument("new", type=Path, help="the folder of the second run")
    options = parser.parse_args(arguments)
    try:
        old, new = kept(options.old), kept(options.new)
    except (OSError, ValueError, KeyError) as error:
        print(f"no kept run: {error}. `make stories KEEP=1` keeps one below {FOLDER}.")
        return 2
    changed = list(differences(old, new))
    print("\n\n".join([*changed, f"{len(changed)} of {len({*old, *new})} replies differ"]))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
