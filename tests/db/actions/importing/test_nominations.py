from decimal import Decimal

import pytest

from db.actions import edit, importing, own_fields
from db.actions.importing import OTHER
from db.model.catalog import Kind
from db.model.problems import Problem, Rejected

HEAD = ("STT", "Họ và tên", "Năm sinh", "", "Đơn vị", "Hình thức khen thưởng", "Quyết định", "")
SUB = ("", "", "Nam", "Nữ", "", "", "Số", "Ngày ký")
ROW = ("1", "LÊ THỊ\u200b LINH", "", "1998", "X.Đôn Thuận", "GK CT UBND huyện", "21/QĐ", "28.8.23")


def told(seen):
    return [(line.line, line.state) for line in seen.lines]


def test_a_row_of_a_list_becomes_subject_exemplar_nomination_award_and_stage(bench, paste):
    seen = paste(HEAD, SUB, ROW)
    [nomination] = importing.save(bench.store, bench.secretary, "nomination", seen)

    filed = bench.row("nomination", nomination)
    exemplar = bench.row("exemplar", filed["exemplar"])
    subject = bench.row("subject", exemplar["subject"])
    assert told(seen) == [(3, "new")]
    assert (subject["name"], subject["birth"], subject["gender"], subject["unit"]) == (
        "Lê Thị Linh", "1998", bench.choice["gender", "female"], bench.units[0],
    )  # fmt: skip
    assert (filed["decision_number"], filed["decided_on"]) == ("21/QĐ", "2023-08-28")
    assert bench.state(nomination) == "awarded"
    assert exemplar["recognised_on"] == "2023-08-28"
    with bench.store.reading() as con:
        assert con.execute(
            "SELECT title, level, decision_number, decided_on, nomination FROM award"
        ).fetchall() == [
            (
                bench.choice["award_title", "gk"], bench.choice["award_level", "district"],
                "21/QĐ", "2023-08-28", nomination,
            )
        ]  # fmt: skip
        assert con.execute("SELECT stage, entered_on, unit FROM stage_entry").fetchall() == [
            (bench.choice["stage", "detection"], "2023-08-28", bench.units[0])
        ]
        assert con.execute(
            "SELECT DISTINCT source_cell FROM change WHERE bundle = ? AND source_cell <> ''",
            [bench.store.head],
        ).fetchall() == [("3",)]


def test_the_preview_shows_the_values_by_name_and_writes_nothing(bench, paste):
    head = bench.store.head

    [line] = paste(HEAD, SUB, ROW).lines

    assert dict(line.shown) == {
        "name": "Lê Thị Linh", "type": "Cá nhân", "birth": "1998", "gender": "Nữ",
        "unit": "Xã Đôn Thuận", "award_title": "Giấy khen (GK)", "award_level": "Cấp huyện",
        "decision_number": "21/QĐ", "decided_on": "28/08/2023",
    }  # fmt: skip
    assert bench.store.head == head


def test_an_award_without_a_decision_is_what_is_proposed(bench, paste):
    seen = paste(HEAD, SUB, (*ROW[:6], "", ""))
    [nomination] = importing.save(bench.store, bench.secretary, "nomination", seen)

    proposed = bench.row("nomination", nomination)["proposed_award"]
    assert (proposed, bench.state(nomination)) == (
        bench.choice["award_title", "gk"], "received",
    )  # fmt: skip
    assert bench.count("award") == 0


def test_pasted_again_everything_is_there_already(bench, paste):
    importing.save(bench.store, bench.secretary, "nomination", paste(HEAD, SUB, ROW))
    seen = paste(HEAD, SUB, ROW)

    assert told(seen) == [(3, "there")]
    with pytest.raises(Rejected) as caught:
        importing.save(bench.store, bench.secretary, "nomination", seen)
    assert caught.value.problems == [Problem("nothing_ready", "nomination")]


