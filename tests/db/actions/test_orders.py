"""Orders as the commands send them: what is said, on which output, with which exit code."""

import json
from decimal import Decimal

import pytest

from db.actions import edit, mark, orders
from db.actions.asking import running
from db.actions.orders import Answer

MARKED = """
Hạng 1 | Cá nhân · Toàn diện | Nguyễn Thị Ánh | Xã Đôn Thuận | 72,83
    G1. Chấp hành pháp luật: 1 phiếu, cộng 1,00, trung bình 1,00, lũy kế 0,00
    T1. Hoàn thành nhiệm vụ: 3 phiếu, cộng 140,50, trung bình 46,83, lũy kế 46,83
    T2. Sức lan tỏa: 3 phiếu, cộng 75,00, trung bình 25,00, lũy kế 71,83
    B1. Được khen cấp tỉnh: 1 phiếu, cộng 3,00, trung bình 3,00, lũy kế 74,83
    P1. Chậm báo cáo: 1 phiếu, cộng 2,00, trung bình 2,00, lũy kế 72,83
Không xếp hạng: chưa đủ phiếu | Cá nhân · Toàn diện | Lê Văn Bình | Xã Đôn Thuận | 0,00
    G1. Chấp hành pháp luật: 0 phiếu, cộng 0,00, trung bình 0,00, lũy kế 0,00
    T1. Hoàn thành nhiệm vụ: 0 phiếu, cộng 0,00, trung bình 0,00, lũy kế 0,00
    T2. Sức lan tỏa: 0 phiếu, cộng 0,00, trung bình 0,00, lũy kế 0,00
    B1. Được khen cấp tỉnh: 0 phiếu, cộng 0,00, trung bình 0,00, lũy kế 0,00
    P1. Chậm báo cáo: 0 phiếu, cộng 0,00, trung bình 0,00, lũy kế 0,00
"""


@pytest.fixture
def marked(bench):
    """A round with a nomination that three marked, and one that nobody did."""
    more = {"form": bench.choice["form", "exemplar"]}
    more["scope"] = bench.choice["scope", "comprehensive"]
    first = bench.file("Nguyễn Thị Ánh", "before_council", **more).nomination
    bench.file("Lê Văn Bình", "before_council", **more)
    given = {
        "chair": {"T1": 50, "T2": 30},
        "member": {"T1": "40.25", "T2": 20},
        "standing": {"G1": 1, "T1": "50.25", "T2": 25, "B1": 3, "P1": 2},
    }
    for who, points in given.items():
        user = getattr(bench, who)
        for code, value in points.items():
            criterion = bench.criteria[("G1", "T1", "T2", "B1", "P1").index(code)]
            mark.save_mark(bench.store, user, first, criterion, Decimal(value), None)
        mark.submit(bench.store, user, first)
    return bench, first


def ranked(bench, typed, as_json=False):
    order = {"command": "rank", "round": str(typed), "json": as_json}
    return orders.carry_out(bench.store, order)


def test_rank_says_a_line_a_nomination_and_its_steps_beneath(marked):
    bench, _ = marked

    found = ranked(bench, bench.round)

    assert (found.code, list(found.out)) == (0, MARKED.strip().splitlines())


def test_rank_as_json_is_a_list_of_objects_with_their_steps(marked):
    bench, nomination = marked

    [text] = ranked(bench, bench.round, as_json=True).out
    first, second = json.loads(text)

    steps = first.pop("steps")
    assert first == {
        "nomination": nomination, "group": "Cá nhân · Toàn diện", "rank": 1,
        "name": "Nguyễn Thị Ánh", "unit": "Xã Đôn Thuận", "domain": "", "score": 72.83,
        "marks": 3, "state": "Trình hội đồng", "standing": "ranked", "round": bench.round,
        "minimum": 2,
    }  # fmt: skip
    assert steps[1] == {
        "criterion": "T1. Hoàn thành nhiệm vụ", "count": 3, "sum": 140.5, "mean": 46.83,
        "total": 46.83,
    }  # fmt: skip
    assert (second["rank"], second["standing"]) == (None, "not_enough")


def test_a_round_without_files_has_no_ranking_and_that_is_no_refusal(bench):
    nothing = "Chưa có hồ sơ trình hội đồng trong đợt này."

    assert ranked(bench, bench.round) == Answer(out=(nothing,))
    assert ranked(bench, bench.round, as_json=True) == Answer(out=("[]",))


@pytest.mark.parametrize("typed", ["0", "x", "1.5", "-1", "9" * 5000])
def test_an_unknown_round_is_refused_with_the_rounds_there_are(bench, typed):
    assert ranked(bench, typed) == Answer(
        1, err=(f"Không có đợt xét số '{typed}'. Các đợt: {bench.round} (Đợt 2025).",)
    )


