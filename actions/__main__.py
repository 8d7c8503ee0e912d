"""The action server: `python -m actions`, one process on 127.0.0.1:$ACTIONS_PORT.

rasa-sdk's own start would open the store at the first question only. Here it is opened first, in
the processes that answer: one that cannot be used stops the server at once, with the reason, and a
healthy server is a ready one. This process itself only waits, so that its /health tells the truth
while all of those are busy.
"""

import sys

from rasa_sdk.endpoint import create_app
from rasa_sdk.executor import ActionExecutor

from actions.logs import configure_logging
from actions.rasa_actions import ACTIONS
from actions.workers import Workers
from settings import SettingsError, load_settings

HOST = "127.0.0.1"


def main() -> int:
    """Serve until stopped; return the exit status."""
    try:
        settings = load_settings()
    except SettingsError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    configure_logging(settings)
    workers = Workers(settings)
    if problem := workers.warm():
        print(f"error: {problem}", file=sys.stderr)
        workers.stop()
        return 1
    executor = ActionExecutor()
    for action in ACTIONS:
        executor.register_action(action(workers))
    app = create_app(executor, cors_origins=[])
    port = settings.actions_port
    app.run(host=HOST, port=port, single_process=True, access_log=False, motd=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
