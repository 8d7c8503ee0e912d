"""The floors and circles of our import graph, and how they are counted."""

import re
from collections import Counter

from tests.conftest import ROOT
from tests.import_graph import Floors, imports, room_of, rooms


def test_nothing_of_ours_imports_itself_in_a_circle() -> None:
    assert imports().circles == []


def test_a_circle_is_named_and_stands_on_one_floor() -> None:
    floors = Floors([("a", "b"), ("b", "a"), ("c", "a"), ("b", "d")], "abcde")
    assert floors.circles == [["a", "b"]]
    assert list(floors) == [["d", "e"], ["a", "b"], ["c"]]
    assert str(floors) == "5 names, 4 arrows, 3 floors, 1 circles"


def test_a_room_is_a_package_or_a_module_that_stands_alone() -> None:
    assert room_of("index.weights") == "index.weights"
    assert room_of("index.ingest.reading.html") == "index.ingest.reading"
    assert room_of("index") == "index"


def test_the_rooms_stand_on_the_floors_that_the_architecture_says() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    rows = re.findall(r"^\| \d+ \| (`[a-z_`., ]+) \|", text, re.MULTILINE)
    told = [sorted(f"index.{name}" for name in re.findall(r"`([a-z_.]+)`", row)) for row in rows]
    # Packages without modules of their own, and the command line on top, are no rooms.
    halls = {"index", "index.legal", "index.__main__"}
    counted = [sorted(set(floor) - halls) for floor in rooms()]
    assert told == [floor for floor in counted if floor]


def test_a_modules_name_says_what_it_is_but_where_its_package_does() -> None:
    shared = {
        "__init__",
        "errors",  # of this package
        "index",  # of words, of vectors
        "read",  # a file, the metadata
    }
    names = Counter(path.stem for path in (ROOT / "index").rglob("*.py"))
    assert {name for name, times in names.items() if times > 1} == shared
