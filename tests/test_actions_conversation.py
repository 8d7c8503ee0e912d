import json
from typing import Any

import pytest
from hypothesis import given, settings

from actions.conversation import Focus
from tests.plan_strategies import focuses


@settings(max_examples=300, deadline=None)
@given(focuses)
def test_a_focus_is_the_same_after_a_restart(focus: Focus) -> None:
    kept = json.loads(json.dumps(focus.to_slot()))
    assert Focus.from_slot(kept) == focus


@pytest.mark.parametrize(
    "kept",
    [None, {}, [], "", "focus", {"documents": 3}, {"plan": {"kind": "dance"}}, [1, 2]],
)
def test_what_another_version_kept_begins_anew(kept: Any) -> None:
    assert Focus.from_slot(kept) == Focus()


def test_a_new_conversation_takes_little_room() -> None:
    assert len(json.dumps(Focus(language="vi").to_slot())) < 300
