import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]

# In a process of its own: what is withheld stays withheld.
TALKING = """
import logging, sys, warnings
from dialogue.logs import withhold_messages
FORMAT = "%(levelname)s %(name)s %(message)s"
logging.basicConfig(level=logging.DEBUG, format=FORMAT, stream=sys.stdout)
logging.getLogger("rasa.core").info("ready on port 5005")
withhold_messages()
log = logging.getLogger("rasa.core")
log.debug(f"got {'SECRET'}")
log.error("got %s", "SECRET", stack_info=True)
try:
    {}["SECRET"]
except KeyError:
    log.exception("SECRET")
    log.error("SECRET")  # as structlog does, who has turned the exception into text
logging.getLogger("dialogue.channel").warning("a body was refused: %s", "no object")
warnings.warn("SECRET")
log.info("100 % SECRET")
"""


def test_records_of_others_keep_their_place_and_lose_their_text() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", TALKING], cwd=ROOT, capture_output=True, text=True, check=True
    )
    lines = ran.stdout.splitlines()
    assert "SECRET" not in ran.stdout + ran.stderr
    assert lines[0] == "INFO rasa.core ready on port 5005"
    assert lines[1] == "DEBUG rasa.core <string>:9"
    assert lines[2] == "ERROR rasa.core <string>:10"
    assert lines[3].startswith("ERROR rasa.core <string>:14: KeyError at <string>:12")
    assert lines[4].startswith("ERROR rasa.core <string>:15: KeyError at <string>:12")
    assert lines[5] == "WARNING dialogue.channel a body was refused: no object"
    assert len(lines) == 8
