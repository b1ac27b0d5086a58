"""What the administrator's commands do with an open store, here or through the running app."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from db.actions import asking, edit, keep, merging, sign_in, standing
from db.actions.edit import Query
from db.actions.exporting import handing
from db.actions.importing.lines import READY
from db.actions.merging import shared
from db.actions.merging.shape import Said
from db.actions.reading import files, told
from db.model.people import SYSTEM, Role
from db.model.problems import Rejected, reject
from db.model.reading.result import Reading
from db.model.texts import say, sentence
from db.model.values import show_number
from db.store.connection import Store


@dataclass(frozen=True, slots=True)
class Answer:
    """An exit code (0, or 1 for a refusal or breach) and the lines for both outputs."""

    code: int = 0
    out: tuple[str, ...] = ()
    err: tuple[str, ...] = ()


# "command" names it; its arguments stand beside it as JSON can hold them, files as whole paths
Order = Mapping[str, Any]


def carry_out(store: Store, order: Order) -> Answer:
    """Do it as the app itself; a refusal is an answer, one line a reason."""
    return answered(lambda: ORDERS[order["command"]](store, order))


def answered(work: Callable[[], Answer]) -> Answer:
    """What the work answers, or why it was refused."""
    try:
        return work()
    except Rejected as error:
        told = (sentence("vi", problem, where=keep.where(problem)) for problem in error.problems)
        return Answer(1, err=tuple(told))
    except OSError as error:
        return refusal("command.file", reason=error.strerror or error)


def refusal(key: str, **facts: Any) -> Answer:
    return Answer(1, err=(say("vi", key, **facts),))


def check(store: Store, order: Order) -> Answer:  # noqa: ARG001 -- an order
    if breaches := keep.check(store, SYSTEM):
        raise Rejected(breaches)
    return Answer(out=(say("vi", "command.rules_hold"),))


def verify(store: Store, order: Order) -> Answer:
    heads = Path(order["head"]) if order["head"] else None
    if heads:
        heads.stat()  # a mistyped path must not pass for a chain that holds
    if broken := keep.verify(store, SYSTEM, heads):
        return refusal("manage.broken", bundle=broken)
    return Answer(out=(say("vi", "command.chain_holds", number=store.head),))


def backup(store: Store, order: Order) -> Answer:
    number = keep.backup(store, SYSTEM, Path(order["file"]))
    done = say("vi", "command.backed_up", number=number, path=order["file"])
    lost = tuple(
        sentence("vi", problem, where=keep.where(problem))
        for problem in keep.lost_files(store, SYSTEM)
    )
    return Answer(1 if lost else 0, (done,), lost)


def rank(store: Store, order: Order) -> Answer:
    ranked = standing.in_full(store, SYSTEM, standing.round_of(store, SYSTEM, order["round"]))
    if order["json"]:
        return Answer(out=(json.dumps(ranked, ensure_ascii=False, indent=2),))
    lines = [line for nomination in ranked for line in _told(nomination)]
    return Answer(out=tuple(lines) or (say("vi", "ranking.nothing"),))


def _told(nomination: Mapping[str, Any]) -> list[str]:
    """A line for a nomination, then an indented one for each step of its score."""
    place = say("vi", f"command.{nomination['standing']}", rank=nomination["rank"])
    words = (place, nomination["group"], nomination["name"], nomination["unit"])
    lines = [" | ".join((*words, show_number(nomination["score"], 2)))]
    for step in nomination["steps"]:
        points = {name: show_number(step[name], 2) for name in ("sum", "mean", "total")}
        lines.append("    " + say("vi", "command.step", **{**step, **points}))
    return lines


def user(store: Store, order: Order) -> Answer:
    name, role = order["name"], Role(order["role"])
    sign_in.add_account(store, SYSTEM, name, name, role, order["password"])
    return Answer(out=(say("vi", "manage.added", name=name),))


def import_file(store: Store, order: Order) -> Answer:
    """What is ready goes in as one bundle, the rest is told why; a dry run only reads."""
    reading = files.read_file(store, SYSTEM, Path(order["file"]), table=order["table"] or "")
    if not order["dry_run"]:
        return _taken(store, order, reading)
    if order["json"]:
        found = told.as_json(reading, files.codes(store))
        return Answer(out=(json.dumps(found, ensure_ascii=False, indent=1),))
    return Answer(out=tuple(told.as_lines(reading)))


def _taken(store: Store, order: Order, reading: Reading) -> Answer:
    """Exit code 1 where rows wait or are refused; what was ready is in all the same."""
    targets = {table.target for sheet in reading.sheets for table in sheet.tables if table.rows}
    said = Said(given=shared.chosen(store, SYSTEM, sorted(targets), order))
    merge = merging.preview(store, SYSTEM, reading, said)
    rows = merging.told.counted(merge)
    saved = None
    if rows.keys() & READY:
        saved = merging.save(store, SYSTEM, merge, source_file=Path(order["file"]).name)
    waiting = tuple(merging.told.rest(store, merge))
    if order["json"]:
        found = merging.told.as_json(store, merge, saved)
        return Answer(1 if waiting else 0, (json.dumps(found, ensure_ascii=False, indent=1),))
    lines = [say("vi", f"paste.count.{state}", count=count) for state, count in rows.items()]
    lines.append(
        say("vi", "merging.saved", bundle=saved.bundle) if saved else say("vi", "merging.unsaved")
    )
    return Answer(1 if waiting else 0, tuple(lines), waiting)


def export(store: Store, order: Order) -> Answer:
    """All rows of a table; the end of the name says how."""
    path, name = Path(order["file"]), order["table"]
    makers = {".xlsx": handing.workbook, ".csv": handing.text}
    if (make := makers.get(path.suffix.lower())) is None:
        raise reject("not_a_kind_of_file", value=path.name)
    path.write_bytes(make(store, SYSTEM, name, Query()))
    count = edit.browse(store, SYSTEM, name, Query(limit=1)).total
    return Answer(out=(say("vi", "command.exported", count=count, table=name, path=path),))


def ask(store: Store, order: Order) -> Answer:
    """The answer to one question, as the system itself may ask."""
    found = asking.ask(store, SYSTEM, order["sql"])
    rows = asking.rows_of(found)
    if order["json"]:
        told = {
            "columns": list(found.columns), "rows": rows, "capped": found.capped,
            "head": found.head,
        }  # fmt: skip
        return Answer(out=(json.dumps(told, ensure_ascii=False),))
    lines = [" | ".join(map(asking.word, cells)) for cells in (found.columns, *rows)]
    return Answer(0, tuple(lines), tuple(asking.limits_met("vi", found)))


ORDERS: dict[str, Callable[[Store, Order], Answer]] = {
    "check": check,
    "verify": verify,
    "backup": backup,
    "rank": rank,
    "user": user,
    "import": import_file,
    "export": export,
    "ask": ask,
}
