"""What was corrected in one file of a sender is done in the next one of that shape."""

import pytest

from db.actions import keep
from db.actions.merging.habits import habit, keep_habit
from db.actions.merging.shape import Said
from db.actions.reading.files import read_sheets
from db.model.people import SYSTEM
from db.model.problems import Rejected
from db.model.reading.result import AS_READ, Corrections
from db.model.reading.shape import ByHand
from db.store.schema import open_store
from tests.db.actions.merging.conftest import sheet

HEAD = ("STT", "Người được chọn", "Quê", "Giải")
FIRST = sheet(HEAD, (1, "Lê An", "Xã Đôn Thuận", "Giấy khen"))
# the same headings in another case, two rows further down
NEXT = sheet(
    ("UBND XÃ ĐÔN THUẬN", "CỘNG HÒA"), ("", ""),
    ("stt", "NGƯỜI ĐƯỢC CHỌN", "quê", "giải"), (1, "Võ Bình", "Xã Tân Lập", "Giấy khen"),
    name="Trang 7",
)  # fmt: skip
SAID = Said(
    by_hand=Corrections(
        {
            "Cá nhân": ByHand(
                {(1, 2): "name", (1, 3): "unit", (1, 4): "award"}, {2: "data"}, ((1,),)
            )
        },
        {("Cá nhân", 1): "award"},
        {("Cá nhân", 1): "individual"},
    )
)


def test_columns_headings_table_and_kind_come_again_where_the_headings_stand(bench):
    keep_habit(bench.store, bench.secretary, [FIRST], SAID, "UBND xã")
    found = habit(bench.store, bench.secretary, [NEXT, sheet((1, 2))], "UBND xã")
    reading = read_sheets(bench.store, bench.secretary, [NEXT], found)

    assert found == Corrections(
        {"Trang 7": ByHand({(3, 2): "name", (3, 3): "unit", (3, 4): "award"}, {}, ((3,),))},
        {("Trang 7", 3): "award"},
        {("Trang 7", 3): "individual"},
    )
    [table] = reading.sheets[0].tables
    assert (table.target, [row.values["name"] for row in table.rows]) == ("award", ["Võ Bình"])


def test_what_is_said_later_goes_before(bench):
    keep_habit(bench.store, bench.secretary, [FIRST], SAID, "UBND xã")
    later = Said(by_hand=Corrections(targets={("Cá nhân", 1): "nomination"}))
    keep_habit(bench.store, bench.secretary, [FIRST], later, "UBND xã")

    assert habit(bench.store, bench.secretary, [FIRST], "UBND xã") == Corrections(
        {}, {("Cá nhân", 1): "nomination"}, {}
    )


def test_other_senders_other_shapes_and_nobody_are_read_as_they_are(bench):
    keep_habit(bench.store, bench.secretary, [FIRST], SAID, "UBND xã")
    keep_habit(bench.store, bench.secretary, [FIRST], SAID, "")
    far = Said(by_hand=Corrections(targets={("Cá nhân", 90): "award", ("khác", 1): "award"}))
    keep_habit(bench.store, bench.secretary, [FIRST], far, "Sở")

    others = (("Sở", FIRST), ("", FIRST), ("UBND xã", sheet(("Họ tên", "Đơn vị"))))
    assert [habit(bench.store, bench.secretary, [one], who) for who, one in others] == [
        AS_READ, AS_READ, Corrections({}, {}, {}),
    ]  # fmt: skip


def test_only_the_office_has_habits(bench):
    for ask in (
        lambda: habit(bench.store, bench.unit_user, [FIRST], "UBND xã"),
        lambda: keep_habit(bench.store, bench.unit_user, [FIRST], SAID, "UBND xã"),
    ):
        with pytest.raises(Rejected) as refused:
            ask()
        assert [p.code for p in refused.value.problems] == ["not_allowed"]


def test_a_backup_brings_the_habits(bench, tmp_path):
    keep_habit(bench.store, bench.secretary, [FIRST], SAID, "UBND xã")
    keep.backup(bench.store, SYSTEM, tmp_path / "copy.duckdb")
    copy = open_store(tmp_path / "copy.duckdb")

    found = habit(copy, bench.secretary, [FIRST], "UBND xã")
    copy.close()
    assert found == habit(bench.store, bench.secretary, [FIRST], "UBND xã") != AS_READ
