"""The import graph of our code: its circles, floors and arrows.

    .venv/bin/python -m tests.import_graph

A *room* is a package of `index/`, or a module that stands in `index/` alone. A *floor* is one above
the highest floor it imports from. A *circle* is a set of modules or rooms that import one another.
"""

import sys
from collections.abc import Iterable, Iterator

import grimp
import networkx

from tests.conftest import ROOT

PACKAGES = ("index", "actions", "door", "dialogue", "bot", "database", "web", "ops")


class Floors:
    """The floors of a graph of imports, the lowest first."""

    def __init__(self, arrows: Iterable[tuple[str, str]], names: Iterable[str]) -> None:
        """`arrows` are (importer, imported); `names` are all modules, those without arrows too."""
        self.graph = networkx.DiGraph()
        self.graph.add_nodes_from(names)
        self.graph.add_edges_from(arrows)

    @property
    def circles(self) -> list[list[str]]:
        """The sets of two or more that import one another, each sorted."""
        sets = networkx.strongly_connected_components(self.graph)
        return sorted(sorted(names) for names in sets if len(names) > 1)

    def __iter__(self) -> Iterator[list[str]]:
        """Yield the names on each floor; those of a circle share one."""
        circles = networkx.condensation(self.graph)
        for floor in networkx.topological_generations(circles.reverse()):
            yield sorted(name for circle in floor for name in circles.nodes[circle]["members"])

    def __str__(self) -> str:
        return (
            f"{len(self.graph)} names, {self.graph.number_of_edges()} arrows, "
            f"{len(list(self))} floors, {len(self.circles)} circles"
        )


def imports(packages: Iterable[str] = PACKAGES) -> Floors:
    """Return the imports between all modules of `packages`."""
    graph = grimp.build_graph(*packages, cache_dir=None)
    arrows = [(m, other) for m in graph.modules for other in _imported(graph, m)]
    return Floors(arrows, graph.modules)


def rooms() -> Floors:
    """Return the imports between the rooms of `index/`."""
    modules = imports(("index",)).graph
    arrows = {(room_of(one), room_of(other)) for one, other in modules.edges}
    return Floors({(a, b) for a, b in arrows if a != b}, set(map(room_of, modules.nodes)))


def room_of(module: str) -> str:
    """Return the package of `module`, or the module itself where that package is `index`."""
    package = module.rpartition(".")[0]
    return module if package in ("", "index") else package


def _imported(graph: grimp.ImportGraph, module: str) -> set[str]:
    return graph.find_modules_directly_imported_by(module)


def main() -> None:
    """Print the figures, and the rooms floor by floor."""
    sys.path.insert(0, str(ROOT))
    print(f"all modules:       {imports()}")
    print(f"modules of index/: {imports(('index',))}")
    print(f"rooms of index/:   {rooms()}")
    for number, floor in enumerate(rooms(), start=1):
        print(f"  {number:2}  {', '.join(name.removeprefix('index.') for name in floor)}")


if __name__ == "__main__":
    main()
