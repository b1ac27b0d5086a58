"""Rows that are there already, changed by a pasted block."""

from dataclasses import replace

import pytest

from db.actions import edit, importing, undo
from db.actions.importing import ROW, UPDATE, Cell, Match
from db.model.problems import Problem, Rejected
from tests.db.actions.importing.conftest import preview


@pytest.fixture
def movements(bench):
    """Three movements, two of one short name."""
    return edit.add(
        bench.store, bench.secretary, "movement",
        [
            {"name": "Dân vận khéo", "short_name": "DVK", "note": "cũ"},
            {"name": "Học tập", "short_name": "HT"},
            {"name": "Học tập tốt", "short_name": "HT"},
        ],
    )  # fmt: skip


def told(seen):
    return [(line.line, line.state) for line in seen.lines]


HEAD = ("Tên phong trào", "Tên ngắn", "Ghi chú")


def test_a_row_found_by_its_key_is_changed_cell_by_cell_and_the_rest_is_added(bench, movements):
    seen = preview(
        bench, HEAD, ("dân vận khéo", "DVK", "mới"), ("Học tập", "HT", ""), ("Thêm", "T", "x")
    )
    made = importing.save(bench.store, bench.secretary, "movement", seen)

    assert (told(seen), seen.keys) == ([(2, "update"), (3, "same"), (4, "new")], ("name",))
    assert seen.lines[0].cells == (
        Cell(
            "movement", movements[0], "name", "name", "Dân vận khéo", "dân vận khéo", "A2",
            "Dân vận khéo", "dân vận khéo",
        ),
        Cell("movement", movements[0], "note", "note", "cũ", "mới", "C2", "cũ", "mới"),
    )  # fmt: skip
    assert [bench.row("movement", row)["note"] for row in (movements[0], *made)] == ["mới", "x"]
    with bench.store.reading() as con:
        assert con.execute(
            "SELECT operation, field, source_cell FROM change WHERE bundle = ? ORDER BY position",
            [bench.store.head],
        ).fetchall() == [
            ("update", "name", "A2"), ("update", "note", "C2"), ("insert", None, "4"),
        ]  # fmt: skip
        assert con.execute("SELECT kind FROM bundle ORDER BY number DESC LIMIT 1").fetchall() == [
            ("paste",)
        ]
    undo.undo(bench.store, bench.secretary, bench.store.head)
    assert bench.row("movement", movements[0])["note"] == "cũ"


def test_only_changing_refuses_what_is_not_there_and_a_row_without_a_key(bench, movements):
    seen = preview(bench, HEAD, ("Lạ", "", "x"), ("Học tập", "", "y"), how=UPDATE)
    keyless = preview(
        bench, HEAD, ("Học tập", "", "x"), how=UPDATE, keys=("short_name",)
    )  # fmt: skip

    assert told(seen) == [(2, "refused"), (3, "update")]
    assert seen.lines[0].problems == (Problem("row_not_found", "movement", "name", 2, "Lạ"),)
    assert keyless.lines[0].problems == (Problem("key_empty", "movement", "short_name", 2),)


def test_a_key_that_two_rows_share_is_asked_about_and_the_answer_counts(bench, movements):
    rows = (HEAD, ("Học tập", "HT", "mới"))
    asked = preview(bench, *rows, keys=("short_name",))
    [question] = asked.lines[0].questions
    chosen = preview(
        bench, *rows, keys=("short_name",), answers={(2, ROW): movements[2]}
    )  # fmt: skip

    assert (told(asked), question.key, set(question.candidates)) == (
        [(2, "choose")], "row", set(movements[1:]),
    )  # fmt: skip
    assert [(cell.row, cell.field, cell.new) for cell in chosen.lines[0].cells] == [
        (movements[2], "name", "Học tập"), (movements[2], "note", "mới"),
    ]  # fmt: skip
    twice = preview(bench, HEAD, ("Học tập", "", "a"), ("học tập", "", "b"))
    assert twice.lines[1].problems == (
        Problem("twice_in_block", "movement", "name", 3, "học tập", {"other": 2}),
    )