def test_somebody_in_the_register_is_known_and_the_same_name_alone_is_asked_about(bench, paste):
    known = bench.file("Lê Thị Linh", birth="1998")
    [later] = bench.plant("round", {**round_of(bench), "name": "Đợt 2026"})
    same = paste(HEAD, SUB, ROW, given={"round": later})
    other = (*ROW[:3], "", "xã Tân Lập", *ROW[5:])
    asked = paste(HEAD, SUB, other, given={"round": later})
    [question] = asked.lines[0].questions

    assert (told(same), same.lines[0].values["subject"]) == ([(3, "known")], known.subject)
    assert told(asked) == [(3, "choose")]
    assert (question.key, question.other, dict(question.candidates)) == (
        "person", True, {known.subject: "Lê Thị Linh, 1998, Xã Đôn Thuận"},
    )  # fmt: skip
    answered = [
        paste(HEAD, SUB, other, given={"round": later}, answers={(3, "person"): answer}).lines[0]
        for answer in (known.subject, OTHER)
    ]
    assert [(line.state, line.values.get("subject")) for line in answered] == [
        ("known", known.subject), ("new", None),
    ]  # fmt: skip


def round_of(bench):
    row = bench.row("round", bench.round)
    kept = ("plan", "phase", "council", "chair", "expected_members", "minimum_marks")
    return {name: row[name] for name in kept}


def test_a_unit_that_is_not_clear_is_asked_about_and_the_answer_counts(bench, paste):
    kind = bench.row("unit", bench.units[0])
    [double] = bench.plant(
        "unit",
        {"name": "Xã Tân Lập", "code": "25501", "type": kind["type"], "level": kind["level"]},
    )
    row = (*ROW[:4], "xã Tân Lập", *ROW[5:])

    [line] = paste(HEAD, SUB, row).lines
    [answered] = paste(HEAD, SUB, row, answers={(3, "unit"): double}).lines

    assert (line.state, [question.key for question in line.questions]) == ("choose", ["unit"])
    assert set(line.questions[0].candidates) == {bench.units[1], double}
    assert (answered.state, answered.values["unit"]) == ("new", double)


def test_a_unit_of_no_list_offers_all_and_an_optional_choice_can_be_left_empty(bench, paste):
    row = (*ROW[:4], "xã Không Đâu", "Huân chương lạ lùng", "", "")

    [line] = paste(HEAD, SUB, row).lines
    [left] = paste(HEAD, SUB, row, answers={(3, "unit"): bench.units[0]}).lines

    assert [(q.key, q.other) for q in line.questions] == [("unit", False), ("award_title", False)]
    assert set(line.questions[0].candidates) == set(bench.units)
    assert [q.key for q in left.questions] == ["award_title"]


def test_wrong_and_missing_values_refuse_the_row_with_their_reasons(paste):
    bad = ("1", "Lê An", "1990", "", "", "", "12/QĐ", "31/02/2023")
    twice = ("2", "Trần Bình", "1980", "", "xã Tân Lập", "", "", "")

    seen = paste(HEAD, SUB, bad, twice, twice)

    assert told(seen) == [(3, "refused"), (4, "new"), (5, "refused")]
    assert seen.lines[0].problems == (
        Problem("no_such_date", "nomination", "decided_on", 3, "31/02/2023"),
        Problem("required", "nomination", "unit", 3),
    )
    assert seen.lines[2].problems == (
        Problem("twice_in_block", "nomination", "name", 5, "Trần Bình", {"other": 4}),
    )
    assert {state: n for state, n in seen.counts().items() if n} == {"new": 1, "refused": 2}


def test_a_column_can_be_given_another_meaning_or_none(bench, paste):
    match = importing.Match
    row = ("Lê An", "xã Tân Lập", "Cá nhân")

    unmapped = paste(row)
    mapped = paste(row, mapping={0: match("name"), 1: match("unit"), 2: None})

    assert unmapped.lines == ()
    assert [(line.line, line.values["name"], line.values["unit"]) for line in mapped.lines] == [
        (1, "Lê An", bench.units[1])
    ]
    moved = paste(
        ("Họ và tên", "Đơn vị", "Ghi chú"), ("a", "xã Tân Lập", "Lê An"),
        mapping={2: match("name")},
    )  # fmt: skip
    assert {place: found.key for place, found in moved.mapping.items()} == {1: "unit", 2: "name"}


