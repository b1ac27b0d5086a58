"""Trees of conditions: single cases, and any tree against an evaluation in plain Python."""

from __future__ import annotations

import calendar
import os
import random
import unicodedata
from datetime import datetime
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.actions import edit, seeding
from db.actions.edit import Filter, Group, Query
from db.model.problems import Rejected

OWN = ("whole", "decimal", "yes_no", "date", "choice", "link", "choices")
WORDS = ("Ánh", "ĐÀO", "ẩn nấp", "Lê Đào", "anh dao", "", None)
DATES = ("2023", "2023-Q1", "2023-03", "2023-02-28", "2024-Q4", "2024-12-31", None)
NUMBERS = (None, -2, 0, 1, 7)
TREE = settings(
    max_examples=600 if os.environ.get("THIDUA_FULL") == "1" else 40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture
def shelf(office):
    """Movements with an own field of every kind: row id → its values."""
    for kind in OWN:
        row = {
            "table_name": "movement", "name": kind, "kind": kind, "label_vi": kind,
            "label_en": kind, "scale": 1 if kind == "decimal" else None,
            "target": {"choice": "form", "link": "unit", "choices": "unit"}.get(kind),
        }  # fmt: skip
        edit.add(office.store, office.admin, "custom_field", [row])
    draw = random.Random(7).choice
    choices, units = [office.choice["form", "model"], office.choice["form", "exemplar"], None], [
        *office.units, None,
    ]  # fmt: skip
    made = [
        {
            "name": f"Phong trào {number}", "short_name": draw(WORDS) or None,
            "x_whole": draw(NUMBERS), "x_date": draw(DATES), "x_choice": draw(choices),
            "x_decimal": Decimal(draw(NUMBERS) or 0) / 2 if number % 4 else None,
            "x_yes_no": draw((True, False, None)), "x_link": draw(units),
            "x_choices": draw(((office.units[0],), tuple(office.units), None)),
        }
        for number in range(40)
    ]  # fmt: skip
    ids = edit.add(office.store, office.admin, "movement", made)
    return dict(zip(ids, made, strict=True))


def folded(text: str) -> str:
    spread = unicodedata.normalize("NFD", text.lower())
    bare = "".join(letter for letter in spread if not unicodedata.combining(letter))
    return bare.replace("đ", "d")


def span(text: str) -> tuple[str, str]:
    """First and last day, written apart from the code under test."""
    if "Q" in text:
        year, quarter = text.split("-Q")
        first, last = int(quarter) * 3 - 2, int(quarter) * 3
    elif len(text) == 10:
        return text, text
    else:
        year, first, last = text[:4], int(text[5:] or 1), int(text[5:] or 12)
    return f"{year}-{first:02d}-01", f"{year}-{last:02d}-{calendar.monthrange(int(year), last)[1]}"


def holds(condition, row, names) -> bool:
    """Whether a row fulfils a condition; ``names`` are those of the units."""
    if isinstance(condition, Group):
        return (any if condition.any else all)(holds(part, row, names) for part in condition.parts)
    cell, op, value = row[condition.field.partition(".")[0]], condition.op, condition.value
    if condition.field == "x_link.name" or (condition.field == "x_link" and op in NAMED):
        cell = None if cell is None else names[cell]
    if op in NAMED:
        inside = bool(cell) and (
            value in cell if isinstance(cell, tuple) else folded(value) in folded(cell)
        )
        return inside == (op == "contains")
    if op in ("empty", "filled"):
        return (cell is None) == (op == "empty")
    if op in ("is", "is_not"):
        return (cell == value) == (op == "is")
    if cell is None:
        return False
    if op == "any_of":
        return bool(set(cell) & set(value)) if isinstance(cell, tuple) else cell in value
    if condition.field == "x_date":
        day, (first, last) = span(cell)[0], span(value)
        return (op == "at_most" or day >= first) and (op == "at_least" or day <= last)
    return cell >= value if op == "at_least" else cell <= value


NAMED = ("contains", "lacks")
VALUES = {
    "short_name": st.sampled_from(["anh", "Đào", "ánh", "lê đào"]),
    "x_whole": st.sampled_from(NUMBERS[1:]),
    "x_decimal": st.sampled_from([Decimal("0.5"), Decimal("3.5"), Decimal(0)]),
    "x_date": st.sampled_from(DATES[:-1]),
    "x_yes_no": st.booleans(),
    "x_choice": st.integers(0, 1),
    "x_choices": st.integers(0, 1),
    "x_link": st.integers(0, 1),
    "x_link.name": st.sampled_from(["đôn", "xã", "Xã Tân Lập"]),
}
OPS = {
    "short_name": ("contains", "lacks", "is", "is_not", "any_of", "empty", "filled"),
    "x_whole": ("is", "is_not", "at_least", "at_most", "any_of", "empty", "filled"),
    "x_decimal": ("is", "is_not", "at_least", "at_most", "any_of", "empty", "filled"),
    "x_date": ("within", "is", "is_not", "at_least", "at_most", "any_of", "empty", "filled"),
    "x_yes_no": ("is", "is_not", "empty", "filled"),
    "x_choice": ("is", "is_not", "any_of", "empty", "filled"),
    "x_choices": ("contains", "lacks", "any_of", "empty", "filled"),
    "x_link": ("is", "is_not", "any_of", "contains", "lacks", "empty", "filled"),
    "x_link.name": ("contains", "lacks", "is", "is_not", "any_of", "empty", "filled"),
}


@st.composite
def conditions(draw) -> Filter:
    field = draw(st.sampled_from(sorted(OPS)))
    op = draw(st.sampled_from(OPS[field]))
    if op in ("empty", "filled"):
        return Filter(field, op)
    drawn = VALUES["x_link.name"] if field == "x_link" and op in NAMED else VALUES[field]
    if op == "any_of":
        return Filter(field, op, tuple(draw(st.lists(drawn, max_size=3))))
    return Filter(field, op, draw(drawn))


def places(condition, office):
    """The same condition with ids for the places of choices and units."""
    if isinstance(condition, Group):
        return Group(condition.any, tuple(places(part, office) for part in condition.parts))
    ids = {"x_choice": [office.choice["form", code] for code in ("model", "exemplar")]}.get(
        condition.field, office.units
    )
    if condition.field not in ("x_choice", "x_choices", "x_link"):
        return condition
    match condition.value:
        case tuple(several):
            return Filter(condition.field, condition.op, tuple(ids[n] for n in several))
        case int(one):
            return Filter(condition.field, condition.op, ids[one])
        case _:
            return condition


TREES = st.recursive(
    conditions(),
    lambda parts: st.builds(Group, st.booleans(), st.lists(parts, max_size=3).map(tuple)),
    max_leaves=8,
)


@TREE
@given(trees=st.lists(TREES, max_size=3))
def test_any_tree_finds_what_plain_python_finds(office, shelf, trees):
    asked = tuple(places(tree, office) for tree in trees)
    names = {row["id"]: row["name"] for row in office.rows("unit", *office.units)}

    page = edit.browse(office.store, office.admin, "movement", Query(asked))

    expected = [
        row for row, held in shelf.items() if all(holds(tree, held, names) for tree in asked)
    ]
    assert (page.frame["id"].tolist(), page.total) == (expected, len(expected))


@pytest.fixture
def people(office):
    second = office.units[1]
    office.subject("Trần Văn Ẩn", birth="1990", note="giỏi")
    office.subject("Lê Thị Đào", birth="1985-Q3", unit=second)
    office.subject("Nguyễn Ngọc Ánh", birth="1990-05-02", unit=second)
    return office


BORN = Filter("birth", "within", "1990")


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ((Group(True, (Filter("name", "contains", "dao"), Filter("note", "filled"))),),
         ["Trần Văn Ẩn", "Lê Thị Đào"]),
        ((BORN, Filter("unit.code", "is", "25500")), ["Nguyễn Ngọc Ánh"]),
        ((Group(True, (Group(False, (BORN, Filter("note", "empty"))),
                       Filter("birth", "at_most", "1985-Q3"))),),
         ["Lê Thị Đào", "Nguyễn Ngọc Ánh"]),
        ((Group(False, ()),), ["Trần Văn Ẩn", "Lê Thị Đào", "Nguyễn Ngọc Ánh"]),
        ((Group(True, ()),), []),
        ((Filter("unit", "contains", "tan lap"),), ["Lê Thị Đào", "Nguyễn Ngọc Ánh"]),
        ((Filter("note", "lacks", "GIOI"),), ["Lê Thị Đào", "Nguyễn Ngọc Ánh"]),
        ((Filter("birth", "at_most", "1990"),), ["Trần Văn Ẩn", "Lê Thị Đào", "Nguyễn Ngọc Ánh"]),
        ((Filter("name", "any_of", ()),), []),
    ],
)  # fmt: skip
def test_conditions_are_joined_as_their_groups_say(people, asked, expected):
    page = edit.browse(people.store, people.admin, "subject", Query(asked))

    assert page.frame["name"].tolist() == expected