def test_a_nomination_whose_criteria_set_is_empty_has_no_steps(bench):
    [bare] = bench.plant(
        "criteria_set",
        {
            "name": "Trống", "edition": 2, "approved": True,
            "subject_type": bench.choice["subject_type", "individual"],
            "scope": bench.choice["scope", "comprehensive"],
        },
    )  # fmt: skip
    nomination = bench.file().nomination
    assert bench.row("nomination", nomination)["criteria_set"] == bare

    found = ranked(bench, bench.round, as_json=True)

    assert [row["steps"] for row in json.loads(found.out[0])] == [[]]


def test_a_file_error_is_one_line(bench, tmp_path):
    order = {"command": "backup", "file": str(tmp_path / ("x" * 300))}

    assert orders.carry_out(bench.store, order) == Answer(
        1,
        err=("Không dùng được tệp: File name too long. Kiểm tra đường dẫn rồi thử lại.",),
    )


def test_a_backup_needs_a_name(bench):
    refused = orders.carry_out(bench.store, {"command": "backup", "file": ""})

    assert (refused.code, len(refused.err)) == (1, 1)


@pytest.mark.parametrize("held", [None, b"\x9c\xff junk", b"9" * 5000 + b" x", "đ x".encode()])
def test_a_chain_is_never_whole_against_a_file_without_heads(bench, tmp_path, held):
    heads = tmp_path / "some.heads"
    if held is not None:
        heads.write_bytes(held)

    refused = orders.carry_out(bench.store, {"command": "verify", "head": str(heads)})

    assert (refused.code, len(refused.err), refused.out) == (1, 1, ())


def import_order(path, **more):
    asked = {"table": None, "json": False, "dry_run": False, "round": None, "plan": None}
    return {"command": "import", "file": str(path), **asked, **more}


def test_what_is_ready_of_a_file_goes_in_and_the_rest_is_told(bench, tmp_path):
    path = tmp_path / "đề cử.csv"
    rows = "1;LÊ A;xã Đôn Thuận;1990\n2;Võ B;xã Lạ;1991\n3;Lý C;xã Tân Lập;31/2/1992\n"
    path.write_text(f"STT;Họ và tên;Đơn vị;Năm sinh\n{rows}", encoding="utf-8")
    units = "Xã Đôn Thuận; Xã Tân Lập"

    first = orders.carry_out(bench.store, import_order(path))
    again = orders.carry_out(bench.store, import_order(path, json=True))

    waiting = (
        f"Trang csv, dòng 3, Đơn vị: chưa rõ 'xã Lạ' là ai hoặc là gì. Chọn một trong: {units}.",
        "Trang csv, dòng 4, Năm sinh: '31/2/1992' không có trong lịch. "
        "Ô giữ giá trị cũ; nhập lại ngày.",
    )
    done = f"Đã lưu thành lượt {bench.store.head}."
    assert first == Answer(1, ("1 mới", "1 cần chọn", "1 không nhận", done), waiting)
    assert (again.code, again.err) == (1, ())
    assert json.loads(again.out[0]) == {
        "bundle": None, "added": {}, "changed": 0,
        "rows": {"same": 1, "choose": 1, "refused": 1},
        "not_taken": [
            {"sheet": "csv", "row": 3, "state": "choose", "reasons": [waiting[0]]},
            {"sheet": "csv", "row": 4, "state": "refused", "reasons": [waiting[1]]},
        ],
    }  # fmt: skip


def test_a_file_without_anything_left_to_do_is_no_refusal(bench, tmp_path):
    path = tmp_path / "tep.csv"
    path.write_text("STT;Họ và tên;Đơn vị\n1;LÊ A;xã Đôn Thuận\n", encoding="utf-8")

    made = orders.carry_out(bench.store, import_order(path, json=True))
    again = orders.carry_out(bench.store, import_order(path))

    assert (made.code, json.loads(made.out[0])["added"]) == (0, {"subject": 1, "nomination": 1})
    assert again == Answer(0, ("1 không đổi", "Không có gì để lưu."))


def test_the_round_of_a_file_is_the_only_open_one_or_has_to_be_said(bench, tmp_path):
    path = tmp_path / "tep.csv"
    path.write_text("STT;Họ và tên;Đơn vị\n1;LÊ A;xã Đôn Thuận\n", encoding="utf-8")
    there = bench.row("round", bench.round)
    row = {name: there[name] for name in ("plan", "phase", "expected_members", "minimum_marks")}
    [second] = bench.plant("round", {**row, "name": "Đợt 2"})
    listed = f"{bench.round} (Đợt 2025); {second} (Đợt 2)"

    unsaid = orders.carry_out(bench.store, import_order(path))
    wrong = orders.carry_out(bench.store, import_order(path, round="7"))
    said = orders.carry_out(bench.store, import_order(path, round=str(second)))

    assert unsaid == Answer(1, err=(
        f"Chưa rõ tệp thuộc đợt xét nào. Thêm --round với một trong: {listed}.",
    ))  # fmt: skip
    assert wrong == Answer(1, err=(
        f"Không có đợt xét '7' còn mở. Chọn lại ở --round: {listed}.",
    ))  # fmt: skip
    assert (said.code, bench.count("nomination")) == (0, 1)


