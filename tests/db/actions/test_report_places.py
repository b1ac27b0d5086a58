"""Figures of a small province that lost its districts, and of a random one counted twice."""

import random
from datetime import date

import pandas as pd
import pytest

from db.actions import edit, report
from db.actions.edit import Query
from db.actions.report import Part

SPANS = (("2021-01-01", "2023-12-31"), ("2023-01-01", "2025-12-31"))


def unit(bench, name, level, parent=None, **more):
    row = {
        "name": name, "short_name": name, "parent": parent,
        "type": bench.choice["unit_type", "rural_commune"],
        "level": bench.choice["unit_level", level], **more,
    }  # fmt: skip
    return bench.plant("unit", row)[0]


def exemplar(bench, name, at, recognised="2021-06-01", kind="individual", **more):
    [subject] = bench.plant(
        "subject", {"name": name, "type": bench.choice["subject_type", kind], "unit": at}
    )
    row = {
        "plan": bench.plan, "subject": subject, "form": bench.choice["form", "exemplar"],
        "scope": bench.choice["scope", "comprehensive"], "unit": at,
        "recognised_on": recognised, **more,
    }  # fmt: skip
    return bench.plant("exemplar", row)[0]


def entry(bench, of, on, phase, at, stage="detection"):
    row = {
        "exemplar": of, "stage": bench.choice["stage", stage], "entered_on": on,
        "phase": phase, "unit": at,
    }  # fmt: skip
    return bench.plant("stage_entry", row)[0]


@pytest.fixture
def province(bench):
    """One district with two communes until 30/6/2025, one commune after; an agency."""
    bench.phases = bench.plant(
        "phase",
        *(
            {"plan": bench.plan, "name": f"GĐ{n}", "position": n, "starts_on": a, "ends_on": b}
            for n, (a, b) in enumerate(SPANS, 1)
        ),
    )
    gone, new = {"valid_to": "2025-06-30"}, {"valid_from": "2025-07-01"}
    bench.district = unit(bench, "H. Gò Dầu", "district", **gone)
    bench.old = [
        unit(bench, name, "commune", bench.district, **gone) for name in ("Xã Cũ", "Xã Vắng")
    ]
    bench.new = [unit(bench, name, "commune", **new) for name in ("Xã Mới", "Xã Chờ")]
    bench.agency = unit(bench, "Sở Y tế", "agency")
    bench.plant(
        "plan_unit",
        *({"plan": bench.plan, "unit": row, **gone} for row in bench.old),
        *({"plan": bench.plan, "unit": row, **new} for row in bench.new),
    )
    return bench


@pytest.fixture
def counted(province):
    first, second = province.phases
    crossed = exemplar(province, "A", province.new[0])
    entry(province, crossed, "2021-05", first, province.old[0])
    entry(province, crossed, "2025-08-01", second, province.new[0], "nurturing")
    clinic = exemplar(province, "B", province.agency, "2024-02")
    entry(province, clinic, "2023-01-15", second, province.agency)
    early = exemplar(province, "C", province.old[0], "2022")
    entry(province, early, "2024-05-01", second, province.new[0])
    province.exemplars = [crossed, clinic, early]
    return province


def seen(bench, **more):
    return report.progress(bench.store, bench.leader, bench.plan, **more)


def counts(frame):
    return dict(zip(frame["value"], frame["count"].tolist(), strict=True))


def test_a_record_counts_in_the_district_or_commune_of_its_day_and_never_in_both(counted):
    figures, (first, second) = seen(counted), counted.phases
    district, commune, agency = str(counted.district), str(counted.new[0]), str(counted.agency)

    assert figures.split == date(2025, 7, 1)
    assert counts(figures.by("district", first)) == {district: 1}
    assert counts(figures.by("district", second)) == {}
    assert counts(figures.by("commune", second)) == {commune: 1}
    assert counts(figures.by("agency", second)) == {agency: 1}
    assert counts(figures.by("not_then", second)) == {commune: 1}
    crossed, clinic, early = counted.exemplars
    assert figures.behind(Part(second, "commune", commune)) == [crossed]
    assert figures.behind(Part(second, "agency", agency)) == [clinic]
    assert figures.behind(Part(None, "not_then")) == [early]
    assert figures.behind(Part(None, "not_then", commune)) == [early]
    assert figures.place_names() == {
        district: "H. Gò Dầu",
        commune: "Xã Mới",
        agency: "Sở Y tế",
    }


def test_there_is_no_split_while_a_district_lives(counted):
    unit(counted, "H. Còn", "district")

    assert seen(counted).split is None


def test_a_day_bounds_who_is_recognised_in_which_phase_and_how_far(counted):
    figures, (first, second) = seen(counted, day=date(2023, 12, 31)), counted.phases

    assert (figures.total(), figures.total(first), figures.total(second)) == (2, 1, 0)
    assert (figures.without_phase, figures.in_several_phases()) == (1, 0)
    assert counts(figures.by("stage")) == {"detection": 1, "unknown": 1}
    assert counts(figures.by("movement", first)) == {"unknown": 1}
    assert counts(seen(counted).by("stage")) == {"detection": 2, "nurturing": 1}


