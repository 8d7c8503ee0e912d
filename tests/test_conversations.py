"""Live conversations through the real Rasa, actions and index; `make stories` runs these alone.

Which conversations there are and what they expect: tests/conversations/.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from index.store.catalogue import Catalogue
from index.store.generations import current_generation
from tests.known_failures import known_failures
from tests.story_explain import explained
from tests.story_file import PAGE, read_file, read_files
from tests.story_run import Held, hold_all

if TYPE_CHECKING:
    from tests.assistant import Assistant

pytest_plugins = ["tests.assistant"]
# The first one may train the dialogue, waits for Rasa, and for all conversations.
pytestmark = pytest.mark.timeout(900)

# What the page on writing conversations shows must be so too.
FILES = [*read_files().values(), read_file(PAGE)]
CONVERSATIONS = [one for file in FILES for one in file.conversations]


def _items() -> Iterator[Any]:
    known = known_failures()
    for conversation in CONVERSATIONS:
        name, marks = conversation.conversation, []
        if name in known:
            reason, failure = f"{known[name].why} ({known[name].since})", pytest.fail.Exception
            marks = [pytest.mark.xfail(reason=reason, strict=True, raises=failure)]
        yield pytest.param(name, id=name, marks=marks)


@pytest.fixture(scope="module")
def held(assistant: "Assistant", request: pytest.FixtureRequest) -> dict[str, list[Held]]:
    """The conversations of this run, held several at a time."""
    ours = (item for item in request.session.items if item.path == request.path)
    named = (getattr(item, "callspec", None) for item in ours)
    names = {each.params.get("name") for each in named if each}
    chosen = [each for each in CONVERSATIONS if each.conversation in names]
    catalogue = Catalogue(current_generation(assistant.settings.store_dir))
    ways = hold_all(chosen, assistant.send, catalogue)
    return {each[0].conversation.conversation: each for each in ways}


@pytest.fixture(scope="module")
def explanations(held: dict[str, list[Held]], assistant: "Assistant") -> dict[str, str]:
    """How the messages of the conversations that failed are understood, by their names."""
    failed = [ways for name, ways in held.items() if _failed(ways) and name not in known_failures()]
    wrong = [next(way for way in ways if way.wrong) for ways in failed]
    told = zip(wrong, explained(wrong, assistant.settings), strict=True)
    return {way.conversation.conversation: text for way, text in told}


def _failed(ways: list[Held]) -> bool:
    return any(way.wrong for way in ways)


@pytest.mark.parametrize("name", list(_items()))
def test_conversation(
    name: str, held: dict[str, list[Held]], request: pytest.FixtureRequest
) -> None:
    if _failed(held[name]):
        wrong = [str(way) for way in held[name] if way.wrong]
        if name in known_failures():  # why is known, and to find it out takes a minute
            pytest.fail("\n\n".join(wrong), pytrace=False)
        explanations: dict[str, str] = request.getfixturevalue("explanations")
        pytest.fail("\n\n".join([*wrong, explanations[name]]), pytrace=False)
