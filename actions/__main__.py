"""The action server: `python -m actions`, one process on 127.0.0.1:$ACTIONS_PORT.

`python -m rasa_sdk --actions actions` serves the same actions, but opens the store at the first
question only. Here the store is opened first, in the processes that answer: one that cannot be
used stops the server at once, with the reason, and a healthy server is a ready one. This process
itself only waits, so that its /health tells the truth while all of those are busy.
"""

import logging
import os
import sys
from importlib import import_module

from dotenv import load_dotenv
from rasa_sdk.endpoint import create_app
from rasa_sdk.executor import ActionExecutor

from actions.workers import LOG_FORMAT, shared_workers

HOST = "127.0.0.1"


def main() -> int:
    """Serve until stopped; return the exit status."""
    load_dotenv(".env")
    port = os.environ.get("ACTIONS_PORT") or "5055"
    if not port.isdecimal() or not 0 < int(port) < 65536:
        print(f"error: ACTIONS_PORT is {port!r}. Set it to a port number.", file=sys.stderr)
        return 1
    logging.basicConfig(level=logging.INFO, format=LOG_FORMAT)
    if problem := shared_workers().warm():
        print(f"error: {problem}", file=sys.stderr)
        shared_workers().stop()
        return 1
    executor = ActionExecutor()
    executor.register_package(import_module("actions"))
    app = create_app(executor, cors_origins=[])
    app.run(host=HOST, port=int(port), single_process=True, access_log=False, motd=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
