"""The figures of the demo province equal those of other queries, written without the house."""

import shutil
from datetime import date

import duckdb
import pytest

from db.actions import overview
from db.model.people import SYSTEM
from db.model.scope import Scope
from db.store.schema import open_store
from tests.bench import bare_meeting as bare

DAYS = (date(2022, 6, 30), date(2023, 12, 31), date(2026, 11, 23))


@pytest.fixture(scope="module")
def province(planted, tmp_path_factory):
    path = tmp_path_factory.mktemp("figures") / "demo.duckdb"
    shutil.copy(planted, path)
    return path


@pytest.fixture(scope="module")
def counted(province):
    """Day → phase (None for the plan) → figures."""
    store = open_store(province)
    with store.reading() as con:
        [[plan]] = con.execute("SELECT id FROM plan").fetchall()
        phases = [row for (row,) in con.execute("SELECT id FROM phase ORDER BY id").fetchall()]
    found = {
        day: {
            phase: overview.of(store, SYSTEM, Scope(plan, phase, day)) for phase in (None, *phases)
        }
        for day in DAYS
    }
    store.close()
    return plan, found


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_every_figure_equals_a_query_of_its_own(province, counted, day):
    plan, found = counted
    whole = found[day][None]
    with duckdb.connect(str(province), read_only=True) as con:
        rows = con.execute(bare.KINDS, [plan, day, day]).fetchall()
        stages = con.execute(bare.STAGES, [day, plan, day]).fetchall()
        [people] = con.execute(bare.PEOPLE, [plan, day]).fetchall()
        [advance] = con.execute(bare.ADVANCE, [day, plan, day]).fetchall()
        movements = dict(con.execute(bare.MOVEMENTS, [plan, day]).fetchall())
        placed = con.execute(bare.PLACES, [day, plan, day]).fetchall()

    assert whole.total == len({row for row, _, _ in rows}) == sum(n for _, n in placed)
    assert whole.total == sum(line.count for line in whole.places)
    for phase, figures in found[day].items():
        inside = {(row, kind) for row, kind, held in rows if phase in (None, held)}
        assert figures.kinds == {
            kind: sum(one == kind for _, one in inside) for kind in figures.kinds
        }
        assert figures.total == len(inside)
    in_phases = [figures.total for phase, figures in found[day].items() if phase]
    assert sum(in_phases) - whole.both + whole.without_phase == whole.total
    assert whole.stages == {
        stage: sum((code or "unknown") == stage for _, code, _ in stages) for stage in whole.stages
    }
    assert people == (
        whole.people, whole.direct_workers, whole.tier_unknown, whole.women, whole.gender_unknown,
    )  # fmt: skip
    assert advance == (whole.replicated_units, whole.replicated)
    assert {line.movement: line.count for line in whole.movements if line.count} == {
        movement: count for movement, count in movements.items() if movement is not None
    }
