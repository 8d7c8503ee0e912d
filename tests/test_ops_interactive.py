from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from ops import health, interactive
from ops.interactive import command, interact
from ops.training import training_data
from settings import Settings

HERE = Settings(rasa_port=5005, actions_port=5055, dialogue_port=6005)


def test_rasa_is_told_its_data_its_port_and_last_the_model() -> None:
    arguments = command(HERE, Path("var/models/m.tar.gz"))
    assert arguments[1:4] == ["-m", "rasa", "interactive"]
    data = arguments.index("--data")
    assert arguments[data + 1 : data + 1 + len(training_data())] == training_data()
    # What followed the data without an option before it would be data too.
    assert arguments[data + 1 + len(training_data())].startswith("--")
    assert arguments[arguments.index("--port") + 1] == "6005"
    assert arguments[-2:] == ["--model", "var/models/m.tar.gz"]


class Programs:
    """What is started, in place of Children and Supervisor."""

    def __init__(self) -> None:
        self.started: list[str] = []
        self.environment: dict[str, str] = {}

    def start(self, name: Any, _: Any = None, env: Any = None, **__: Any) -> Any:
        if isinstance(name, list):
            self.started += [each.name for each in name]
            return None
        self.started.append(name)
        self.environment = env
        return SimpleNamespace(process=SimpleNamespace(wait=lambda: 3))


@pytest.mark.parametrize(
    ("answers", "started"),
    [(True, ["rasa interactive"]), (False, ["the action server", "rasa interactive"])],
)
def test_an_action_server_that_answers_is_used_or_one_is_started(
    answers: bool, started: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    programs: Any = Programs()
    asked: list[str] = []
    monkeypatch.setattr(interactive, "Supervisor", lambda _: programs)

    def is_healthy(url: str) -> bool:
        asked.append(url)
        return answers

    monkeypatch.setattr(health, "is_healthy", is_healthy)
    assert interact(HERE, Path("m.tar.gz"), programs) == 3
    assert programs.started == started
    assert asked == ["http://127.0.0.1:5055/health"]
    assert programs.environment["ACTION_ENDPOINT_URL"] == "http://127.0.0.1:5055/webhook"
    assert programs.environment["CONVERSATIONS_FILE"] == str(interactive.MEMORY)
