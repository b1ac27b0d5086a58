"""Figures under a grid and groups of its rows, over what a person may read."""

from __future__ import annotations

from decimal import Decimal

import pytest

from db.actions import edit, own_fields, totals
from db.actions.edit import Filter, Query
from db.actions.totals import Figure, Found
from db.model.problems import Rejected


@pytest.fixture
def awards(office):
    """Awards of three subjects in two units; an own whole number, and one without a value."""
    field = {"table_name": "award", "name": "so_nam", "kind": "whole", "label_vi": "Số năm",
             "label_en": "Years"}  # fmt: skip
    edit.add(office.store, office.admin, "custom_field", [field])
    listed = [
        {"list": "award_title", "code": code, "label_vi": code, "label_en": code, "position": place}
        for place, code in ((2, "GK"), (1, "HC"))
    ]
    certificate, medal = edit.add(office.store, office.admin, "lookup", listed)
    first, second = office.units
    subjects = [
        office.subject("Trần Văn Ẩn", unit=first),
        office.subject("Lê Thị Đào", unit=second, birth="1985-Q3"),
        office.subject("Ngọc Ánh", unit=second),
    ]
    edit.add(office.store, office.admin, "award", [
        {"subject": subjects[0], "title": certificate, "unit": first, "amount": Decimal(500_000),
         "x_so_nam": 3},
        {"subject": subjects[1], "title": medal, "unit": second, "amount": Decimal(1_500_000)},
        {"subject": subjects[2], "title": certificate, "amount": None, "issuer": "Chủ tịch"},
    ])  # fmt: skip
    return office, certificate, medal


def test_figures_are_those_of_all_filtered_rows(awards):
    office, certificate, _ = awards
    fields = ("amount", "x_so_nam", "issuer")

    everything = totals.figures(
        office.store, office.admin, "award", Query(limit=1, offset=1), fields
    )
    some = Query((Filter("title", "is", certificate),), sort=(("amount", True),))

    assert everything == (3, {
        "amount": Figure(2, Decimal(2_000_000)), "x_so_nam": Figure(1, Decimal(3)),
        "issuer": Figure(1),
    })  # fmt: skip
    assert everything[1]["amount"].mean == Decimal(1_000_000)
    assert everything[1]["issuer"].mean is None
    assert totals.figures(office.store, office.admin, "award", some, ("amount",)) == (
        2, {"amount": Figure(1, Decimal(500_000))},
    )  # fmt: skip


def test_a_unit_account_has_the_figures_of_its_own_rows(awards):
    office, *_ = awards

    own = totals.figures(office.store, office.unit_user, "award", Query(), ("amount",))
    found, count = totals.groups(office.store, office.unit_user, "award", Query(), ("unit",), ())

    assert own == (1, {"amount": Figure(1, Decimal(500_000))})
    assert (found, count) == ([Found((office.units[0],), 1, ())], 1)


def test_figures_and_groups_are_for_those_who_may_read_the_table(awards):
    office, *_ = awards
    hidden = Query((Filter("account.full_name", "filled"),))

    with pytest.raises(Rejected, match="not_allowed"):
        totals.figures(office.store, office.secretary, "account", Query(), ())
    with pytest.raises(Rejected, match="not_allowed"):
        totals.figures(office.store, office.secretary, "council_member", hidden, ())
    with pytest.raises(Rejected, match="not_allowed"):
        totals.groups(
            office.store, office.secretary, "council_member", Query(), ("account.name",), ()
        )


@pytest.mark.parametrize(
    "path", ["title", "subject.birth", "unit", "subject", "issuer", "x_so_nam"]
)
def test_groups_stand_in_the_order_of_their_field_and_the_unknown_last(awards, path):
    office, certificate, medal = awards
    first, second = office.units
    listed = edit.browse(office.store, office.admin, "award", Query()).frame["subject"].tolist()
    half, more = Decimal(500_000), Decimal(1_500_000)
    expected = {
        "title": [(medal, 1, more), (certificate, 2, half)],
        "subject.birth": [("1985-Q3", 1, more), (None, 2, half)],
        # by protocol order: the second unit has one, the first none
        "unit": [(second, 1, more), (first, 1, half), (None, 1, None)],
        # people by given name
        "subject": [(listed[2], 1, None), (listed[0], 1, half), (listed[1], 1, more)],
        "issuer": [("Chủ tịch", 1, None), (None, 2, half + more)],
        "x_so_nam": [(3, 1, half), (None, 2, more)],
    }[path]

    found, count = totals.groups(office.store, office.admin, "award", Query(), (path,), ("amount",))

    assert [(*group.values, group.count, *group.sums) for group in found] == expected
    assert count == len(expected)


def test_two_fields_make_groups_in_groups_and_texts_sort_in_vietnamese(awards):
    office, certificate, medal = awards
    for name in ("Ấp Đông", "An Hòa", "Đông Hòa"):
        edit.add(office.store, office.admin, "movement", [{"name": name}])

    names, _ = totals.groups(office.store, office.admin, "movement", Query(), ("name",), ())
    pairs, count = totals.groups(
        office.store, office.admin, "award", Query(), ("title", "unit"), ()
    )

    assert [group.values[0] for group in names] == ["An Hòa", "Ấp Đông", "Đông Hòa"]
    first, second = office.units
    assert [group.values for group in pairs] == [
        (medal, second), (certificate, first), (certificate, None),
    ]  # fmt: skip
    assert count == 3


def test_a_query_without_rows_has_no_groups(awards):
    office, *_ = awards
    nobody = Query((Filter("issuer", "is", "ai đó"),))

    assert totals.groups(office.store, office.admin, "award", nobody, ("unit",), ()) == ([], 0)
    assert totals.figures(office.store, office.admin, "award", nobody, ("amount",)) == (
        0, {"amount": Figure(0)},
    )  # fmt: skip


def test_lists_of_links_are_filled_when_they_name_something(office):
    units = tuple(office.units)
    rows = [{"name": "Một", "coordinating_units": units}, {"name": "Hai"}]
    edit.add(office.store, office.admin, "movement", rows)

    told = totals.figures(office.store, office.admin, "movement", Query(), ("coordinating_units",))

    assert told == (2, {"coordinating_units": Figure(1)})


def test_figures_of_a_past_day_are_over_the_fields_of_then(awards):
    office, _, _ = awards
    then = office.store.head
    [field] = own_fields.fields_of(office.store, office.admin, "award")
    own_fields.retire(office.store, office.admin, field)
    asked = (office.store, office.admin, "award", Query(bundle=then))

    assert totals.figures(*asked, ("x_so_nam",)) == (3, {"x_so_nam": Figure(1, Decimal(3))})
    assert totals.groups(*asked, ("x_so_nam",), ("x_so_nam",))[1] == 2
    with pytest.raises(Rejected):
        totals.figures(office.store, office.admin, "award", Query(), ("x_so_nam",))
    with pytest.raises(Rejected):
        totals.groups(office.store, office.admin, "award", Query(), ("title",), ("x_so_nam",))
