"""Tell files that are no documents: what is added can be read by everybody who asks.

By where a file lies, what it is called, and what it says (publishable.yml).
"""

import os
import re
from fnmatch import fnmatchcase
from pathlib import Path

from index.yaml_file import read_yaml

_KINDS = read_yaml(Path(__file__).with_suffix(".yml"))
_SYSTEM = tuple(map(Path, _KINDS["system_folders"]))
_PROGRAMS = frozenset(_KINDS["program_folders"])
_HOLDS = {what: re.compile(pattern) for what, pattern in _KINDS["holds"].items()}
_WHAT_TO_DO = "not added, for everybody could read it; --anyway adds it all the same"


def why_no_document(path: Path, below: Path | None = None) -> str:
    """Return why the file at `path` is taken for no document by its place and name; "" if it is.

    `below` is the folder that was asked for, if one was: only the folders in it are judged by
    their names. The file need not exist.
    """
    # Path.resolve() would raise for a link to itself.
    there = Path(os.path.realpath(path))
    for reason in (_by_place(there), _by_folder(path, below), _by_name(path), _by_name(there)):
        if reason:
            return f"{reason}: {_WHAT_TO_DO}"
    return ""


def why_not_published(text: str) -> str:
    """Return why a file that says `text` is taken for no document; "" if it is."""
    for what, pattern in _HOLDS.items():
        if pattern.search(text):
            return f"holds {what}: {_WHAT_TO_DO}"
    return ""


def _by_place(there: Path) -> str:
    for folder in _SYSTEM:
        if there.is_relative_to(folder):
            return f"lies in the system's folder {folder}"
    return ""


def _by_folder(path: Path, below: Path | None) -> str:
    parents = path.relative_to(below).parent.parts if below else (path.parent.name,)
    for name in parents:
        if name.startswith(".") and name.strip("."):
            return f"lies in the hidden folder {name}"
        if name in _PROGRAMS:
            return f"lies in {name}, a folder of programs"
    return ""


def _by_name(path: Path) -> str:
    name = path.name.lower()
    if name.startswith("."):
        return "is a hidden file"
    if any(fnmatchcase(name, pattern) for pattern in _KINDS["secrets"]):
        return "is called like a file of keys or passwords"
    if any(fnmatchcase(name, pattern) for pattern in _KINDS["sources"]):
        return "is called like a file of a program's source"
    return ""
