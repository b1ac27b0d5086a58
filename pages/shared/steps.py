"""Changes in the words of the screen: histories, the steps of bundles, previews of an undo."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from db.actions import edit
from db.model import texts, values
from db.model.catalog import Field, Kind, Table
from db.model.problems import Problem
from pages.shared.session import Visit

Cell = tuple[Field, Any]
MOMENT = "%H:%M %d/%m/%Y"


class Names:
    """What the rows behind choices and links are called, asked for once a table."""

    def __init__(self, visit: Visit, cells: Iterable[Cell]) -> None:
        wanted: dict[str, set[int]] = defaultdict(set)
        for field, value in cells:
            wanted[_target(field)] |= set(_linked(field, value))
        self._visit = visit
        self._names = {
            target: edit.titles(visit.store, visit.user, target, sorted(ids))
            for target, ids in wanted.items()
            if ids
        }

    def shown(self, field: Field, value: Any) -> str:
        if value is None:
            return self._visit.say("grid.nothing")
        if field.kind in (Kind.CHOICE, Kind.LINK, Kind.CHOICES):
            named = self._names.get(_target(field), {})
            return ", ".join(named.get(row) or f"{row}" for row in _linked(field, value))
        return values.show(field, value, self._visit.language)


def _target(field: Field) -> str:
    return "lookup" if field.kind is Kind.CHOICE else field.target


def _linked(field: Field, value: Any) -> Sequence[int]:
    if value is None or field.kind not in (Kind.CHOICE, Kind.LINK, Kind.CHOICES):
        return ()
    return value if isinstance(value, tuple) else (value,)


def plain_rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a frame with None for nothing."""
    held = frame.astype(object).where(frame.notna(), None)
    return [{str(name): cell for name, cell in row.items()} for row in held.to_dict("records")]


def of_row(visit: Visit, table: Table, steps: Sequence[dict[str, Any]]) -> list[dict[str, str]]:
    """The history of a row or a cell: when, who, what, before and after, from where and why."""
    say = visit.say
    told = _changes(visit, [{**step, "table": table.name} for step in steps])
    return [
        {
            say("grid.when"): f"{step['when']:{MOMENT}}",
            say("grid.who"): _who(visit, step["who"], step["on_behalf"]),
            say("grid.what"): say(f"step.{step['operation']}"),
            say("grid.field"): field,
            say("grid.before"): before,
            say("grid.after"): after,
            say("history.source"): source(visit, step),
            say("grid.reason"): step["reason"],
        }
        for step, (field, before, after) in zip(steps, told, strict=True)
    ]


def of_bundles(visit: Visit, steps: Sequence[dict[str, Any]]) -> list[dict[str, str]]:
    """The steps of bundles: table, row, field, before, after, source cell."""
    say = visit.say
    return [
        {
            say("grid.table"): _label(visit, step["table"]),
            say("grid.title"): step["title"],
            say("grid.what"): say(f"step.{step['operation']}"),
            say("grid.field"): field,
            say("grid.before"): before,
            say("grid.after"): after,
            say("history.cell"): step["source_cell"],
        }
        for step, (field, before, after) in zip(steps, _changes(visit, steps), strict=True)
    ]


def of_will(visit: Visit, steps: Sequence[dict[str, Any]]) -> list[dict[str, str]]:
    """What changes back: now and then, or what becomes of the whole row."""
    say = visit.say
    renamed = [{**step, "old": step["now"], "new": step["then"]} for step in steps]
    return [
        {
            say("grid.table"): _label(visit, step["table"]),
            say("grid.title"): step["title"],
            say("grid.field"): field,
            say("grid.now"): now,
            say("grid.then"): then if step["field"] else say(f"undone.{step['operation']}"),
        }
        for step, (field, now, then) in zip(steps, _changes(visit, renamed), strict=True)
    ]


def of_kept(visit: Visit, steps: Sequence[dict[str, Any]]) -> list[dict[str, str]]:
    """What stays, and why."""
    say = visit.say
    return [
        {
            say("grid.table"): _label(visit, step["table"]),
            say("grid.title"): step["title"],
            say("grid.field"): _field_label(visit, step["table"], step["field"]),
            say("grid.reason"): why_kept(visit, step),
        }
        for step in steps
    ]


def why_kept(visit: Visit, step: dict[str, Any]) -> str:
    """The reason in a few words, or the sentence of the rule that stands in the way."""
    facts = dict(step["facts"])
    if facts.get("by") in visit.store.catalogue:
        facts["by"] = _label(visit, facts["by"]).lower()
    if f"kept.{step['why']}" in texts.TEXTS:
        when = f"{step['when']:{MOMENT}}" if step["when"] is not None else ""
        return visit.say(f"kept.{step['why']}", who=step["who"], when=when, **facts)
    problem = Problem(step["why"], step["table"], step["field"] or "", step["row"], "")
    where = _field_label(visit, step["table"], step["field"]) or step["title"]
    return visit.tell(problem, where=where, **facts)


def source(visit: Visit, step: dict[str, Any]) -> str:
    """From where a change came: the kind of screen, the file, the sheet and its cell."""
    parts = (step["source_file"], step["source_sheet"], step["source_cell"])
    kind = visit.say(f"bundle.{step['kind']}")
    return ", ".join(part for part in (kind, *parts) if part)


def _who(visit: Visit, name: str, on_behalf: str) -> str:
    return visit.say("history.on_behalf", who=name, other=on_behalf) if on_behalf else name


def _label(visit: Visit, table: str) -> str:
    return edit.table(visit.store, table).label.in_language(visit.language)


def _field_label(visit: Visit, table: str, name: str | None) -> str:
    described = edit.table(visit.store, table)
    if not name:
        return ""
    if not described.has(name):
        return visit.say("history.gone_field", name=name.removeprefix("x_"))
    return described.field(name).label.in_language(visit.language)


def _changes(visit: Visit, steps: Sequence[dict[str, Any]]) -> list[tuple[str, str, str]]:
    """Field, before and after of each step; a row that was added tells all that it held."""
    read = [_read(visit, step) for step in steps]
    names = Names(visit, [cell for cells in read for pair in cells for cell in pair])
    return [
        (_field_label(visit, step["table"], step["field"]), *_sides(visit, names, step, cells))
        for step, cells in zip(steps, read, strict=True)
    ]


def _read(visit: Visit, step: dict[str, Any]) -> list[tuple[Cell, Cell]]:
    """The cells of a step with their values before and after; none where nothing may be told."""
    table = edit.table(visit.store, step["table"])
    held = {step["field"]: step["new"]} if step["field"] else json.loads(step["new"] or "{}")
    return [
        (
            (field, values.from_text(field, step["old"])),
            (field, values.from_text(field, new)),
        )
        for name, new in held.items()
        if table.has(name) and (field := table.field(name))
    ]


def _sides(
    visit: Visit, names: Names, step: dict[str, Any], cells: Sequence[tuple[Cell, Cell]]
) -> tuple[str, str]:
    if step["field"] and cells:
        [(before, after)] = cells
        return names.shown(*before), names.shown(*after)
    if step["field"]:
        return step["old"] or "", step["new"] or ""
    told = (f"{f.label.in_language(visit.language)}: {names.shown(f, v)}" for _, (f, v) in cells)
    return "", "; ".join(told)
