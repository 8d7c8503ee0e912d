"""The action server: `python -m actions`, one process on 127.0.0.1:$ACTIONS_PORT.

`python -m rasa_sdk --actions actions` serves the same actions, but in a second process that opens
the store at the first question only. Here the store is opened first: a store that cannot be used
stops the server at once, with the reason, and a healthy server is a ready one.
"""

import logging
import os
import sys
from importlib import import_module

from dotenv import load_dotenv
from rasa_sdk.endpoint import create_app
from rasa_sdk.executor import ActionExecutor

from actions.knowledge import shared_source
from index.errors import IndexingError

HOST = "127.0.0.1"


def main() -> int:
    """Serve until stopped; return the exit status."""
    load_dotenv(".env")
    port = os.environ.get("ACTIONS_PORT") or "5055"
    if not port.isdecimal() or not 0 < int(port) < 65536:
        print(f"error: ACTIONS_PORT is {port!r}. Set it to a port number.", file=sys.stderr)
        return 1
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    try:
        source = shared_source()
    except IndexingError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    # The first pass of an encoder is its slowest.
    source.current().retriever.search("khởi động", 1)
    source.watch()
    executor = ActionExecutor()
    executor.register_package(import_module("actions"))
    app = create_app(executor, cors_origins=[])
    app.run(host=HOST, port=int(port), single_process=True, access_log=False, motd=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