def test_a_moment_lies_within_the_days_of_a_date(office):
    span = {"starts_on": "2021", "ends_on": "2025"}
    [plan] = edit.add(office.store, office.admin, "plan", [{"name": "Kế hoạch", **span}])
    phase = {"plan": plan, "name": "Một", "position": 1, **span}
    [phase] = edit.add(office.store, office.admin, "phase", [phase])
    shared = {"plan": plan, "phase": phase, "expected_members": 3, "minimum_marks": 2}
    made = [
        {**shared, "name": day, "published_at": datetime.fromisoformat(f"{day}T23:30")}
        for day in ("2025-12-30", "2025-12-31", "2026-01-01")
    ]
    described = office.store.catalogue["round"]
    seeding.plant(office.store, "seed", lambda w: w.insert(described, made))

    found = {
        op: edit.browse(
            office.store, office.admin, "round", Query((Filter("published_at", op, value),))
        ).frame["name"].tolist()
        for op, value in (("within", "2025"), ("at_least", "2025-12-31"), ("at_most", "2025-12"))
    }  # fmt: skip

    assert found == {
        "within": ["2025-12-30", "2025-12-31"],
        "at_least": ["2025-12-31", "2026-01-01"],
        "at_most": ["2025-12-30", "2025-12-31"],
    }


