"""Our YAML is written so that a person finds an entry, and changing one changes one line."""

import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

from index.text.folding import fold
from tests.conftest import ROOT

LONGEST_LINE = 120
# So many words may stand in a list on one line, where together they are one entry: `en: [mayor]`.
MOST_ON_A_LINE = 3
# What is said of a list that is not sorted, above it or above what holds it.
ORDERED = "in the order"
# Where lists are of words; elsewhere they are messages, turns, steps: one after the other.
WORDS_LIE_IN = ("actions", "bot", "door", "index", "ops")


@cache
def _listed() -> tuple[str, ...]:
    """Return the files that git knows or would add, as paths below the root."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return tuple(name for name in found.stdout.splitlines() if (ROOT / name).is_file())


def _ours() -> list[str]:
    return sorted(name for name in _listed() if name.endswith((".yml", ".yaml")))


def _faults(text: str, sorts: bool) -> Iterator[str]:
    """Yield what of `text` is not as our YAML is written; its lists are sorted where `sorts`."""
    lines = text.splitlines()
    if not lines or not lines[0].startswith("# "):
        yield "1: no comment on what the file is for"
    for number, line in enumerate(lines, 1):
        if len(line) > LONGEST_LINE:
            yield f"{number}: {len(line)} characters"
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    if root is None:
        yield "1: nothing"
    else:
        yield from _faults_of(root, lines, sorts and ORDERED not in _above(lines, 0))


def _faults_of(node: yaml.Node, lines: list[str], sorts: bool) -> Iterator[str]:
    line = node.start_mark.line
    if isinstance(node, yaml.MappingNode):
        if node.flow_style and node.value:
            yield f"{line + 1}: a mapping on one line"
        for key, value in node.value:
            unordered = ORDERED not in _above(lines, key.start_mark.line)
            yield from _faults_of(value, lines, sorts and unordered)
    elif isinstance(node, yaml.SequenceNode):
        words = [item.value for item in node.value if item.tag == "tag:yaml.org,2002:str"]
        inline = node.flow_style and node.end_mark.line == line
        # Of numbers too: where words are read as they stand, “35.000” is one.
        plain = all(isinstance(item, yaml.ScalarNode) for item in node.value)
        if node.flow_style and not (inline and plain and len(node.value) <= MOST_ON_A_LINE):
            yield f"{line + 1}: a list in brackets of more than {MOST_ON_A_LINE} words"
        if sorts and len(words) == len(node.value) and words != sorted(words, key=_place):
            yield f"{line + 1}: a list neither sorted nor said to be {ORDERED} …"
        for item in node.value:
            yield from _faults_of(item, lines, sorts)


def _above(lines: list[str], line: int) -> str:
    """Return the comment that ends above `line`, of the first line the one that begins there."""
    first = line
    while first and lines[first - 1].lstrip().startswith("#"):
        first -= 1
    while not first and line < len(lines) and lines[line].startswith("#"):
        line += 1
    return " ".join(each.strip("# ") for each in lines[first:line]).lower()


def _place(word: str) -> tuple[str, str]:
    return fold(word), word


@pytest.mark.parametrize("name", _ours())
def test_a_file_is_written_one_item_a_line(name: str) -> None:
    sorts = name.split("/")[0] in WORDS_LIE_IN
    assert list(_faults((ROOT / name).read_text("utf-8"), sorts)) == []


@pytest.mark.parametrize("name", _ours())
def test_what_a_comment_names_is_there(name: str) -> None:
    lines = (ROOT / name).read_text("utf-8").splitlines()
    comments = [line for line in lines if line.lstrip().startswith("#")]
    named = {word for line in comments for word in re.findall(r"\w+\.(?:py|yml)\b", line)}
    assert named <= {Path(each).name for each in _listed()}


WELL_WRITTEN = """# Words. Read by nobody.
colours:
  - =trắng
  - đen
  - xanh
# In the order in which they are tried.
greetings: [xin chào, alo]
"""


def test_what_is_written_so_has_no_fault() -> None:
    assert list(_faults(WELL_WRITTEN, sorts=True)) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("# Words. Read by nobody.\n", "", "1: no comment"),
        ("  - xanh\n", f"  - xanh{'h' * 120}\n", "5: 128 characters"),
        ("greetings: [", "greetings: [a, b, ", "7: a list in brackets"),
        ("xin chào, alo]", "xin chào,\n  alo]", "7: a list in brackets"),
        ("[xin chào, alo]", "[[xin chào], [alo]]", "7: a list in brackets"),
        ("[xin chào, alo]", "{vi: xin chào}", "7: a mapping on one line"),
        ("# In the order in which they are tried.\n", "", "6: a list neither sorted"),
        ("  - xanh\n", "  - cam\n", "3: a list neither sorted"),
    ],
)
def test_what_is_not_written_so_is_found(old: str, new: str, fault: str) -> None:
    (found,) = _faults(WELL_WRITTEN.replace(old, new), sorts=True)
    assert found.startswith(fault)


def test_lists_that_people_say_one_after_the_other_need_not_be_sorted() -> None:
    assert list(_faults("# Turns.\n- say: [b, a]\n", sorts=False)) == []
