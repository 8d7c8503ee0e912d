"""Run the front door, `python -m door`: on 127.0.0.1:$RASA_PORT, with Rasa on $DIALOGUE_PORT."""

import logging
import resource
import sys

import uvicorn

from actions.logs import configure_logging
from door.admission import Admission
from door.app import FrontDoor
from door.dialogue import Dialogue
from settings import SettingsError, load_settings

HOST = "127.0.0.1"


def main() -> int:
    """Serve until stopped; return the exit status."""
    try:
        settings = load_settings()
    except SettingsError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    if not settings.dialogue_port:
        print("error: DIALOGUE_PORT is not set: give the port of Rasa itself", file=sys.stderr)
        return 1
    configure_logging(settings)
    # At INFO httpx would log every request.
    logging.getLogger("httpx").setLevel(logging.WARNING)
    # Allow as many connections as the system permits.
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    dialogue = Dialogue(f"http://{HOST}:{settings.dialogue_port}")
    door = FrontDoor(dialogue, Admission())
    uvicorn.run(
        door.application(),
        host=HOST,
        port=settings.rasa_port,
        access_log=False,
        log_config=None,
        timeout_graceful_shutdown=5,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
