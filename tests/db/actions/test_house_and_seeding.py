from datetime import datetime

import pytest

from db.actions import house, seeding
from db.model.tables import LOOKUP


def test_the_house_is_open_between_opening_and_closing(tmp_path):
    house.close_house()
    with pytest.raises(RuntimeError):
        house.store()

    opened = house.open_house(tmp_path / "a.duckdb")
    assert house.store() is opened
    house.close_house()


def test_planting_dates_a_bundle_and_names_its_maker(tmp_path):
    store = house.open_house(tmp_path / "a.duckdb")
    assert seeding.is_empty(store)
    row = {"list": "domain", "code": "a", "label_vi": "A", "label_en": "A"}
    at = datetime(2022, 3, 1, 9)

    seeding.plant(store, "seed", lambda w: w.insert(LOOKUP, [row]), at)
    nothing = seeding.plant(store, "seed", lambda w: w.insert(LOOKUP, []))

    with store.reading() as con:
        found = con.execute("SELECT made_at, actor_name, kind FROM bundle").fetchall()
    assert (found, nothing) == ([(at, "Hệ thống", "seed")], [])
    assert not seeding.is_empty(store)
    house.close_house()
