"""The set-up. Each step skips what is up to date, so a new run goes on where the last stopped."""

from pathlib import Path

from ops import training
from ops.child_environment import child_environment
from ops.children import Children
from ops.environments import ASSISTANT, DIALOGUE
from ops.steps import set_up_lock, step
from settings import Settings


def set_up(settings: Settings, children: Children) -> Path:
    """Prepare everything but the assistant environment, in which this runs already.

    Return the path of the trained dialogue. Raises OpsError at the first step that fails.
    """
    with set_up_lock():
        DIALOGUE.make(children)
        _index(settings, children, "embedding model", "model")
        build = ("build", "--corpus", "data/corpus", "--store", str(settings.store_dir))
        _index(settings, children, "index", *build)
        return training.train(settings, children)


def _index(settings: Settings, children: Children, name: str, *arguments: str) -> None:
    with step(name):
        command = [ASSISTANT.python, "-m", "index", *arguments]
        children.run(f"python -m index {arguments[0]}", command, child_environment(settings))
