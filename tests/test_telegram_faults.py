"""A short fault run; `python -m tests.benchmarks.bench_faults` runs the long ones."""

from pathlib import Path

import pytest

from tests.fault_run import FaultRun


@pytest.mark.timeout(240)  # on a busy machine; on a quiet one it is done in half a minute
async def test_every_message_gets_its_one_answer_whatever_is_killed(tmp_path: Path) -> None:
    outcome = await FaultRun(seed=1, folder=tmp_path, messages=80, chats=15, seconds=8.0).run()
    assert outcome.is_right, outcome
    assert outcome.kills >= 2
    assert outcome.faults >= 5
