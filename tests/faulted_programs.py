"""Run the Telegram front end and a stand-in for Rasa under the real supervisor, until killed.

    python -m tests.faulted_programs RASA_PORT FOLDER

The environment holds the front end's settings. What dies is started again, as `make serve` does.
"""

import os
import sys
from pathlib import Path

from ops import serving, supervision
from ops.children import Children
from ops.supervision import Program, Supervisor


def main(port: str, folder: Path) -> None:
    """Start both programs and restart what dies."""
    # A fault run kills every few seconds, which is not what the pauses are for.
    supervision.FIRST_PAUSE_S, supervision.LONGEST_PAUSE_S = 0.1, 0.5
    supervision.MAX_FAILURES = 1000
    commands = {"rasa": ["tests.fake_rasa", port], "bot": ["bot", "telegram"]}
    with Children() as children:
        supervisor = Supervisor(children)
        for name, arguments in commands.items():
            log = folder / f"{name}.log"
            supervisor.add(
                Program(name, [sys.executable, "-m", *arguments], os.environ, log, optional=True)
            )
        serving.watch(supervisor)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
