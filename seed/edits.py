"""Small corrections by named staff through the year, so that the log has a past."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from seed import names
from seed.cast import SECRETARIES, UNITS
from seed.world import Step, World

if TYPE_CHECKING:
    from db.actions.seeding import Writing

COUNT = 90
FIRST = datetime(2026, 2, 2, 8, 12)
DAYS_APART = 3.23
# Table, field; each has a new value below.
CELLS = (
    ("subject", "position"), ("subject", "birth"), ("exemplar", "lesson"),
    ("exemplar", "note"), ("subject", "note"), ("exemplar", "recognition_document"),
)  # fmt: skip


def steps(world: World) -> Iterator[Step]:
    """From February to November, mostly by the secretaries, some by the units themselves."""
    for number in range(COUNT):
        at = FIRST + timedelta(days=DAYS_APART * number, minutes=(number * 37) % 480)
        who = UNITS[number // 8 % 4] if number % 8 == 7 else SECRETARIES[number % 3]
        yield Step(at, who, "edit", _edit(world, *CELLS[number % len(CELLS)], who))
    yield Step(datetime(2026, 11, 18, 15), "thuky2", "edit", _progress(world))
    yield Step(datetime(2026, 11, 20, 9, 40), "thuky1", "edit", _heads(world))


def _edit(world: World, table: str, name: str, who: str) -> Any:
    def work(writing: Writing) -> None:
        ids = list(world.rows[table])
        own = [row for row in ids if world.rows[table][row]["unit"] == world.users[who].unit]
        row = world.rng.choice(own or ids)
        if name == "birth" and world.rows[table][row].get("birth") is None:
            world.change(writing, table, row, "note", "Đã hỏi lại đơn vị về năm sinh")
            return
        new = _new_value(world, name, world.rows[table][row].get(name))
        world.change(writing, table, row, name, new)

    return work


def _new_value(world: World, name: str, old: Any) -> str:
    rng = world.rng
    match name:
        case "position":
            return rng.choice([p for some in names.POSITIONS.values() for p in some if p != old])
        case "birth":
            return str(int(old[:4]) + rng.choice((-1, 1)))
        case "lesson":
            return rng.choice([lesson for lesson in names.LESSONS if lesson != old])
        case "recognition_document":
            return f"{rng.randint(3201, 4400)}/QĐ-UBND"
        case _:
            return f"Đã đối chiếu hồ sơ giấy, tập số {rng.randint(2, 60)}"


def _progress(world: World) -> Any:
    def work(writing: Writing) -> None:
        task = next(row for row, values in world.rows["task"].items() if values["percent"] == 40)
        world.change(writing, "task", task, "percent", 55)

    return work


def _heads(world: World) -> Any:
    def work(writing: Writing) -> None:
        world.rows["unit"] = world.reference.unit_rows
        for unit in world.territory.after[:12]:
            world.change(writing, "unit", unit, "head", names.person(world.rng)[0])

    return work