@pytest.mark.parametrize(
    ("condition", "code"),
    [
        (Filter("name", "at_least", "a"), "no_such_operator"),
        (Filter("birth", "at_least", "năm nào"), "not_a_date"),
        (Group(True, (Filter("unit.nobody", "is", 1),)), "no_such_field"),
        (Group(True, (Filter("name.code", "is", 1),)), "no_such_field"),
        (Filter("nobody.code", "is", 1), "no_such_field"),
    ],
)
def test_conditions_that_no_field_has_are_refused(people, condition, code):
    with pytest.raises(Rejected, match=code):
        edit.browse(people.store, people.admin, "subject", Query((condition,)))


def test_a_group_hides_no_path_to_a_table_that_the_person_may_not_read(office):
    deep = Group(False, (Group(True, (Filter("account.name", "contains", "a"),)),))

    with pytest.raises(Rejected, match="not_allowed"):
        edit.browse(office.store, office.secretary, "council_member", Query((deep,)))


def test_the_name_behind_a_link_is_asked_only_by_those_who_may_know_it(office):
    named = Query((Filter("account", "contains", "a"),))

    with pytest.raises(Rejected, match="not_allowed"):
        edit.browse(office.store, office.unit_user, "council_member", named)
    assert edit.browse(office.store, office.secretary, "council_member", named).total == 0
