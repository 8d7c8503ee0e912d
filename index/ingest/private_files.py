"""Detect files that must not be published, such as keys, by folder, name and content.

Everything in a store can be read by every user. The lists are in private_files.yml.
"""

import os
import re
from fnmatch import fnmatchcase
from pathlib import Path

from index.yaml_file import read_yaml

_RULES = read_yaml(Path(__file__).with_suffix(".yml"))
_SYSTEM_FOLDERS = tuple(map(Path, _RULES["system_folders"]))
_PROGRAM_FOLDERS = frozenset(_RULES["program_folders"])
_CONTENTS = {kind: re.compile(pattern) for kind, pattern in _RULES["holds"].items()}
_ADVICE = "not added, for everybody could read it; --anyway adds it all the same"


def path_objection(path: Path, root: Path | None = None) -> str:
    """Return why the path of a file shows it to be no document; "" if it may be one.

    `root` is the folder that the user named, if any: only the folders below it are checked by
    name, otherwise only the file's own folder. The file need not exist.
    """
    # Path.resolve() would raise for a link to itself.
    target = Path(os.path.realpath(path))
    for reason in (_by_location(target), _by_folder(path, root), _by_name(path), _by_name(target)):
        if reason:
            return f"{reason}: {_ADVICE}"
    return ""


def text_objection(text: str) -> str:
    """Return why `text`, the content of a file, must not be published; "" if it may be."""
    for kind, pattern in _CONTENTS.items():
        if pattern.search(text):
            return f"holds {kind}: {_ADVICE}"
    return ""


def _by_location(path: Path) -> str:
    for folder in _SYSTEM_FOLDERS:
        if path.is_relative_to(folder):
            return f"lies in the system's folder {folder}"
    return ""


def _by_folder(path: Path, root: Path | None) -> str:
    parents = path.relative_to(root).parent.parts if root else (path.parent.name,)
    for name in parents:
        if name.startswith(".") and name.strip("."):
            return f"lies in the hidden folder {name}"
        if name in _PROGRAM_FOLDERS:
            return f"lies in {name}, a folder of programs"
    return ""


def _by_name(path: Path) -> str:
    name = path.name.lower()
    if name.startswith("."):
        return "is a hidden file"
    if any(fnmatchcase(name, pattern) for pattern in _RULES["secrets"]):
        return "is called like a file of keys or passwords"
    if any(fnmatchcase(name, pattern) for pattern in _RULES["sources"]):
        return "is called like a file of a program's source"
    return ""
