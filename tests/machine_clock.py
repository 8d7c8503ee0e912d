"""Where our modules ask the machine what day it is, and where a day may be left out."""

import ast
from collections.abc import Iterator
from pathlib import Path

_ASK = {
    *(f"datetime.date.{name}" for name in ("today", "fromtimestamp")),
    *(f"datetime.datetime.{name}" for name in ("today", "now", "utcnow")),
    *(f"datetime.datetime.{name}" for name in ("fromtimestamp", "utcfromtimestamp")),
    *(f"time.{name}" for name in ("localtime", "gmtime", "strftime", "ctime", "asctime")),
}


def asks_machine(source: str) -> bool:
    """Tell whether a module with this `source` asks the machine's date, under whatever name."""
    tree = ast.parse(source)
    names = dict(_imported(tree))
    return any(_dotted(node, names) in _ASK for node in ast.walk(tree))


def optional_days(source: str) -> list[str]:
    """Return the functions of `source` that may be called without their `today`."""
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    found = (node for node in ast.walk(ast.parse(source)) if isinstance(node, functions))
    return [node.name for node in found if "today" in _with_default(node.args)]


def modules(root: Path, packages: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield the path, below `root`, and the source of every module in `packages`."""
    for package in packages:
        for file in sorted((root / package).rglob("*.py")):
            yield file.relative_to(root).as_posix(), file.read_text(encoding="utf-8")


def _imported(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Yield the names that imports give, each with what it stands for."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                name = alias.name if alias.asname else alias.name.split(".")[0]
                yield alias.asname or name, name
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                yield alias.asname or alias.name, f"{node.module}.{alias.name}"


def _dotted(node: ast.AST, names: dict[str, str]) -> str:
    """Return what `node` names in full; nothing for what is no name."""
    if isinstance(node, ast.Name):
        return names.get(node.id, "")
    if isinstance(node, ast.Attribute):
        return f"{_dotted(node.value, names)}.{node.attr}"
    return ""


def _with_default(arguments: ast.arguments) -> set[str]:
    positional = [*arguments.posonlyargs, *arguments.args]
    optional = positional[len(positional) - len(arguments.defaults) :]
    defaults = zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
    optional += [argument for argument, default in defaults if default is not None]
    return {argument.arg for argument in optional}
