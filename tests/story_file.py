"""Files of conversations, read: what can be run, and what is wrong, with file and line.

A text is what is written: 35.000 stays 35.000. What is wrong with one conversation leaves the
others of its file as they are, and a file that is no YAML leaves the other files.
"""

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from index.yaml_file import read_yaml
from tests.conversation import Conversation, Turn, is_called

FOLDER = Path(__file__).with_name("conversations")
PAGE = Path(__file__).parents[1] / "docs" / "viet-hoi-thoai.md"
_WORDS: dict[str, dict[str, str]] = read_yaml(Path(__file__).with_name("story_words.yml"))
_KEYS = {*Conversation.model_fields, *Turn.model_fields}
_TEXT, _LIST, _MAPPING = yaml.ScalarNode, yaml.SequenceNode, yaml.MappingNode
Place = tuple[int | str, ...]


@dataclass(frozen=True)
class Problem:
    """What is wrong at a line of a file, said in Vietnamese and in English."""

    file: str
    line: int
    conversation: str
    vi: str
    en: str

    def __str__(self) -> str:
        of = f" ({self.conversation})" if self.conversation else ""
        return f"{self.file}:{self.line}{of}: {self.vi}\n    {self.en}"


@dataclass(frozen=True)
class StoryFile:
    """A file's conversations that can be run, with the lines they begin at, and its problems."""

    name: str
    conversations: tuple[Conversation, ...] = ()
    lines: tuple[int, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_files(folder: Path = FOLDER) -> dict[str, StoryFile]:
    """Return the files of `folder`, or the file `folder`, by name without ending.

    A name that a second conversation has is a problem of that one.
    """
    paths = sorted(folder.glob("*.yml")) if folder.is_dir() else [folder]
    files: dict[str, StoryFile] = {}
    places: dict[str, str] = {}
    for path in paths:
        file = read_file(path)
        kept: list[tuple[Conversation, int]] = []
        problems = list(file.problems)
        for one, line in _pairs(file):
            name, here = one.conversation, f"{path.name}:{line}"
            if (first := places.setdefault(name, here)) == here:
                kept.append((one, line))
            else:
                problems.append(_problem(path.name, line, name, "name_twice", name, first))
        files[path.stem] = _file(path.name, kept, problems)
    return files


def read_conversations(folder: Path = FOLDER) -> list[Conversation]:
    """Return all conversations of `folder`. Raises ValueError with all that is wrong."""
    files = read_files(folder).values()
    if problems := [str(problem) for file in files for problem in file.problems]:
        raise ValueError("\n".join(problems))
    return [one for file in files for one in file.conversations]


def read_file(path: Path) -> StoryFile:
    """Return what the file `path` holds; of a Markdown file, its blocks of YAML."""
    text = ""
    try:
        text = _yaml_of(path)
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = min(mark.line + 1, len(text.splitlines())) if mark else 1
        what = getattr(error, "problem", None) or str(error)
        return StoryFile(path.name, problems=(_problem(path.name, line, "", "not_yaml", what),))
    except UnicodeDecodeError as error:
        return StoryFile(path.name, problems=(_problem(path.name, 1, "", "not_yaml", str(error)),))
    if root is None:
        return StoryFile(path.name)
    if not isinstance(root, _LIST):
        wrong = _problem(path.name, 1, "", "wrong_shape", path.name)
        return StoryFile(path.name, problems=(wrong,))
    read: list[tuple[Conversation, int]] = []
    problems: list[Problem] = []
    for node in root.value:
        wrong_ones = [_of_node(path.name, node, *each) for each in _twice(node)]
        if not wrong_ones:
            try:
                read.append((Conversation.model_validate(_value(node)), _line(node)))
            except ValidationError as error:
                wrong_ones = _refused(path.name, node, error)
        problems += wrong_ones
    return _file(path.name, read, problems)


def unknown_documents(
    file: StoryFile, path: Path, known: Mapping[str, str | None]
) -> Iterator[Problem]:
    """Yield a problem for each text that `path` cites and that is none of `known`, numbers by id.

    Of the conversations of `file` that can be run.
    """
    root = yaml.compose(_yaml_of(path), Loader=yaml.CSafeLoader)
    names = [name for pair in known.items() for name in pair if name]
    nodes = {_line(node): node for node in (root.value if root else ())}
    for one, line in _pairs(file):
        for at, turn in enumerate(one.turns):
            for place, words in enumerate(turn.cites or ()):
                if not any(is_called(words, *each) for each in known.items()):
                    node = _at(nodes[line], ("turns", at, "cites", place))
                    near = _near(words, names)
                    said = (one.conversation, "no_such_document", words, near)
                    yield _problem(file.name, _line(node), *said)


def _yaml_of(path: Path) -> str:
    """Return the YAML of the file `path`, every line where it stands in it."""
    text = path.read_text("utf-8")
    if path.suffix != ".md":
        return text
    lines, inside = [], False
    for line in text.splitlines():
        inside = inside and line != "```"
        lines.append(line if inside else "")
        inside = inside or line == "```yaml"
    return "\n".join(lines)


def _file(
    name: str, read: Sequence[tuple[Conversation, int]], problems: Sequence[Problem]
) -> StoryFile:
    conversations, lines = (one for one, _ in read), (line for _, line in read)
    return StoryFile(name, tuple(conversations), tuple(lines), tuple(problems))


def _pairs(file: StoryFile) -> list[tuple[Conversation, int]]:
    return list(zip(file.conversations, file.lines, strict=True))


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def _value(node: yaml.Node) -> Any:
    """Return what `node` holds, every text as it is written."""
    if isinstance(node, _MAPPING):
        return {_value(key): _value(value) for key, value in node.value}
    if isinstance(node, _LIST):
        return [_value(each) for each in node.value]
    return node.value


def _twice(node: yaml.Node) -> Iterator[tuple[yaml.Node, str, str]]:
    """Yield each key that stands twice in one mapping, which YAML would let pass in silence."""
    if isinstance(node, _MAPPING):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen and isinstance(key, _TEXT):
                yield key, "twice", key.value
            seen.add(str(key.value))
            yield from _twice(value)
    elif isinstance(node, _LIST):
        for each in node.value:
            yield from _twice(each)


def _refused(file: str, node: yaml.Node, error: ValidationError) -> list[Problem]:
    """Return a problem for each thing that `error` refuses in the conversation `node`."""
    return [
        _of_node(file, node, _at(node, each["loc"]), *_explained(each)) for each in error.errors()
    ]


def _explained(error: Mapping[str, Any]) -> tuple[str, str, str]:
    """Return the key of the explanation of pydantic's `error`, and what it is told with."""
    kind, place = error["type"], error["loc"]
    name = next((str(each) for each in reversed(place) if isinstance(each, str)), "conversation")
    if kind == "extra_forbidden":
        return "unknown_key", name, _near(name, _KEYS)
    if kind == "value_error":
        nothing = "expects" in str(error["msg"])
        return ("no_expectation" if nothing else "no_deed"), name, ""
    if kind == "literal_error":
        expected = str(error["ctx"]["expected"]).replace("'", "").replace(" or ", ", ")
        return "not_one_of", str(error["input"]), expected
    if kind == "missing":
        return "missing", name, ""
    if kind in ("string_too_short", "too_short"):
        return "empty", name, ""
    return "wrong_shape", name, ""


def _at(node: yaml.Node, place: Sequence[int | str]) -> yaml.Node:
    """Return the node at `place` in `node`, the key of a mapping's entry; else the nearest."""
    for step in place:
        if isinstance(node, _MAPPING):
            pair = next((each for each in node.value if each[0].value == step), None)
            if pair is None:
                return node
            node = pair[0] if step == place[-1] else pair[1]
        elif isinstance(node, _LIST) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
        else:
            return node
    return node


def _of_node(file: str, whole: yaml.Node, node: yaml.Node, *told: str) -> Problem:
    name = _value(whole).get("conversation", "") if isinstance(whole, _MAPPING) else ""
    return _problem(file, _line(node), str(name), *told)


def _near(words: str, names: Iterable[str]) -> str:
    """Return the one of `names` that is most like `words`, or nothing."""
    return next(iter(difflib.get_close_matches(words, list(names), n=1, cutoff=0.6)), "")


def _problem(
    file: str, line: int, conversation: str, key: str, words: str = "", near: str = ""
) -> Problem:
    said = {}
    for language, text in _WORDS[key].items():
        is_meant = near and key in ("unknown_key", "no_such_document")
        shown = _WORDS["meant"][language].format(words=near) if is_meant else near
        said[language] = text.format(words=words, near=shown)
    return Problem(file, line, conversation, **said)
