"""What each command of `python -m ops` does, once the assistant environment is there."""

import sys
from argparse import ArgumentParser
from collections.abc import Sequence

from ops import checks, interactive, locking, packages, serving
from ops.child_environment import with_ports
from ops.children import Children
from ops.setup import set_up
from settings import SettingsError, load_settings

COMMANDS = {
    "setup": "prepare environments, embedding model, index and trained dialogue",
    "serve": "set up, then run the assistant until it is stopped",
    "run": "set up, run the assistant and chat with it; leaving the chat stops it",
    "chat": "chat with an assistant that is running already",
    "interactive": "set up, then talk to the dialogue engine step by step (rasa interactive)",
    "test": "set up, then run every check",
    "packages": "install the Debian packages that reading .doc and scans, and some tests, need",
    "lock": "resolve requirements/*.in anew into the pinned sets",
}
_RECORD = "keep the conversation as a story, var/recorded/NAME.yml"


def run(arguments: Sequence[str], children: Children, since: float) -> int:
    """Run the command named in `arguments`; return the exit status.

    `since` is the start by the monotonic clock. Raises OpsError or OSError if the command fails.
    """
    parser = ArgumentParser(prog="python -m ops", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, purpose in COMMANDS.items():
        command_parser = commands.add_parser(name, help=purpose, description=purpose)
        if name == "chat":
            command_parser.add_argument("--record", default="", metavar="NAME", help=_RECORD)
    options = parser.parse_args(arguments)
    command = options.command

    try:
        settings = with_ports(load_settings(with_token=True))
    except SettingsError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    if command == "chat":
        return serving.chat(settings, children, recording=options.record)
    if command == "lock":
        return locking.lock(children)
    if command == "packages":
        packages.install(children)
        return 0
    if command in ("serve", "run"):
        serving.require_ports(settings)
    model = set_up(settings, children)
    if command == "interactive":
        return interactive.interact(settings, model, children)
    if command == "test":
        packages.install_for_tests(children)
        return checks.run_all(settings, model, children)
    if command in ("serve", "run"):
        supervisor = serving.start(settings, model, children, since)
        if command == "run":
            return serving.chat(settings, children, supervisor)
        serving.watch(supervisor)
    return 0
