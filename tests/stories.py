"""`make stories`: hold conversations with an assistant, several at a time, and say what is wrong.

Variables: FILTER="words" takes the conversations that hold them, FILES=PATH those of another file
or folder, URL=… another assistant; KEEP=1 writes all replies to a folder.
"""

import os
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from settings import load_settings
from tests.conversation import Conversation
from tests.known_failures import KnownFailure, known_failures, wrong_entries
from tests.story_explain import explained
from tests.story_file import FOLDER, Problem, StoryFile, read_files, unknown_documents
from tests.story_filter import choose
from tests.story_keep import keep, new_folder
from tests.story_run import Held, hold_all, sending
from tests.story_server import Server, server

_MOST_EXPLAINED = 20


def main(variables: Mapping[str, str] = os.environ) -> int:
    """Hold what the variables ask for; return 0 if all is as it must be, else 1."""
    folder = Path(variables.get("FILES") or FOLDER)
    if not folder.exists():
        print(f"There is no {folder}.")
        return 1
    files = read_files(folder)
    problems = [problem for file in files.values() for problem in file.problems]
    _print_problems(problems)
    named = {name: file.conversations for name, file in files.items()}
    chosen = choose(variables.get("FILTER", ""), named)
    if not chosen:
        return 1
    with server(variables.get("URL", "")) as assistant:
        unknown = [each for file in files.values() for each in _unknown(file, folder, assistant)]
        problems += unknown
        for problem in unknown:
            print(problem)
        ok = _held(chosen, assistant, _names(files), keeps=bool(variables.get("KEEP")))
    return 0 if ok and not problems else 1


def _held(
    chosen: Sequence[Conversation], assistant: Server, names: set[str], *, keeps: bool
) -> bool:
    """Hold `chosen` of all the `names`; print what is wrong, return whether nothing is."""
    begun = time.monotonic()
    catalogue = assistant.catalogue()
    known = known_failures()
    every: list[Held] = []
    failed: dict[str, list[Held]] = {}
    for ways in hold_all(chosen, sending(assistant.url), catalogue):
        every += ways
        name = ways[0].conversation.conversation
        if wrong := [way for way in ways if way.wrong]:
            failed[name] = wrong
            _say_failed(wrong, known.get(name))
    if keeps:
        folder = new_folder(datetime.now())
        print(f"{keep(every, folder)} replies are kept in {folder}")
    seconds = time.monotonic() - begun
    new = [way for name, ways in failed.items() if name not in known for way in ways]
    _explain(new, assistant)
    states = {each.conversation: each.conversation in failed for each in chosen}
    wrong_known = list(wrong_entries(known, states, names))
    print("".join(f"\n{each}" for each in wrong_known), end="\n" if wrong_known else "")
    messages = sum(len(way.exchanges) for way in every)
    newly = len(failed.keys() - known.keys())
    print(
        f"\n{len(chosen)} conversations in {len(every)} ways, {messages} messages,"
        f" {seconds:.0f} s: {newly} failed, {len(failed) - newly} are known to fail"
    )
    return not newly and not wrong_known


def _unknown(file: StoryFile, folder: Path, assistant: Server) -> Iterator[Problem]:
    """Yield what `file` cites and the assistant has not read, where that is known."""
    if catalogue := assistant.catalogue():
        known = {each.id: each.number for each in catalogue.documents}
        yield from unknown_documents(file, folder / file.name if folder.is_dir() else folder, known)


def _names(files: Mapping[str, StoryFile]) -> set[str]:
    """Return the names of all conversations, those of other folders too."""
    read = [*files.values(), *read_files().values()]
    return {each.conversation for file in read for each in file.conversations}


def _print_problems(problems: Sequence[Problem]) -> None:
    for problem in problems:
        print(problem)
    if problems:
        print("What is wrong above is left out, the other conversations are held.\n")


def _say_failed(wrong: Sequence[Held], known: KnownFailure | None) -> None:
    if known:
        name = wrong[0].conversation.conversation
        print(f"known to fail since {known.since}: {name} ({known.why})", flush=True)
    else:
        print("\n".join(f"FAILED {way}\n" for way in wrong), flush=True)


def _explain(wrong: Sequence[Held], assistant: Server) -> None:
    """Print how the messages of the first few of `wrong` are understood."""
    if not wrong:
        return
    if assistant.settings is None:
        print("How they are understood here, with the code and texts of this clone:\n")
    for text in explained(wrong[:_MOST_EXPLAINED], assistant.settings or load_settings()):
        print(f"{text}\n", flush=True)
    if more := wrong[_MOST_EXPLAINED:]:
        print(f"{len(more)} more are not explained: FILTER takes them alone.")


if __name__ == "__main__":
    sys.exit(main())
