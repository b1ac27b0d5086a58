"""Random histories: what people of several roles do to every table, drawn from one seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from db.model.catalog import Field, Kind, Table, is_own_table
from db.model.people import User
from db.model.problems import Rejected
from db.store import rows
from db.store.connection import Store

Act = Callable[["History", Table], None]
WORDS = ("Đôn Thuận", "Tân Lập", "", '"ngoặc" \\', "dòng 1\ndòng 2", "l'été", "0", "null")
OWN_KINDS = (
    "text", "long_text", "whole", "decimal", "date", "moment", "yes_no", "link", "choices",
    "choice",
)  # fmt: skip
# longer than a burst waits
LONG = timedelta(seconds=61)
# a closed round or phase would end most histories at once; rounds are closed by their action
RARELY = {"closed": 0.1, "retired": 0.2}


@dataclass
class History:
    """One history in the making: ``steps`` were tried, ``refused`` of them wrote nothing."""

    store: Store
    people: Sequence[User]
    seed: int
    steps: int = 0
    refused: int = 0
    tables: set[str] = field(default_factory=set)
    kinds: dict[str, int] = field(default_factory=dict)
    names: int = 0
    # the next bundle follows the last one at once
    hurry: bool = False

    def __post_init__(self) -> None:
        self.random = random.Random(self.seed)
        self.last = self.store.clock()
        self.store.clock = self.clock
        self.start = self.store.head

    def clock(self) -> datetime:
        self.last = self.last + timedelta(seconds=1) if self.hurry else self.last + LONG
        self.hurry = False
        return self.last

    def run(self, acts: Mapping[Act, int], length: int) -> History:
        """Acts drawn by their weights; every table comes up before one comes up again."""
        deck: list[str] = []
        for _ in range(length):
            if not deck:
                deck = sorted(self.store.catalogue)
                self.random.shuffle(deck)
            self.step(acts, deck.pop())
        return self

    def step(self, acts: Mapping[Act, int], name: str) -> None:
        act = self.random.choices(list(acts), list(acts.values()))[0]
        head = self.store.head
        self.steps += 1
        self.tables.add(name)
        try:
            act(self, self.store.catalogue[name])
        except Rejected:
            self.refused += 1
            assert self.store.head == head
        else:
            self.kinds[act.__name__] = self.kinds.get(act.__name__, 0) + 1

    def who(self) -> User:
        return self.random.choices(self.people, (7, 3, 1))[0]

    def some(self, name: str, live: bool = True, count: int = 1) -> list[int]:
        with self.store.reading() as con:
            found = con.execute(
                f'SELECT id FROM "{name}" WHERE (deleted_at IS NULL) = ? ORDER BY id', [live]
            ).fetchall()
        ids = [row for (row,) in found]
        return self.random.sample(ids, min(count, len(ids)))

    def moment_of(self, table: Table, row: int) -> int:
        """A bundle of a row's history, or any."""
        with self.store.reading() as con:
            found = con.execute(
                "SELECT DISTINCT bundle FROM change WHERE table_name = ? AND row_id = ? ORDER BY 1",
                [table.name, row],
            ).fetchall()
        return self.random.choice([number for (number,) in found] or [self.store.head])

    def changed_cell(self, table: Table) -> tuple[int, str, int]:
        """Row, field and the bundle before of a change of this table; of any where it has none."""
        with self.store.reading() as con:
            found = con.execute(
                "SELECT row_id, field, bundle - 1 FROM change "
                "WHERE table_name = ? AND operation = 'update' ORDER BY bundle, position",
                [table.name],
            ).fetchall()
        return self.random.choice(found or [(0, table.fields[0].name, self.store.head)])

    def uneven_field(self, table: Table, picked: Sequence[int]) -> Field:
        """A field that the picked rows do not all hold alike, where there is one."""
        held = [self.row(table, row) for row in picked]
        uneven = [
            field for field in table.fields
            if not field.fixed and len({str(row[field.name]) for row in held}) > 1
        ]  # fmt: skip
        return self.random.choice(uneven or list(table.fields))

    def row(self, table: Table, row: int) -> dict[str, Any]:
        with self.store.reading() as con:
            return rows.fetch(con, table, [row])[0]

    def some_field(self, table: Table) -> Field:
        return self.random.choice([field for field in table.fields if not field.fixed])

    def draft(self, table: Table) -> dict[str, Any]:
        """A new row, now and then with something missing."""
        made = {
            described.name: self.value(table, described)
            for described in table.fields
            if described.required
            or (not described.fixed and self.random.random() < 0.6)
            or (described.name in ("model_name", "target"))
        }
        if "kind" in made and "target" in made:
            made["target"] = self.target(made["kind"])
        if self.random.random() < 0.04:
            made.pop(self.random.choice(list(made)))
        return made

    def value(self, table: Table, described: Field) -> Any:
        if table.name == "custom_field" and described.name in ("table_name", "name", "kind"):
            self.names += 1
            own = {
                "table_name": self.random.choice(sorted(self.store.catalogue)),
                "name": f"own_{self.seed}_{self.names}",
                "kind": self.random.choice(OWN_KINDS),
            }
            return own[described.name]
        if (table.name, described.name) == ("custom_table", "name"):
            self.names += 1
            return f"made_{self.seed}_{self.names}"
        if (table.name, described.name) == ("custom_field", "longest"):
            return self.random.choice((None, 12, 30))
        if (table.name, described.name) == ("mark", "nomination"):
            return self.random.choice(self.unpublished() or [0])
        if described.name in RARELY:
            return self.random.random() < RARELY[described.name]
        if described.kind is Kind.CHOICE:
            return self.choice(described.target)
        if described.kind is Kind.LINK:
            return next(iter(self.some(described.target)), 0)
        if described.kind is Kind.CHOICES:
            return tuple(sorted(self.some(described.target, count=self.random.randint(1, 3))))
        return self.plain(described)

    def target(self, kind: str) -> str | None:
        """What an own field of that kind points to: a table (an own one as soon as not), a list."""
        if kind == "choice":
            return self.random.choice(("domain", "form"))
        own = [name for name in self.store.catalogue if is_own_table(name)]
        tables = self.random.choice((own or ["unit"], ["movement", "subject"]))
        return self.random.choice(tables) if kind in ("link", "choices") else None

    def unpublished(self) -> list[int]:
        """The nominations whose marks are not published: nobody marks the others."""
        with self.store.reading() as con:
            found = con.execute(
                "SELECT n.id FROM nomination AS n JOIN round AS r ON r.id = n.round "
                "WHERE n.deleted_at IS NULL AND r.published_at IS NULL ORDER BY n.id"
            ).fetchall()
        return [row for (row,) in found]

    def choice(self, listed: str) -> int:
        with self.store.reading() as con:
            found = con.execute(
                "SELECT id FROM lookup WHERE list = ? AND deleted_at IS NULL ORDER BY id", [listed]
            ).fetchall()
        return int(self.random.choice(found)[0])

    def plain(self, described: Field) -> Any:
        low, high = described.minimum, described.maximum
        low = int(low) if low is not None else 0 if high is None else min(0, int(high) - 40)
        high = low + 40 if high is None else int(high)
        number = self.random.randint(low, high)
        match described.kind:
            case Kind.WHOLE:
                return number
            case Kind.DECIMAL:
                cents = Decimal(self.random.randint(-999, 99_999)).scaleb(-2)
                return cents.quantize(Decimal(1).scaleb(-described.scale))
            case Kind.DATE:
                return self.date(described.name)
            case Kind.MOMENT:
                return datetime(2024, 1, 1 + number % 28, number % 24, 3, 0, number)
            case Kind.YES_NO:
                return self.random.random() < 0.5
            case _:
                word = self.random.choice(WORDS)
                return f"{described.name} {word} {self.random.randrange(10_000)}"

    def date(self, name: str) -> str:
        """Ends after beginnings most of the time, as precise as chance will have it."""
        late = name in ("ends_on", "valid_to", "left_on")
        year = self.random.randint(2022, 2026) if late else self.random.randint(2018, 2023)
        month, day = self.random.randint(1, 12), self.random.randint(1, 28)
        shapes = (f"{year}", f"{year}-Q{1 + month // 4}", f"{year}-{month:02d}")
        return self.random.choice((*shapes, f"{year}-{month:02d}-{day:02d}"))