def test_an_empty_cell_leaves_the_old_value_unless_it_is_to_clear_it(bench, movements):
    rows = (HEAD, ("Dân vận khéo", "-", ""))
    left, cleared = preview(bench, *rows), preview(bench, *rows, clear=True)
    unnamed = preview(
        bench, HEAD, ("", "DVK", ""), clear=True, keys=("short_name",), taken=frozenset({2})
    )

    assert told(left) == [(2, "same")]
    assert [(cell.field, cell.old, cell.new) for cell in cleared.lines[0].cells] == [
        ("short_name", "DVK", None), ("note", "cũ", None),
    ]  # fmt: skip
    assert unnamed.lines[0].problems == (Problem("required", "movement", "name", 2),)
    importing.save(bench.store, bench.secretary, "movement", cleared)
    assert bench.row("movement", movements[0])["note"] is None


def test_what_somebody_changed_meanwhile_is_a_conflict_and_nothing_is_written(bench, movements):
    rows = (HEAD, ("Dân vận khéo", "mới", "mới"), ("Học tập", "HT2", "mới"))
    seen = preview(bench, *rows)
    edit.save_cell(bench.store, bench.admin, "movement", movements[0], "note", "cũ", "của tôi")
    edit.save_cell(bench.store, bench.admin, "movement", movements[1], "short_name", "HT", "X")
    head = bench.store.head

    with pytest.raises(Rejected) as caught:
        importing.save(bench.store, bench.secretary, "movement", seen)

    told = [(p.code, p.field, p.row, p.value, p.facts["theirs"]) for p in caught.value.problems]
    assert sorted(told) == [
        ("conflict", "note", 2, "mới", "của tôi"), ("conflict", "short_name", 3, "HT2", "X"),
    ]  # fmt: skip
    assert bench.store.head == head
    again = preview(bench, *rows, left=frozenset({(2, "note")}))
    importing.save(bench.store, bench.secretary, "movement", again)
    assert [
        (row["short_name"], row["note"])
        for row in (bench.row("movement", row) for row in movements[:2])
    ] == [("mới", "của tôi"), ("HT2", "mới")]


def test_a_corrected_cell_is_read_again_and_a_line_that_was_refused_is_named(bench, movements):
    rows = (
        ("Tên phong trào", "Ngày phát động", "Cơ quan chủ trì"),
        ("Một", "31/02/2023", "Xã Không"),
    )
    bad = preview(bench, *rows)
    typed = {(2, "launched_on"): "28/02/2023", (2, "lead_unit"): "Xã Tân Lập"}
    good = preview(bench, *rows, typed=typed)
    refused = preview(
        bench, *rows, typed=typed, refused={2: (Problem("locked", "movement", row=2),)}
    )
    importing.save(bench.store, bench.secretary, "movement", good)
    done = preview(bench, *rows, done=frozenset({(2, rows[1])}))

    assert (told(bad), told(good), told(done)) == ([(2, "refused")], [(2, "new")], [(2, "saved")])
    assert dict(good.lines[0].texts) == {
        "name": "Một", "launched_on": "28/02/2023", "lead_unit": "Xã Tân Lập",
    }  # fmt: skip
    assert (told(refused), [p.code for p in refused.lines[0].problems]) == (
        [(2, "refused")], ["locked"],
    )  # fmt: skip


def test_what_the_rules_refuse_at_saving_names_the_line_of_the_block(bench, movements):
    seen = preview(bench, HEAD, ("Học tập tốt", "", "x"), keys=("name",))
    [line] = seen.lines
    broken = replace(
        seen, lines=(replace(line, cells=(replace(line.cells[0], field="name", old="Học tập tốt",
                                                  new="Học tập"),)),)
    )  # fmt: skip
    fresh = preview(bench, HEAD, ("Mới", "M", ""))
    nameless = replace(fresh, lines=(replace(fresh.lines[0], values={"note": "x"}),))

    for told, code in ((broken, "not_unique"), (nameless, "required")):
        with pytest.raises(Rejected) as caught:
            importing.save(bench.store, bench.secretary, "movement", told)
        assert [(p.code, p.field, p.row) for p in caught.value.problems] == [(code, "name", 2)]