def test_the_months_run_up_to_the_total_of_the_phase(counted):
    figures, (first, second) = seen(counted), counted.phases

    assert counts(figures.months(first, date(2021, 8, 15))) == {
        "2021-06": 1,
        "2021-07": 1,
        "2021-08": 1,
    }
    running = counts(figures.months(second, date(2026, 11, 2)))
    assert (min(running), max(running), running["2024-04"], running["2024-05"]) == (
        "2024-02",
        "2025-12",
        1,
        2,
    )
    assert running["2025-12"] == figures.total(second) == 3
    _, clinic, early = counted.exemplars
    assert figures.behind(Part(second, "month", "2024-05")) == [clinic, early]


def test_a_phase_without_exemplars_has_no_months(province):
    assert counts(seen(province).months(province.phases[0], date(2026, 1, 1))) == {}


def test_units_of_the_plan_without_an_exemplar_are_named_as_of_the_day(counted):
    def named(day, ids):
        found = report.uncovered(counted.store, counted.leader, counted.plan, day, ids)
        return list(zip(found["name"], found["without"].tolist(), strict=True))

    ids = seen(counted).behind(Part())
    assert named(date(2025, 6, 30), ids) == [("Xã Cũ", False), ("Xã Vắng", True)]
    assert named(date(2025, 7, 1), ids) == [("Xã Chờ", True), ("Xã Mới", False)]
    assert named(date(2025, 7, 1), []) == [("Xã Chờ", True), ("Xã Mới", True)]


def test_a_target_belongs_to_what_it_was_typed_for(counted):
    first, agency = counted.phases[0], counted.agency
    base = {"plan": counted.plan, "phase": first}
    [movement] = counted.plant("movement", {"name": "Phong trào dài", "short_name": "Ngắn"})
    counted.plant(
        "target",
        {**base, "value": 9},
        {**base, "value": 4, "subject_type": counted.choice["subject_type", "individual"]},
        {**base, "value": 3, "movement": movement},
        {**base, "value": 2, "stage": counted.choice["stage", "nurturing"]},
        {**base, "value": 1, "unit": agency},
    )
    figures = seen(counted)
    asked = {
        Part(first): 9,
        Part(first, "kind", "individual"): 4,
        Part(first, "movement", str(movement)): 3,
        Part(first, "stage", "nurturing"): 2,
        Part(first, "agency", str(agency)): 1,
        Part(first, "stage", "detection"): None,
        Part(None): None,
    }

    assert {part: figures.target(part) for part in asked} == asked
    assert figures.movements == {movement: "Ngắn"}


def chosen(bench, of, decided):
    row = {
        "exemplar": of, "round": bench.round, "unit": bench.units[0],
        "state": bench.choice["nomination_state", "chosen"], "decided_on": decided,
        "subject_type": bench.choice["subject_type", "individual"],
        "scope": bench.choice["scope", "comprehensive"],
    }  # fmt: skip
    bench.plant("nomination", row)


def frame(bench, table):
    return edit.browse(bench.store, bench.admin, table, Query(limit=1000)).frame


def counted_by_hand(bench, day):
    """(total, {phase: count}, {kind: count}) of a plan, over the raw rows."""
    codes = {row: code for (_, code), row in bench.choice.items()}
    subjects = frame(bench, "subject").set_index("id")["type"].map(codes)
    exemplars = frame(bench, "exemplar")
    exemplars = exemplars[exemplars["recognised_on"].fillna("9999") <= f"{day}"]
    rounds = frame(bench, "round").set_index("id")["phase"]
    nominations = frame(bench, "nomination")
    entries = frame(bench, "stage_entry").dropna(subset=["phase"])
    records = pd.concat(
        [
            entries.rename(columns={"entered_on": "on"})[["exemplar", "phase", "on"]],
            pd.DataFrame(
                {
                    "exemplar": nominations["exemplar"],
                    "phase": nominations["round"].map(rounds),
                    "on": nominations["decided_on"],
                }
            ),
        ]
    )
    records = records[(records["on"] <= f"{day}") & records["exemplar"].isin(exemplars["id"])]
    pairs = set(zip(records["exemplar"], records["phase"], strict=True))
    phases = pd.Series([phase for _, phase in pairs], dtype="int64").value_counts()
    kinds = exemplars["subject"].map(subjects).value_counts()
    return len(exemplars), phases.to_dict(), kinds.to_dict()


def test_a_random_province_counts_as_by_hand(province):
    dice = random.Random(7)

    def day():
        return f"{dice.randint(2021, 2025)}-{dice.randint(1, 12):02d}-{dice.randint(1, 28):02d}"

    for number in range(30):
        recognised = dice.choice([None, day(), day(), day()])
        kind = dice.choice(["individual", "collective", "household"])
        made = exemplar(province, f"Tên {number}", dice.choice(province.old), recognised, kind)
        for stage in dice.sample(report.STAGES, dice.randint(0, 3)):
            entry(province, made, day(), dice.choice(province.phases), province.old[0], stage)
        if dice.random() < 0.3:
            chosen(province, made, day())

    for until in (date(2022, 6, 30), date(2024, 1, 1), date(2026, 1, 1)):
        figures = seen(province, day=until)
        total, phases, kinds = counted_by_hand(province, until)
        assert figures.total() == total
        assert {phase: figures.total(phase) for phase in phases} == phases
        assert counts(figures.by("kind")) == kinds
        assert total == (sum(phases.values()) - figures.in_several_phases() + figures.without_phase)
