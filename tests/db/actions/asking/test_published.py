"""The copies of questions: made again when they are behind, never left half made."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from db.actions.asking import published
from db.actions.asking.published import LAG, Published
from db.store import snapshot
from db.store.snapshot import Part
from tests.db.conftest import Office


def test_a_copy_that_was_dear_serves_a_little_longer_but_not_who_changed_something(
    office: Office, monkeypatch: pytest.MonkeyPatch
):
    office.subject("Nguyễn Thị Ánh")
    now = time.monotonic()
    monkeypatch.setattr(published, "CHEAP", 0.15)
    held = Published(Path("x"), (), office.store.head - 1, now, took=1.0)

    def fresh(held: Published) -> list[bool]:
        accounts = (office.admin.id, office.secretary.id)
        return [published.is_fresh(office.store, held, account) for account in accounts]

    with office.store.reading() as con:
        [[actor]] = con.execute("SELECT arg_max(actor, number) FROM bundle").fetchall()
    assert not published.is_fresh(office.store, held, actor)
    assert published.is_fresh(office.store, held, 987)
    assert fresh(replace(held, took=0.1)) == [False, False]
    assert fresh(replace(held, taken=now - LAG - 1)) == [False, False]
    assert fresh(replace(held, head=office.store.head)) == [True, True]


def test_a_copy_that_fails_leaves_no_file(office: Office):
    strange = Part(replace(office.store.catalogue["unit"], name="no_such"))

    with pytest.raises(duckdb.Error), published.copy_for(office.store, [strange], 1):
        pass

    folder = snapshot.folder_of(office.store.path)
    assert list(folder.iterdir()) == []
