"""Train the dialogue with `rasa train`, once for each state of its sources."""

import os
import shutil
import tempfile
from pathlib import Path

from ops import LOGS, ROOT, stamps
from ops.child_environment import child_environment
from ops.children import Children
from ops.environments import DIALOGUE
from ops.steps import step
from settings import Settings

TRAINING_DATA = [ROOT / "data" / folder for folder in ("nlu", "rules", "stories")]
MODELS = ROOT / "var" / "models"


def rasa_environment(settings: Settings) -> dict[str, str]:
    """Return the environment for Rasa: ours, with telemetry and noisy library logs off."""
    return child_environment(settings) | {
        "RASA_TELEMETRY_ENABLED": "false",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "PYTHONUNBUFFERED": "1",
        "RASA_CACHE_DIRECTORY": str(ROOT / "var" / "rasa-cache"),
    }


def training_data() -> list[str]:
    """Return the existing folders of training data, relative to the clone's root."""
    return [str(folder.relative_to(ROOT)) for folder in TRAINING_DATA if folder.is_dir()]


def model_path() -> Path:
    """Return the path of the trained dialogue for the present state of its sources."""
    sources = [ROOT / "config.yml", ROOT / "domain.yml", *TRAINING_DATA]
    # Of our code only what training runs: the channel and the logs do not affect the model.
    for part in ("folding*.py", "intent*.py"):
        sources += sorted((ROOT / "dialogue").glob(part))
    return MODELS / f"{stamps.digest([*sources, DIALOGUE.requirements])}.tar.gz"


def train(settings: Settings, children: Children) -> Path:
    """Return the path of the trained dialogue: from this clone, from the cache, or new.

    The clones of a machine share the cache. Raises OpsError if the training fails.
    """
    model = model_path()
    cached = settings.cache_dir / "dialogue" / model.name
    with step("trained dialogue") as progress:
        if model.exists():
            progress.outcome = "up to date"
            return model
        if not cached.exists():
            progress.say("training with Rasa, about two minutes")
            MODELS.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=MODELS, prefix="training-") as folder:
                command = [DIALOGUE.python, "-m", "rasa", "train", "--force"]
                command += ["--config", "config.yml", "--domain", "domain.yml"]
                command += ["--data", *training_data()]
                command += ["--out", folder, "--fixed-model-name", model.name]
                log = LOGS / "train.log"
                children.run("rasa train", command, rasa_environment(settings), log, progress.beat)
                _copy(Path(folder) / model.name, cached)
        else:
            progress.outcome = "taken from the cache"
        _copy(cached, model)
    return model


def _copy(source: Path, target: Path) -> None:
    """Copy a file atomically: `target` is complete or absent."""
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f"{target.name}.{os.getpid()}")
    try:
        shutil.copyfile(source, beside)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