def test_people_to_choose_from_are_named_and_marks_speak_of_nominations(bench, tmp_path):
    path = tmp_path / "tep.csv"
    bench.file("Lê A")
    path.write_text("STT;Họ và tên;Đơn vị\n1;LÊ A;xã Tân Lập\n", encoding="utf-8")
    asked = orders.carry_out(bench.store, import_order(path))
    path.write_text("STT;Đơn vị;Điểm tự chấm\n1;xã Tân Lập;70\n", encoding="utf-8")
    unknown = orders.carry_out(bench.store, import_order(path))

    assert asked.err == (
        "Trang csv, dòng 2, có thể đã có trong sổ: chưa rõ 'Lê A' là ai hoặc là gì. "
        "Chọn một trong: Lê A, Xã Đôn Thuận.",
    )
    assert unknown.err == (
        "Trang csv, dòng 2: 'Xã Tân Lập' chưa có đề cử trong đợt nên chưa ghi điểm được. "
        "Nhận đề cử trước.",
    )


def test_a_dry_run_tells_what_a_file_holds_and_writes_nothing(bench, tmp_path):
    path, before = tmp_path / "tep.csv", bench.store.head
    path.write_text("STT;Họ và tên;Đơn vị\n1;LÊ A;xã Đôn Thuận\n", encoding="utf-8")

    short = orders.carry_out(bench.store, import_order(path, dry_run=True))
    whole = orders.carry_out(bench.store, import_order(path, dry_run=True, json=True))

    assert short == Answer(out=("Trang 'csv': 1 dòng dữ liệu, 1 dòng bỏ qua",))
    [sheet] = json.loads(whole.out[0])["sheets"]
    assert sheet["rows"] == [
        {
            "row": 2,
            "kind": "ca_nhan",
            "values": {"name": "Lê A", "unit_text": "xã Đôn Thuận", "unit": "25711"},
            "problems": [],
        }
    ]
    assert bench.store.head == before


def test_a_file_that_cannot_be_read_is_one_line(bench, tmp_path):
    (tmp_path / "tep.xlsx").write_bytes(b"%PDF-1.7")

    answer = orders.carry_out(bench.store, import_order(tmp_path / "tep.xlsx", dry_run=True))
    gone = orders.carry_out(bench.store, import_order(tmp_path / "none", dry_run=True))
    aimed = orders.carry_out(
        bench.store, import_order(tmp_path / "tep.xlsx", dry_run=True) | {"table": "x"}
    )

    assert [found.code for found in (answer, gone, aimed)] == [1, 1, 1]
    assert [len(found.err) for found in (answer, gone, aimed)] == [1, 1, 1]


def test_a_table_is_exported_by_the_end_of_the_name(bench, tmp_path):
    def export(name, table="unit"):
        order = {"command": "export", "table": table, "file": str(tmp_path / name)}
        return orders.carry_out(bench.store, order)

    count = edit.browse(bench.store, bench.admin, "unit", edit.Query()).total

    assert export("don-vi.xlsx") == Answer(
        out=(f"Đã xuất {count} dòng của bảng unit vào {tmp_path}/don-vi.xlsx.",)
    )
    assert (tmp_path / "don-vi.xlsx").read_bytes()[:2] == b"PK"
    assert export("don-vi.CSV").code == 0
    assert (tmp_path / "don-vi.CSV").read_bytes()[:3] == b"\xef\xbb\xbf"
    assert export("don-vi.pdf").err == (
        "'don-vi.pdf': tệp xuất phải có đuôi .xlsx hoặc .csv. Đổi tên tệp rồi chạy lại.",
    )
    assert [export("x.csv", "khong-co").code, export("khong/x.csv").code] == [1, 1]
    assert not (tmp_path / "x.csv").exists()


def test_a_question_is_answered_as_lines_or_as_json(bench, monkeypatch):
    order = {"command": "ask", "sql": "SELECT name, head FROM unit ORDER BY code DESC"}
    monkeypatch.setattr(running, "ROWS", 1)
    told = "Chỉ lấy 1 dòng đầu. Thêm điều kiện hoặc đếm theo nhóm để có đủ."

    lines = orders.carry_out(bench.store, {**order, "json": False})
    found = orders.carry_out(bench.store, {**order, "json": True})

    assert lines == Answer(0, ("name | head", "Xã Đôn Thuận | "), (told,))
    assert json.loads(found.out[0]) == {
        "columns": ["name", "head"], "rows": [["Xã Đôn Thuận", None]], "capped": True,
        "head": bench.store.head,
    }  # fmt: skip


def test_a_question_that_is_refused_is_a_line_with_its_place(bench):
    refused = orders.carry_out(bench.store, {"command": "ask", "sql": "SELECT ten", "json": True})

    assert (refused.code, refused.out, [line[:13] for line in refused.err]) == (
        1, (), ["Dòng 1, cột 8"],
    )  # fmt: skip