def test_a_unit_account_neither_finds_nor_changes_the_rows_of_others(bench):
    state = [bench.choice["receipt_state", code] for code in ("sent", "returned")]
    rows = [
        edit.add(
            bench.store, bench.secretary, "receipt",
            [{"round": bench.round, "unit": unit, "state": state[0]}],
        )[0]
        for unit in bench.units
    ]  # fmt: skip
    block = (
        ("Đợt xét", "Đơn vị", "Ghi chú"),
        ("Đợt 2025", "Xã Đôn Thuận", "của mình"),
        ("Đợt 2025", "Xã Tân Lập", "của người"),
    )
    seen = preview(bench, *block, table="receipt", user=bench.unit_user, how=UPDATE)
    office = preview(bench, *block, table="receipt", how=UPDATE)

    assert [line.state for line in seen.lines] == ["update", "refused"]
    assert [(p.code, p.field) for p in seen.lines[1].problems] == [("row_not_found", "round")]
    with pytest.raises(Rejected) as caught:
        importing.save(bench.store, bench.unit_user, "receipt", office)
    assert [(p.code, p.row) for p in caught.value.problems] == [("not_yours", 3)]
    importing.save(bench.store, bench.unit_user, "receipt", seen)
    assert [bench.row("receipt", row)["note"] for row in rows] == ["của mình", None]


def test_fixed_and_unknown_fields_and_closed_tables_are_never_written(bench, movements):
    seen = preview(bench, HEAD, ("Học tập", "", "x"))
    [line] = seen.lines
    for table, name, code in (
        ("nomination", "state", "field_is_fixed"),
        ("movement", "nope", "no_such_field"),
        ("mark", "points", "not_allowed"),
    ):
        cell = replace(line.cells[0], table=table, field=name)
        with pytest.raises(Rejected) as caught:
            importing.save(
                bench.store, bench.secretary, "movement",
                replace(seen, lines=(replace(line, cells=(cell,)),)),
            )  # fmt: skip
        assert [p.code for p in caught.value.problems] == [code]


def test_a_block_without_headings_takes_our_fields_in_their_order(bench, movements):
    rows = (("1", "Học tập", "H"), ("2", "Khác", "K"))
    bare = preview(bench, *rows)
    mapping = importing.by_position(bench.store, "movement", bare)
    seen = preview(bench, *rows, mapping=mapping)

    beyond = preview(bench, *rows, mapping={**mapping, 7: Match("note")})
    assert beyond.mapping == seen.mapping
    assert (bare.lines, mapping[1], mapping[2]) == ((), Match("name"), Match("short_name"))
    assert [line.state for line in seen.lines] == ["update", "new"]


def test_a_row_of_a_table_without_a_key_is_found_by_its_name_and_a_part_of_a_key(bench):
    plan = {"plan": bench.plan}
    edit.add(bench.store, bench.secretary, "task", [{"content": "Họp", **plan}])
    seen = preview(bench, ("Nội dung", "% hoàn thành"), ("Họp", "12%"), table="task", given=plan)
    unit = preview(
        bench, ("Mã", "Tên ngắn"), ("25711", "ĐT"), table="unit", how=UPDATE
    )  # fmt: skip
    choice = preview(bench, ("Danh hiệu", "Cấp"), ("CSTĐCS", "Cấp tỉnh"), table="award")

    assert (seen.keys, unit.keys, choice.keys) == (("content",), ("code",), ())
    assert [cell.new for cell in unit.lines[0].cells] == ["ĐT"]
    assert choice.lines[0].state == "refused"


def test_a_block_with_no_column_to_find_rows_by_says_so(bench, movements):
    seen = preview(bench, ("Tên ngắn", "Ghi chú"), ("DVK", "x"), how=UPDATE)

    assert seen.lines[0].problems == (Problem("no_key", "movement", "", 2),)


def test_of_two_rows_alike_only_the_one_that_was_saved_counts_as_saved(bench):
    row = ("Một", "M", "x")
    lines = [(2, row), (5, row)]
    states = [
        told(preview(bench, HEAD, row, row, done=frozenset({line}), keys=("note",)))
        for line in lines
    ]

    assert states == [[(2, "saved"), (3, "new")]] * 2
