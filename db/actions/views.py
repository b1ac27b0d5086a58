"""Views of a table: reading them from a link, saving them, and which one opens by itself."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from db.actions import edit
from db.actions.rights import field_at
from db.model import views
from db.model.catalog import Field, Kind, Table
from db.model.people import User, may_read_table, may_share_views
from db.model.problems import Problem, Rejected, reject
from db.model.vietnamese import clean
from db.model.views import View, Words
from db.store import accounts, lookups, rows
from db.store.changelog import Origin
from db.store.connection import Store
from db.store.rows import Filter, Group, Query
from db.store.writer import Writing, write

TABLE = "saved_view"
MOST = 500
# how far a path over links reaches on screen
FARTHEST = 2


@dataclass(frozen=True, slots=True)
class Saved:
    """A saved view as a list shows it; ``own`` and ``may_change`` are of the person who asks."""

    id: int
    name: str
    own: bool
    shared: bool
    standard: bool
    may_change: bool
    definition: str


def words(store: Store, user: User, described: Table) -> Words:
    """The fields and choices of a table as this user may know them."""
    with store.reading() as con:
        ids = lookups.ids(con)
    return Words(lambda path: field_at(store, user, described, path), ids)


def read(
    store: Store, user: User, name: str, told: Mapping[str, str]
) -> tuple[View, list[Problem]]:
    """The view that a link tells, and what of it cannot be shown to this user."""
    return views.read(told, words(store, user, _table(store, user, name)))


def tell(store: Store, user: User, name: str, view: View) -> dict[str, str]:
    """The words of a view for a link."""
    return views.write(view, words(store, user, _table(store, user, name)))


def paths(
    store: Store, user: User, name: str, more: Iterable[str] = ()
) -> dict[str, tuple[Field, ...]]:
    """Every field that can be asked for: dotted path → the fields on the way to it.

    ``more`` are paths that somebody asks for already, however far they reach.
    """
    found: dict[str, tuple[Field, ...]] = {}
    described = _table(store, user, name)
    _walk(store, user, described, (), (), found)
    for path in more:
        steps = path.split(".")
        ways = [".".join(steps[: place + 1]) for place in range(len(steps))]
        found.setdefault(path, tuple(field_at(store, user, described, way) for way in ways))
    return found


def _walk(
    store: Store,
    user: User,
    table: Table,
    way: tuple[Field, ...],
    passed: tuple[str, ...],
    found: dict[str, tuple[Field, ...]],
) -> None:
    for field in table.fields:
        found[".".join(part.name for part in (*way, field))] = (*way, field)
    for field in table.fields if len(way) < FARTHEST else ():
        target = field.target
        if field.kind is not Kind.LINK or target in passed or not may_read_table(user, target):
            continue
        _walk(store, user, store.catalogue[target], (*way, field), (*passed, target), found)


def listed(store: Store, user: User, name: str) -> list[Saved]:
    """The own views of a table and the shared ones, by name."""
    _table(store, user, name)
    mine = Group(True, (Filter("account", "is", user.id), Filter("shared", "is", True)))
    query = Query((Filter("table_name", "is", name), mine), sort=(("name", False),), limit=MOST)
    described = store.catalogue[TABLE]
    with store.reading() as con:
        frame, _ = rows.page(con, store.catalogue, described, query)
    return [_saved(user, row) for row in edit.python_rows(described, frame)]


def opened(store: Store, user: User, name: str, row: int) -> tuple[Saved, View, list[Problem]]:
    """One saved view of a table, own or shared, within what this user may read."""
    for saved in listed(store, user, name):
        if saved.id == row:
            view, problems = read(store, user, name, _kept(saved.definition))
            return saved, view, problems
    raise reject("no_such_view", table=TABLE, value=row)


def default(store: Store, user: User, name: str) -> int | None:
    """The view that opens by itself: the person's own choice, else the one for everybody."""
    held = listed(store, user, name)
    with store.reading() as con:
        chosen = accounts.preference(con, user.id, _preference(name))
    if chosen == "0":
        return None
    mine = [saved.id for saved in held if chosen == str(saved.id)]
    return next(iter([*mine, *(saved.id for saved in held if saved.standard)]), None)


