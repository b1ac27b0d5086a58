"""A small office for the tests of the store and the actions: two units, a few choices."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from db.actions import edit
from db.model.people import Role, User
from db.model.tables import LOOKUP
from db.store.changelog import Origin
from db.store.connection import Store
from db.store.schema import open_store
from db.store.writer import write

CODES = {
    "subject_type": ("collective", "individual", "household"),
    "unit_type": ("xa", "so"),
    "unit_level": ("district", "commune"),
    "form": ("exemplar", "model"),
    "scope": ("comprehensive", "by_field"),
    "domain": ("education",),
    "nomination_state": ("received", "eligible", "returned", "chosen"),
}


@dataclass
class Office:
    """An open store, the ids of its lookup values and units, and people of three roles."""

    store: Store
    choice: dict[tuple[str, str], int]
    units: list[int]
    admin: User
    secretary: User
    unit_user: User
    leader: User

    def subject(self, name: str = "Nguyễn Thị Ánh", **more: Any) -> int:
        row = {
            "name": name,
            "type": self.choice["subject_type", "individual"],
            "unit": self.units[0],
            **more,
        }
        return edit.add(self.store, self.secretary, "subject", [row])[0]

    def rows(self, table: str, *ids: int) -> list[dict[str, Any]]:
        return edit.fetch(self.store, self.admin, table, ids)


def stepping_clock() -> Callable[[], datetime]:
    """A minute and a second later at every look: no two bundles share a burst."""
    now = datetime(2026, 11, 2, 8, 0)

    def clock() -> datetime:
        nonlocal now
        now += timedelta(seconds=61)
        return now

    return clock


def _choices(store: Store, admin: User) -> dict[tuple[str, str], int]:
    keys = [(listed, code) for listed, codes in CODES.items() for code in codes]
    ids = write(
        store,
        Origin(admin, "seed"),
        lambda w: w.insert(
            LOOKUP,
            [
                {
                    "list": listed,
                    "code": code,
                    "label_vi": f"{code} vi",
                    "label_en": code,
                    "position": place,
                    "system": listed != "domain",
                }
                for place, (listed, code) in enumerate(keys)
            ],
        ),
    )
    return dict(zip(keys, ids, strict=True))


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    store = open_store(tmp_path / "small.duckdb", stepping_clock())
    admin = User(1, "quan-tri", "Trần Quản Trị", Role.ADMIN)
    choice = _choices(store, admin)
    kind = {"type": choice["unit_type", "xa"], "level": choice["unit_level", "commune"]}
    units = edit.add(
        store,
        admin,
        "unit",
        [
            {"name": "Xã Đôn Thuận", "code": "25711", "valid_to": "2025-06-30", **kind},
            {"name": "Xã Tân Lập", "code": "25500", "protocol_order": 2, **kind},
        ],
    )
    yield Office(
        store,
        choice,
        units,
        admin,
        User(2, "thu-ky", "Lê Thư Ký", Role.SECRETARY),
        User(3, "don-thuan", "Phạm Đơn Vị", Role.UNIT, units[0], frozenset({units[0]})),
        User(4, "lanh-dao", "Võ Lãnh Đạo", Role.LEADER),
    )
    store.close()
