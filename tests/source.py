"""The source as data: files, syntax trees, imports, the strings that are not docstrings."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
FLOORS = ("app", "pages", "db.actions", "db.store", "db.model", "seed", "db")


def name_of(path: Path) -> str:
    """The file as the laws call it: its path from the root."""
    return path.relative_to(ROOT).as_posix()


@cache
def files(*folders: str) -> tuple[Path, ...]:
    """The Python files under these folders (or these files), in order."""
    found: list[Path] = []
    for folder in folders:
        path = ROOT / folder
        found += [path] if path.is_file() else sorted(path.rglob("*.py"))
    return tuple(found)


def source() -> tuple[Path, ...]:
    """Everything but the tests."""
    return files("app.py", "pages", "db", "seed")


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Everything in a file; every law walks through it."""
    return tuple(ast.walk(tree(path)))


def imports(path: Path) -> set[str]:
    """What a file imports, in dots: ``db.store.rows`` for ``from db.store import rows``."""
    found: set[str] = set()
    for node in nodes(path):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def floor(module: str) -> str | None:
    """Which floor of the house a module (or a name in it) stands on; None for a stranger."""
    return next((f for f in FLOORS if module == f or module.startswith(f"{f}.")), None)


def floor_of(path: Path) -> str | None:
    return floor(name_of(path).removesuffix(".py").replace("/", "."))


def strings(path: Path) -> Iterator[tuple[int, str]]:
    """Line and text of every string, docstrings apart; the texts of an f-string one by one."""
    docstrings = {
        id(node.body[0].value)
        for node in nodes(path)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in nodes(path):
        if id(node) in docstrings or not isinstance(node, ast.Constant):
            continue
        if isinstance(node.value, str):
            yield node.lineno, node.value


def calls(path: Path, *names: str) -> Iterator[ast.Call]:
    """Every call of a function or method of one of these names."""
    for node in nodes(path):
        if isinstance(node, ast.Call):
            called = node.func
            name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            if name in names:
                yield node
