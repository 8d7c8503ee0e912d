"""The front door: `python -m door`, on 127.0.0.1:$RASA_PORT, before Rasa on $DIALOGUE_PORT."""

import logging
import os
import resource
import sys
from pathlib import Path

import uvicorn
from dotenv import load_dotenv

from door.admission import Admission
from door.app import FrontDoor
from door.dialogue import Dialogue
from index.yaml_file import read_yaml

HOST = "127.0.0.1"
_DOMAIN = Path(__file__).parent.parent / "domain.yml"


def main() -> int:
    """Serve until stopped; return the exit status."""
    load_dotenv(".env")
    ports = {name: os.environ.get(name) or "" for name in ("RASA_PORT", "DIALOGUE_PORT")}
    for name, port in ports.items():
        if not port.isdecimal() or not 0 < int(port) < 65536:
            print(f"error: {name} is {port!r}. Set it to a port number.", file=sys.stderr)
            return 1
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    # At INFO httpx logs every request.
    logging.getLogger("httpx").setLevel(logging.WARNING)
    # As many connections as the system lets us have.
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    intents = read_yaml(_DOMAIN)["intents"]
    dialogue = Dialogue(f"http://{HOST}:{ports['DIALOGUE_PORT']}")
    door = FrontDoor(dialogue, Admission(), frozenset(intents))
    uvicorn.run(
        door.application(),
        host=HOST,
        port=int(ports["RASA_PORT"]),
        access_log=False,
        log_config=None,
        timeout_graceful_shutdown=5,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
