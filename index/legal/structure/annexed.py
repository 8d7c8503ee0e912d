"""What is issued with a decision, a Quy chế or Chương trình, by the kind that its heading says."""

from pathlib import Path

from index.text.folding import fold
from index.yaml_file import read_yaml

_WORDS = read_yaml(Path(__file__).with_suffix(".yml"))
KINDS: dict[str, str] = {fold(kind): kind.capitalize() for kind in _WORDS["kinds"]}
"""How each kind is written, by its folded words."""
VERBS: frozenset[str] = frozenset(map(fold, _WORDS["verbs"]))
"""The kinds, folded, that are a verb as well."""


def kind_of(title: str) -> str:
    """Return the folded kind that a heading `title` begins with; "" where it is none."""
    folded = f"{fold(title)} "
    return next((kind for kind in KINDS if folded.startswith(f"{kind} ")), "")
