"""Known failures: conversations that may fail for now, with why and since when."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from index.yaml_file import read_yaml

FILE = Path(__file__).with_suffix(".yml")


class KnownFailure(BaseModel):
    """A conversation that fails for now."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    conversation: str = Field(min_length=1)
    why: str = Field(min_length=10)
    since: date


def known_failures(file: Path = FILE) -> dict[str, KnownFailure]:
    """Return the entries of `file` by conversation. Raises ValueError where one stands twice."""
    listed = TypeAdapter(list[KnownFailure]).validate_python(read_yaml(file) or [])
    known = {each.conversation: each for each in listed}
    if len(known) != len(listed):
        raise ValueError(f"{file}: a conversation stands twice")
    return known


def wrong_entries(
    known: Mapping[str, KnownFailure], failed: Mapping[str, bool], names: Collection[str]
) -> Iterator[str]:
    """Yield what is wrong with `known`, told by which conversations `failed`, True or False.

    `names` are all conversations there are; those that were not held may or may not fail.
    """
    for name, each in known.items():
        if name not in names:
            yield f"tests/known_failures.yml has “{name}”, and no conversation is called so"
        elif failed.get(name) is False:
            yield (
                f"“{name}” passes, though it is known to fail since {each.since}:"
                " take it out of tests/known_failures.yml"
            )
