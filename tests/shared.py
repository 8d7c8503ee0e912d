"""The official texts in ../shared, beside the clone, which not everyone has."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

POLICIES = Path(__file__).parents[2] / "shared" / "policies"
_MISSING = pytest.mark.skip(reason="needs the texts in ../shared/policies")


def policies(*patterns: str, folder: Path = POLICIES) -> Sequence[Any]:
    """Return the texts that match `patterns`, one test each; without them one that is skipped."""
    paths = sorted(path for pattern in patterns for path in folder.glob(pattern))
    return [pytest.param(path, id=path.name) for path in paths] or [
        pytest.param(folder, id="none", marks=_MISSING)
    ]
