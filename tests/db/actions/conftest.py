"""A council at work: units, a plan, criteria, a round and its members, for tests of actions."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from db.actions import nominate, seeding
from db.actions.nominate import Entry, Filed
from db.model.people import SYSTEM, Role, User
from db.store import rows
from db.store.connection import Store
from db.store.schema import open_store

LOOKUPS = Path(__file__).parents[3] / "seed" / "lookups.csv"
CRITERIA = (
    ("G1", "Chấp hành pháp luật", "condition", 1, "standing_body"),
    ("T1", "Hoàn thành nhiệm vụ", "base", 60, "member"),
    ("T2", "Sức lan tỏa", "base", 40, "member"),
    ("B1", "Được khen cấp tỉnh", "bonus", None, "standing_body"),
    ("P1", "Chậm báo cáo", "penalty", 5, "standing_body"),
)


@dataclass
class Bench:
    store: Store
    choice: dict[tuple[str, str], int]
    plan: int = 0
    round: int = 0
    criteria_set: int = 0
    units: tuple[int, ...] = ()
    criteria: tuple[int, ...] = ()
    members: tuple[int, ...] = ()
    admin: User = User(1, "quan-tri", "Trần Quản Trị", Role.ADMIN)
    secretary: User = User(2, "thu-ky", "Lê Thư Ký", Role.SECRETARY)
    leader: User = User(9, "lanh-dao", "Võ Lãnh Đạo", Role.LEADER)
    chair: User = SYSTEM
    member: User = SYSTEM
    standing: User = SYSTEM
    unit_user: User = SYSTEM

    def plant(self, table: str, *planted: dict[str, Any]) -> list[int]:
        described = self.store.catalogue[table]
        return seeding.plant(self.store, "seed", lambda w: w.insert(described, planted))

    def put(self, table: str, row: int, field: str, old: Any, new: Any) -> None:
        described = self.store.catalogue[table]
        seeding.plant(self.store, "seed", lambda w: w.update(described, row, field, old, new))

    def row(self, table: str, row: int) -> dict[str, Any]:
        with self.store.reading() as con:
            return rows.fetch(con, self.store.catalogue[table], [row])[0]

    def count(self, table: str) -> int:
        with self.store.reading() as con:
            found = con.execute(
                f'SELECT count(*) FROM "{table}" WHERE deleted_at IS NULL'
            ).fetchone()
        return found[0]

    def entry(self, name: str = "Nguyễn Thị Ánh", **more: Any) -> Entry:
        given = {
            "round": self.round,
            "unit": self.units[0],
            "name": name,
            "type": self.choice["subject_type", "individual"],
            **more,
        }
        return Entry(**given)

    def file(self, name: str = "Nguyễn Thị Ánh", state: str = "received", **more: Any) -> Filed:
        filed = nominate.nominate(self.store, self.secretary, self.entry(name, **more))
        if state != "received":
            old, new = (self.choice["nomination_state", code] for code in ("received", state))
            self.put("nomination", filed.nomination, "reason", None, "Thiếu biên bản")
            self.put("nomination", filed.nomination, "state", old, new)
        return filed

    def state(self, nomination: int) -> str:
        held = self.row("nomination", nomination)["state"]
        return next(code for (_, code), row in self.choice.items() if row == held)


def ticking() -> Any:
    now = datetime(2026, 11, 2, 8, 0)

    def clock() -> datetime:
        nonlocal now
        now += timedelta(seconds=61)
        return now

    return clock


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    store = open_store(tmp_path / "bench.duckdb", ticking())
    made = Bench(store, {})
    with LOOKUPS.open(encoding="utf-8") as lines:
        listed = [
            {**row, "position": int(row["position"]), "system": row["system"] == "1"}
            for row in csv.DictReader(lines)
        ]
    ids = made.plant("lookup", *listed)
    made.choice = {
        (row["list"], row["code"]): row_id for row, row_id in zip(listed, ids, strict=True)
    }
    _places(made)
    _council(made)
    _criteria(made)
    yield made
    store.close()


def _places(made: Bench) -> None:
    kind = {
        "type": made.choice["unit_type", "rural_commune"],
        "level": made.choice["unit_level", "commune"],
    }
    made.units = tuple(
        made.plant(
            "unit",
            {"name": "Xã Đôn Thuận", "code": "25711", **kind},
            {"name": "Xã Tân Lập", "code": "25500", **kind},
        )
    )
    made.unit_user = User(
        3, "don-thuan", "Phạm Đơn Vị", Role.UNIT, made.units[0], frozenset({made.units[0]})
    )
    span = {"starts_on": "2021-01-01", "ends_on": "2025-12-31"}
    [made.plan] = made.plant("plan", {"name": "Kế hoạch", **span})


def _council(made: Bench) -> None:
    seats = (("chu-tich", "chair"), ("uy-vien", "member"), ("thuong-truc", "standing"))
    accounts = made.plant(
        "account",
        *(
            {"name": name, "full_name": name, "role": made.choice["role", "member"]}
            for name, _ in seats
        ),
    )
    made.chair, made.member, made.standing = (
        User(account, name, name, Role.MEMBER)
        for account, (name, _) in zip(accounts, seats, strict=True)
    )
    [council] = made.plant("council", {"name": "Hội đồng tỉnh"})
    made.members = tuple(
        made.plant(
            "council_member",
            *(
                {
                    "council": council, "name": f"Ông {name}", "account": account,
                    "seat": made.choice["council_seat", seat], "protocol_order": place,
                }
                for place, (account, (name, seat)) in enumerate(zip(accounts, seats, strict=True))
            ),
        )
    )  # fmt: skip
    span = {"starts_on": "2023-01-01", "ends_on": "2025-12-31"}
    [phase] = made.plant("phase", {"plan": made.plan, "name": "2023–2025", "position": 2, **span})
    [made.round] = made.plant(
        "round",
        {
            "plan": made.plan, "phase": phase, "name": "Đợt 2025", "opens_on": "2025-03-03",
            "council": council, "chair": made.members[0], "expected_members": 3,
            "minimum_marks": 2,
        },
    )  # fmt: skip


def _criteria(made: Bench) -> None:
    [made.criteria_set] = made.plant(
        "criteria_set",
        {
            "name": "Cá nhân toàn diện", "edition": 1, "approved": True,
            "subject_type": made.choice["subject_type", "individual"],
            "scope": made.choice["scope", "comprehensive"],
        },
    )  # fmt: skip
    made.criteria = tuple(
        made.plant(
            "criterion",
            *(
                {
                    "criteria_set": made.criteria_set, "code": code, "name": name,
                    "kind": made.choice["criterion_kind", kind],
                    "maximum": None if maximum is None else Decimal(maximum),
                    "marked_by": made.choice["marked_by", by], "position": place,
                }
                for place, (code, name, kind, maximum, by) in enumerate(CRITERIA)
            ),
        )
    )  # fmt: skip
