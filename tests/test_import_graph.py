"""The floors and circles of our import graph, and how they are counted."""

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


def test_the_rooms_are_counted_from_the_code() -> None:
    assert any("index.commands" in floor for floor in rooms())