def set_default(store: Store, user: User, name: str, row: int | None) -> None:
    """Which view opens by itself for this person; None for the plain table."""
    if row is not None:
        opened(store, user, name, row)
    key, value = _preference(name), str(row or 0)
    store.apply(lambda con: accounts.set_preference(con, user.id, key, value))


def save(store: Store, user: User, name: str, title: str, view: View, shared: bool = False) -> int:
    """A new view under a name; gives its row."""
    if shared:
        _may_share(user)
    row = {
        "table_name": name,
        "name": clean(title) or None,
        "account": user.id,
        "shared": shared,
        "standard": False,
        "definition": _definition(store, user, name, view),
    }
    return write(store, Origin(user, "view"), lambda w: w.insert(w.store.catalogue[TABLE], [row]))[
        0
    ]


def update(store: Store, user: User, name: str, row: int, view: View) -> int:
    """Keep what is seen now under the same name."""
    return _change(store, user, name, row, {"definition": _definition(store, user, name, view)})


def rename(store: Store, user: User, name: str, row: int, title: str, shared: bool) -> int:
    """Another name, and whether everybody sees it; no longer shared, it opens for nobody else."""
    saved = _changeable(store, user, name, row)
    if shared != saved.shared:
        _may_share(user)
    cells = {"name": clean(title) or None, "shared": shared}
    return _change(store, user, name, row, cells if shared else {**cells, "standard": False})


def set_standard(store: Store, user: User, name: str, row: int, standard: bool) -> int:
    """Whether a shared view opens by itself for everybody without a choice: one at most."""
    _may_share(user)
    if standard and not _changeable(store, user, name, row).shared:
        raise reject("view_not_shared", table=TABLE, row=row)
    return _change(store, user, name, row, {"standard": standard})


def remove(store: Store, user: User, name: str, row: int) -> int:
    """Delete a saved view; what it showed is untouched."""

    def work(writing: Writing) -> int:
        _changeable(store, user, name, row)
        writing.delete(writing.store.catalogue[TABLE], [row])
        return writing.number

    return write(store, Origin(user, "view"), work)


def _change(store: Store, user: User, name: str, row: int, cells: Mapping[str, object]) -> int:
    described = store.catalogue[TABLE]

    def work(writing: Writing) -> int:
        # asked where nobody else writes
        _changeable(store, user, name, row)
        [held] = rows.fetch(writing.con, described, [row])
        for other in listed(store, user, name) if cells.get("standard") else []:
            if other.standard and other.id != row:
                writing.update(described, other.id, "standard", True, False)
        for field, new in cells.items():
            if held[field] != new:
                writing.update(described, row, field, held[field], new)
        return writing.number

    return write(store, Origin(user, "view"), work)


def _changeable(store: Store, user: User, name: str, row: int) -> Saved:
    saved = opened(store, user, name, row)[0]
    if not saved.may_change:
        raise reject("not_allowed", table=TABLE)
    return saved


def _saved(user: User, row: Mapping[str, object]) -> Saved:
    own, shared = row["account"] == user.id, bool(row["shared"])
    return Saved(
        int(str(row["id"])), str(row["name"]), own, shared, bool(row["standard"]),
        may_share_views(user) if shared else own, str(row["definition"]),
    )  # fmt: skip


def _kept(definition: str) -> dict[str, str]:
    """The words of a definition; one that was written by other hands says nothing usable."""
    try:
        told = json.loads(definition)
    except ValueError:
        return {"filter": "?"}
    return {part: str(told.get(part, "")) for part in views.PARTS} if isinstance(told, dict) else {}


def _definition(store: Store, user: User, name: str, view: View) -> str:
    """The canonical text of a view that this user can open again as it is."""
    told = tell(store, user, name, view)
    again, problems = read(store, user, name, told)
    if problems or again != view:
        raise Rejected(problems or [Problem("broken_view", TABLE, "definition", value=name)])
    return views.canonical(told)


def _table(store: Store, user: User, name: str) -> Table:
    described = edit.table(store, name)
    if not may_read_table(user, name):
        raise reject("not_allowed", table=name)
    return described


def _may_share(user: User) -> None:
    if not may_share_views(user):
        raise reject("not_allowed", table=TABLE)


def _preference(name: str) -> str:
    return f"view:{name}"


def described(store: Store) -> Table:
    """The table of saved views, for sentences about them."""
    return store.catalogue[TABLE]
