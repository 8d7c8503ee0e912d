"""Gates: what is measured on the repository's own questions, held against ops/bounds.yml.

The figures and their bounds are printed at the end of the run (conftest.py), kept or not.
"""

from collections.abc import Mapping

from ops import bounds


def hold(section: str, figures: Mapping[str, float]) -> None:
    """Fail unless every one of `figures` keeps its bound in `section`."""
    text, passed = bounds.judge(section, figures)
    assert passed, text