def test_others_may_not_paste_and_a_unit_account_pastes_its_own_rows_only(bench, paste):
    with pytest.raises(Rejected) as caught:
        paste(HEAD, SUB, ROW, user=bench.leader)
    assert caught.value.problems == [Problem("not_allowed", "nomination")]

    foreign = paste(HEAD, SUB, (*ROW[:4], "xã Tân Lập", "", "", ""), user=bench.unit_user)
    with pytest.raises(Rejected) as caught:
        importing.save(bench.store, bench.unit_user, "nomination", foreign)
    assert caught.value.problems == [Problem("not_yours", "nomination", "unit", 3, bench.units[1])]
    bench.file("Lê Thị Linh", birth="1998", unit=bench.units[1])
    [own] = paste(HEAD, SUB, (*ROW[:5], "", "", ""), user=bench.unit_user).lines
    assert (own.state, own.questions) == ("new", ())


def test_a_list_too_long_for_one_paste_is_refused_before_it_is_read(paste):
    rows = [("Họ và tên", "Đơn vị"), *[(f"Người {n}", "xã Tân Lập") for n in range(5001)]]

    with pytest.raises(Rejected) as caught:
        paste(*rows)
    assert caught.value.problems == [
        Problem("paste_too_long", "nomination", facts={"count": 5001, "limit": 5000})
    ]


def test_a_pasted_stage_belongs_to_the_phase_of_its_date(bench, paste):
    row = (*ROW[:6], "22/QĐ", "28.8.24")
    importing.save(bench.store, bench.secretary, "nomination", paste(HEAD, SUB, row))

    phase = bench.row("round", bench.round)["phase"]
    with bench.store.reading() as con:
        assert con.execute("SELECT phase FROM stage_entry").fetchall() == [(phase,)]


def test_own_fields_are_headings_too_and_required_ones_are_asked_for(bench, paste):
    own_fields.add_field(
        bench.store, bench.admin, "nomination", "Người ký", "Signed by", Kind.TEXT, required=True
    )
    head = ("Họ và tên", "Đơn vị", "Signed by")

    seen = paste(head, ("Lê Thị Linh", "X.Đôn Thuận", "Lê A"), ("Lê Thị Hà", "X.Đôn Thuận", ""))

    assert told(seen) == [(2, "new"), (3, "refused")]
    assert seen.lines[1].problems == (Problem("required", "nomination", "x_nguoi_ky", 3),)
    [nomination] = importing.save(bench.store, bench.secretary, "nomination", seen)
    assert bench.row("nomination", nomination)["x_nguoi_ky"] == "Lê A"


def test_appraised_points_are_the_office_s_and_a_unit_s_own_marks_are_not(bench, paste):
    head = ("Họ và tên", "Đơn vị", "Điểm tự chấm", "Điểm thẩm định")
    own = paste(head[:3], ("Lê An", "Xã Đôn Thuận", "70,5"), user=bench.unit_user)
    both = paste(head, ("Võ Bình", "Xã Đôn Thuận", "70", "80"), user=bench.unit_user)
    [filed] = importing.save(bench.store, bench.unit_user, "nomination", own)
    with pytest.raises(Rejected) as added:
        importing.save(bench.store, bench.unit_user, "nomination", both)
    with pytest.raises(Rejected) as changed:
        edit.save_cell(
            bench.store, bench.unit_user, "nomination", filed, "appraised_points", None, Decimal(9)
        )

    assert bench.row("nomination", filed)["self_points"] == Decimal("70.50")
    assert [p.code for p in (*added.value.problems, *changed.value.problems)] == [
        "appraised_by_office", "appraised_by_office",
    ]  # fmt: skip
