import pytest

from db.actions.fitting import fitting_rows, parents


@pytest.fixture
def places(bench):
    kind = {
        "type": bench.choice["unit_type", "rural_commune"],
        "level": bench.choice["unit_level", "commune"],
    }
    [above] = bench.plant("unit", {"name": "Huyện Tân Biên", "valid_to": "2025-06-30", **kind})
    below = bench.plant(
        "unit",
        {"name": "Xã cũ", "parent": above, "valid_to": "2025-06", **kind},
        {"name": "Xã quý", "valid_to": "2023-Q1", **kind},
        {"name": "Xã năm", "valid_to": "2023", **kind},
        {"name": "Xã mới", "valid_from": "2025-07-01", **kind},
    )
    return above, *below


def fits(bench, table, field, row, user=None):
    described = bench.store.catalogue[table]
    asked = (bench.store, user or bench.secretary, described, described.field(field), row)
    return fitting_rows(*asked)


def test_units_that_stood_on_the_day_of_the_row_fit(bench, places):
    above, old, quarter, year, new = places

    def on(day):
        return fits(bench, "stage_entry", "unit", {"entered_on": day}) - set(bench.units)

    assert on("2025-06-30") == {above, old}
    assert on("2025-07-01") == {new}
    assert on("2023-03-31") == {above, old, quarter, year}
    assert on("2023-12") == {above, old, year}
    assert on("2025") == {above, old, new}


def test_a_row_without_its_day_or_a_field_without_rules_narrows_nothing(bench, places):
    assert fits(bench, "stage_entry", "unit", {"entered_on": None}) is None
    assert fits(bench, "stage_entry", "unit", {}) is None
    assert fits(bench, "subject", "unit", {"unit": 1}) is None


def test_a_span_may_be_open_at_either_end(bench, places):
    above, old, quarter, year, new = places
    own = set(bench.units)

    begun = fits(bench, "plan_unit", "unit", {"valid_from": "2025-07-01", "valid_to": None})
    ended = fits(bench, "plan_unit", "unit", {"valid_from": None, "valid_to": "2025-06-30"})

    assert (begun - own, ended - own) == ({new}, {above, old, quarter, year})


def test_phases_of_the_plan_of_the_exemplar_that_hold_the_day_fit(bench):
    filed = bench.file("Nguyễn Thị Ánh")
    span = {"starts_on": "2021-01-01", "ends_on": "2023-12-31"}
    [other] = bench.plant("plan", {"name": "Kế hoạch khác", **span})
    [first, _] = bench.plant(
        "phase",
        {"plan": bench.plan, "name": "2021–2023", "position": 1, **span},
        {"plan": other, "name": "khác", "position": 1, **span},
    )
    row = {"exemplar": filed.exemplar, "entered_on": "2022-05"}

    assert fits(bench, "stage_entry", "phase", row) == {first}
    gone = fits(bench, "stage_entry", "phase", {**row, "exemplar": 999999})
    assert gone > {first}
    assert fits(bench, "stage_entry", "phase", row, bench.member) == gone


def test_criteria_of_the_subject_type_and_nominations_of_the_subject_fit(bench):
    filed, other = bench.file("Nguyễn Thị Ánh"), bench.file("Lê Văn Bình")
    kind = {
        "subject_type": bench.choice["subject_type", "individual"],
        "scope": bench.choice["scope", "comprehensive"],
    }

    assert fits(bench, "nomination", "criteria_set", kind) == {bench.criteria_set}
    assert fits(bench, "nomination", "criteria_set", {**kind, "scope": -1}) == set()
    assert fits(bench, "award", "nomination", {"subject": other.subject}) == {other.nomination}
    assert filed.nomination != other.nomination


def test_rows_under_each_other_say_what_they_stand_under(bench, places):
    above, old, *_ = places
    unit = bench.store.catalogue["exemplar"].field("unit")
    form = bench.store.catalogue["exemplar"].field("form")
    subject = bench.store.catalogue["exemplar"].field("subject")

    assert parents(bench.store, bench.secretary, unit) == {old: above}
    assert parents(bench.store, bench.secretary, form) == {}
    assert parents(bench.store, bench.secretary, subject) == {}
    assert parents(bench.store, bench.member, unit) == {}
