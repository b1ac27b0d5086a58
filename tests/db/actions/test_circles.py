"""A unit stands under no unit that stands under it, and succeeds another one."""

import pytest

from db.actions import edit, importing, keep
from db.actions.importing import BOTH, Terms
from db.model.problems import Problem, Rejected
from db.model.texts import sentence


def refused(work):
    with pytest.raises(Rejected) as caught:
        work()
    return [(p.code, p.field, p.row) for p in caught.value.problems]


def test_a_parent_below_its_own_child_is_refused_typed_and_pasted(bench):
    upper, lower = bench.units
    edit.save_cell(bench.store, bench.secretary, "unit", lower, "parent", None, upper)
    head = bench.store.head
    block = "Mã\tTrực thuộc\n25711\tXã Tân Lập"
    seen = importing.preview(bench.store, bench.secretary, "unit", block, {}, terms=Terms(how=BOTH))

    def under(parent):
        edit.save_cell(bench.store, bench.admin, "unit", upper, "parent", None, parent)

    for parent in (upper, lower):
        assert refused(lambda up=parent: under(up)) == [("circular", "parent", upper)]
    assert refused(lambda: importing.save(bench.store, bench.secretary, "unit", seen)) == [
        ("circular", "parent", 2)
    ]
    assert bench.store.head == head
    assert bench.row("unit", upper)["parent"] is None
    assert sentence("vi", Problem("circular"), where="Dòng 2, Trực thuộc") == (
        "Dòng 2, Trực thuộc: dòng này lại nằm dưới chính nó hoặc dưới dòng trực thuộc nó. "
        "Chọn dòng khác."
    )
    assert keep.check(bench.store, bench.admin) == []


def test_a_unit_that_would_succeed_itself_is_refused(bench):
    row = {
        "predecessor": bench.units[0], "successor": bench.units[0], "on": "2025-07-01",
        "kind": next(v for (listed, _), v in bench.choice.items() if listed == "succession_kind"),
    }  # fmt: skip

    told = refused(lambda: edit.add(bench.store, bench.secretary, "succession", [row]))

    assert [(code, field) for code, field, _ in told] == [("succeeds_itself", "successor")]
    assert bench.count("succession") == 0
    edit.add(bench.store, bench.secretary, "succession", [{**row, "successor": bench.units[1]}])
