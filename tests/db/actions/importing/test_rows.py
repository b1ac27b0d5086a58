import pytest

from db.actions import edit, importing
from db.model.problems import Problem, Rejected


def preview(bench, table, *rows, **more):
    text = "\n".join("\t".join(row) for row in rows)
    return importing.preview(bench.store, bench.secretary, table, text, {}, **more)


def test_rows_of_any_table_are_added_with_their_choices_and_links(bench):
    seen = preview(
        bench, "movement",
        ("Tên phong trào", "Lĩnh vực", "Cơ quan chủ trì", "Cơ quan phối hợp", "Ngày phát động"),
        ("Dân vận khéo", "Y tế", "xã Tân Lập", "Xã Đôn Thuận; Xã Tân Lập", "Quý I/2022"),
    )  # fmt: skip
    [made] = importing.save(bench.store, bench.secretary, "movement", seen)

    row = bench.row("movement", made)
    assert (row["name"], row["domain"], row["lead_unit"], row["launched_on"]) == (
        "Dân vận khéo", bench.choice["domain", "health"], bench.units[1], "2022-Q1",
    )  # fmt: skip
    assert row["coordinating_units"] == tuple(sorted(bench.units))
    assert dict(seen.lines[0].shown)["coordinating_units"] == "Xã Đôn Thuận, Xã Tân Lập"


def test_a_row_whose_key_is_taken_stands_there_already_and_twice_in_the_block_is_refused(bench):
    edit.add(bench.store, bench.secretary, "movement", [{"name": "Dân vận khéo"}])

    seen = preview(
        bench, "movement", ("Tên phong trào", "Ghi chú"),
        ("Dân vận khéo", ""), ("Học tập", ""), ("Học tập", "lần nữa"),
    )  # fmt: skip

    assert [(line.title, line.state) for line in seen.lines] == [
        ("Dân vận khéo", "there"), ("Học tập", "new"), ("Học tập", "refused"),
    ]  # fmt: skip
    assert seen.lines[2].problems == (
        Problem("twice_in_block", "movement", "name", 4, "Học tập", {"other": 3}),
    )


def test_a_name_of_no_list_is_asked_about_and_one_of_several_refuses_the_cell(bench):
    seen = preview(
        bench, "movement", ("Tên phong trào", "Cơ quan chủ trì", "Cơ quan phối hợp"),
        ("Một", "Sở Không Có", ""), ("Hai", "", "Xã Tân Lập; Sở Không Có"), ("Ba", "-", ""),
    )  # fmt: skip

    assert [line.state for line in seen.lines] == ["choose", "refused", "choose"]
    assert seen.lines[1].problems == (
        Problem("no_such_name", "movement", "coordinating_units", 3, "Sở Không Có"),
    )
    emptied = preview(
        bench, "movement", ("Tên phong trào", "Cơ quan chủ trì"), ("Một", "Sở Không Có"),
        answers={(2, "lead_unit"): importing.OTHER},
    )  # fmt: skip
    assert (emptied.lines[0].state, emptied.lines[0].values) == ("new", {"name": "Một"})


def test_links_to_other_tables_are_found_by_their_title_and_required_fields_are_named(bench):
    bench.file("Lê An")
    seen = preview(
        bench, "award", ("Đối tượng", "Danh hiệu", "Số quyết định", "Tiền thưởng"),
        ("Lê An", "CSTĐCS", "12/QĐ", "1.490.000"), ("Lê Bình", "", "13/QĐ", "-"),
    )  # fmt: skip

    assert [line.state for line in seen.lines] == ["new", "refused"]
    assert seen.lines[1].problems == (Problem("required", "award", "title", 3),)
    assert [question.key for question in seen.lines[1].questions] == ["subject"]


def test_what_all_rows_share_fills_what_a_row_leaves_out(bench):
    text = "Nội dung\tHạn\nHọp tổng kết\t30/11/2025"
    seen = importing.preview(
        bench.store, bench.secretary, "task", text, {"plan": bench.plan, "percent": 5}
    )
    [made] = importing.save(bench.store, bench.secretary, "task", seen)

    row = bench.row("task", made)
    assert (row["content"], row["plan"], row["percent"], row["deadline"]) == (
        "Họp tổng kết", bench.plan, 5, "2025-11-30",
    )  # fmt: skip
    with pytest.raises(Rejected):
        importing.preview(bench.store, bench.secretary, "account", text, {})


def test_a_unit_account_does_not_learn_what_stands_for_other_units(bench):
    state = bench.choice["receipt_state", "sent"]
    for unit in bench.units:
        row = {"round": bench.round, "unit": unit, "state": state}
        edit.add(bench.store, bench.secretary, "receipt", [row])

    told = [
        [line.state for line in importing.preview(bench.store, user, "receipt", text, {}).lines]
        for user in (bench.secretary, bench.unit_user)
        for text in ["Đợt xét\tĐơn vị\tTình trạng\nĐợt 2025\tXã Tân Lập\tĐã gửi"]
    ]

    assert told == [["there"], ["new"]]
