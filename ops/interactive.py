"""`rasa interactive`: talk to the dialogue engine step by step, confirming what it predicts.

Our one action answers every message, so what may be corrected are intents: they are saved to files
that Rasa asks for at the end, never to data/ by itself.
"""

from pathlib import Path

from ops import ROOT, health, serving
from ops.children import Children
from ops.environments import DIALOGUE
from ops.supervision import Supervisor
from ops.training import rasa_environment, training_data
from settings import Settings

MEMORY = ROOT / "var" / "interactive.db"
"""What is said here is no conversation of a person, and is kept apart."""


def command(settings: Settings, model: Path) -> list[str]:
    """Return the command that runs `rasa interactive` with `model` on a port of its own."""
    # The model comes last but for options: Rasa takes what stands behind --data for data.
    return [
        *(DIALOGUE.python, "-m", "rasa", "interactive"),
        *("--data", *training_data()),
        *("--domain", "domain.yml"),
        *("--endpoints", "endpoints.yml"),
        *("--port", str(settings.dialogue_port)),
        "--skip-visualization",  # it would draw with a library that Rasa does not bring
        *("--model", str(model)),
    ]


def interact(settings: Settings, model: Path, children: Children) -> int:
    """Run it at the terminal to its end; return its exit status.

    The action server that answers at ACTIONS_PORT is used, or one is started.
    """
    actions = serving.servers(settings, model)[0]
    if not health.is_healthy(actions.health):
        Supervisor(children).start([serving.program(actions)])
    environment = rasa_environment(settings) | {
        "ACTION_ENDPOINT_URL": f"http://127.0.0.1:{settings.actions_port}/webhook",
        "CONVERSATIONS_FILE": str(MEMORY),
        "PYTHONWARNINGS": "ignore",
    }
    rasa = children.start(
        "rasa interactive", command(settings, model), environment, at_terminal=True
    )
    return rasa.process.wait()
