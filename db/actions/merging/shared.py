"""What all rows of a file share: said by hand, else the only one that is open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from db.actions import edit
from db.actions.merging.fields import SHARED
from db.model.people import User
from db.model.problems import Problem, Rejected
from db.store.connection import Store


def open_rows(store: Store, user: User, table: str) -> dict[int, str]:
    """Rounds or plans that rows may still go into, by number; plans are never closed."""
    named = edit.titles(store, user, table)
    held = edit.fetch(store, user, table, list(named))
    return {row["id"]: named[row["id"]] for row in held if not row.get("closed")}


def chosen(
    store: Store, user: User, targets: Iterable[str], typed: Mapping[str, str]
) -> dict[str, int]:
    """What rows for these tables need: the number typed, else the only one that is open.

    Rejected, with those there are, where a number is unknown or none is said and several are open.
    """
    found: dict[str, int] = {}
    problems: list[Problem] = []
    for key in dict.fromkeys(key for target in targets for key in SHARED.get(target, ())):
        known = open_rows(store, user, key)
        meant = [row for row in known if str(row) == typed.get(key)]
        if not typed.get(key) and len(known) == 1:
            meant = list(known)
        if meant:
            found[key] = meant[0]
            continue
        rows = "; ".join(f"{row} ({name})" for row, name in sorted(known.items()))
        facts = {"option": f"--{key}", "rows": rows or "–"}
        code = f"unknown_{key}" if typed.get(key) else f"several_{key}"
        problems.append(Problem(code, value=typed.get(key), facts=facts))
    if problems:
        raise Rejected(problems)
    return found
