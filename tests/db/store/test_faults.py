"""Values that may not be written, found column by column, told row by row."""

import pytest

from db.model.problems import Rejected
from db.store.faults import refuse_faults


def test_of_values_that_are_one_to_a_set_only_the_wrong_kind_is_refused(office):
    table = office.store.catalogue["unit"]
    kind = {
        "type": office.choice["unit_type", "xa"],
        "level": office.choice["unit_level", "commune"],
    }
    rows = [{"name": "Xã Một", **kind, "protocol_order": order} for order in (1, True, None)]
    with pytest.raises(Rejected) as refused:
        refuse_faults(table, rows)
    assert [(one.code, one.field, one.row) for one in refused.value.problems] == [
        ("wrong_kind", "protocol_order", 1)
    ]


def test_problems_stand_in_the_order_of_the_rows(office):
    table = office.store.catalogue["movement"]
    with pytest.raises(Rejected) as refused:
        refuse_faults(table, [{"name": 5}, {"name": ""}, {"name": "Phong trào", "note": 1}])
    assert [(one.code, one.field, one.row) for one in refused.value.problems] == [
        ("wrong_kind", "name", 0), ("required", "name", 1), ("wrong_kind", "note", 2),
    ]  # fmt: skip


def test_of_a_long_column_the_text_that_is_too_long_or_empty_is_found(office):
    table = office.store.catalogue["movement"]
    rows = [{"name": f"Phong trào {number}"} for number in range(200)]
    refuse_faults(table, rows)
    rows[7], rows[150] = {"name": "x" * 100_000}, {"name": ""}
    with pytest.raises(Rejected) as refused:
        refuse_faults(table, rows)
    assert [(one.code, one.field, one.row) for one in refused.value.problems] == [
        ("too_long", "name", 7), ("required", "name", 150),
    ]  # fmt: skip
