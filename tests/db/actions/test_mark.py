from dataclasses import replace
from decimal import Decimal

import pytest

from db.actions import edit, mark
from db.actions.publish import publish
from db.model.people import Role, User
from db.model.problems import Problem, Rejected


def rejected(call):
    with pytest.raises(Rejected) as caught:
        call()
    return caught.value.problems


def points(sheet):
    return {line.code: (line.entry, line.points) for line in sheet.lines if line.mark}


def save(bench, user, nomination, code, value, old=None, **more):
    place = ("G1", "T1", "T2", "B1", "P1").index(code)
    given = None if value is None else Decimal(value)
    before = None if old is None else Decimal(old)
    return mark.save_mark(
        bench.store, user, nomination, bench.criteria[place], given, before, **more
    )


def test_a_member_marks_the_criteria_of_members_and_sees_no_others_marks(bench):
    row = bench.file(state="before_council").nomination
    save(bench, bench.chair, row, "T1", "50")

    save(bench, bench.member, row, "T1", "42.25")

    sheet = mark.sheet(bench.store, bench.member, row)
    assert [line.code for line in sheet.lines] == ["T1", "T2"]
    assert points(sheet) == {"T1": ("entered", Decimal("42.25"))}
    assert (sheet.total, sheet.submitted, sheet.locked) == (Decimal("42.25"), False, "")
    assert sheet.marker.name == "Ông uy-vien"


def test_the_standing_seat_marks_everything_and_the_total_takes_penalties_off(bench):
    row = bench.file(state="before_council").nomination

    for code, value in (("G1", "1"), ("T1", "50"), ("B1", "3"), ("P1", "2")):
        save(bench, bench.standing, row, code, value)

    sheet = mark.sheet(bench.store, bench.standing, row)
    assert [line.code for line in sheet.lines] == ["G1", "T1", "T2", "B1", "P1"]
    assert sheet.total == Decimal(51)


def test_the_standing_body_has_one_mark_whoever_types_it(bench):
    row = bench.file(state="before_council").nomination
    save(bench, bench.standing, row, "B1", "3")

    save(bench, bench.secretary, row, "B1", "4", "3")

    assert bench.count("mark") == 1
    assert points(mark.sheet(bench.store, bench.standing, row)) == {"B1": ("entered", Decimal(4))}


def test_a_mark_stays_within_its_criterion(bench):
    row = bench.file(state="before_council").nomination

    for value, code in (("60.25", "mark_over_maximum"), ("-1", "mark_below_zero")):
        assert rejected(lambda v=value: save(bench, bench.member, row, "T1", v)) == [
            Problem(
                code, "mark", "points", row, Decimal(value),
                {"criterion": "Hoàn thành nhiệm vụ", "maximum": Decimal(60)},
            )
        ]  # fmt: skip
    [found] = rejected(lambda: save(bench, bench.member, row, "T1", "1", entry="not_applicable"))
    assert (found.code, bench.count("mark")) == ("mark_without_points", 0)


def test_a_mark_that_somebody_else_changed_is_not_overwritten(bench):
    row = bench.file(state="before_council").nomination
    save(bench, bench.member, row, "T1", "40")
    member = bench.members[1]
    save(bench, bench.secretary, row, "T1", "41", "40", on_behalf_of=member, from_paper=True)

    [stale] = rejected(lambda: save(bench, bench.member, row, "T1", "42", "40"))
    save(bench, bench.member, row, "T1", None, "41")
    [gone] = rejected(lambda: save(bench, bench.member, row, "T1", "42", "41"))

    assert (stale.code, stale.facts["theirs"]) == ("conflict", Decimal(41))
    assert gone == Problem("row_gone", "mark", "points", row, Decimal(42))
    assert bench.count("mark") == 0


def test_not_applicable_takes_the_points_away_and_emptying_takes_the_draft_away(bench):
    row = bench.file(state="before_council").nomination
    save(bench, bench.member, row, "T1", "40")

    save(bench, bench.member, row, "T1", None, "40", entry="not_applicable")
    before = points(mark.sheet(bench.store, bench.member, row))
    save(bench, bench.member, row, "T1", "30", None)
    save(bench, bench.member, row, "T1", None, "30")
    head = bench.store.head
    save(bench, bench.member, row, "T1", None)

    assert before == {"T1": ("not_applicable", None)}
    assert (bench.count("mark"), bench.store.head) == (0, head)


def test_a_sheet_is_handed_in_when_every_criterion_has_a_mark(bench):
    row = bench.file(state="before_council").nomination
    save(bench, bench.member, row, "T1", "40")

    assert rejected(lambda: mark.submit(bench.store, bench.member, row)) == [
        Problem(
            "mark_missing", "mark", row=row,
            facts={"criterion": "Sức lan tỏa", "maximum": Decimal(40)},
        )
    ]  # fmt: skip
    save(bench, bench.member, row, "T2", None, entry="not_applicable")
    mark.submit(bench.store, bench.member, row)

    assert mark.sheet(bench.store, bench.member, row).submitted
    [kept] = rejected(lambda: save(bench, bench.member, row, "T1", None, "40"))
    save(bench, bench.member, row, "T1", "39", "40")
    assert kept.code == "mark_handed_in"
    assert mark.sheet(bench.store, bench.member, row).submitted


def test_a_member_who_stands_aside_leaves_the_whole_sheet_without_points(bench):
    row = bench.file(state="before_council").nomination
    save(bench, bench.member, row, "T1", "40")

    mark.recuse(bench.store, bench.member, row, reason="Em ruột")

    sheet = mark.sheet(bench.store, bench.member, row)
    assert points(sheet) == {"T1": ("recused", None), "T2": ("recused", None)}
    assert sheet.submitted


def test_the_list_shows_what_is_untouched_begun_and_handed_in(bench):
    ids = [bench.file(name, state="before_council").nomination for name in ("Lê A", "Lê B", "Lê C")]
    bench.file("Mới nhận")
    save(bench, bench.member, ids[1], "T1", "40")
    mark.recuse(bench.store, bench.member, ids[2])

    frame = mark.my_list(bench.store, bench.member, bench.round)

    assert frame[["nomination", "name", "state", "marked", "criteria"]].to_numpy().tolist() == [
        [ids[0], "Lê A", "○", 0, 2],
        [ids[1], "Lê B", "◐", 1, 2],
        [ids[2], "Lê C", "●", 2, 2],
    ]
    assert frame["recused"].tolist() == [False, False, True]
    assert mark.my_list(bench.store, bench.chair, bench.round)["state"].tolist() == ["○"] * 3


def test_a_sheet_typed_from_paper_logs_both_names(bench):
    row = bench.file(state="before_council").nomination
    member = bench.members[1]

    save(bench, bench.secretary, row, "T1", "40", on_behalf_of=member, from_paper=True)

    [line] = [line for line in mark.sheet(bench.store, bench.member, row).lines if line.mark]
    log = edit.history(bench.store, bench.admin, "mark", line.mark)
    held = bench.row("mark", line.mark)
    assert log[["who", "on_behalf"]].to_numpy().tolist() == [["Lê Thư Ký", "Ông uy-vien"]]
    assert (held["marker"], held["from_paper"]) == (member, True)


def test_the_office_types_for_any_member_and_a_member_only_for_oneself(bench):
    names = [m.id for m in mark.markers(bench.store, bench.secretary, bench.round)]

    assert names == list(bench.members)
    assert [m.id for m in mark.markers(bench.store, bench.member, bench.round)] == [
        bench.members[1]
    ]
    row = bench.file(state="before_council").nomination
    chair = bench.members[0]
    for call in (
        lambda: save(bench, bench.member, row, "T1", "1", on_behalf_of=chair),
        lambda: mark.sheet(bench.store, bench.member, row, chair),
        lambda: mark.my_list(bench.store, bench.member, bench.round, chair),
        lambda: mark.submit(bench.store, bench.member, row, chair),
        lambda: mark.recuse(bench.store, bench.member, row, chair),
    ):
        assert rejected(call) == [Problem("not_your_marks", "mark")]
    assert bench.count("mark") == 0


def test_others_neither_see_nor_write_marks(bench):
    row = bench.file(state="before_council").nomination

    for user in (bench.leader, bench.unit_user):
        for call in (
            lambda u=user: save(bench, u, row, "T1", "1"),
            lambda u=user: mark.sheet(bench.store, u, row),
            lambda u=user: mark.my_list(bench.store, u, bench.round),
            lambda u=user: mark.markers(bench.store, u, bench.round),
        ):
            assert rejected(call) == [Problem("not_allowed", "mark")]
    stranger = User(999, "la", "Người Lạ", Role.MEMBER)
    assert rejected(lambda: mark.sheet(bench.store, stranger, row)) == [
        Problem("not_on_council", "mark")
    ]
    assert bench.count("mark") == 0


def test_a_criterion_of_the_standing_body_is_not_on_a_members_sheet(bench):
    row = bench.file(state="before_council").nomination

    assert rejected(lambda: save(bench, bench.member, row, "B1", "1")) == [
        Problem("not_your_criterion", "mark", value=bench.criteria[3])
    ]


def test_nobody_marks_before_the_council_or_after_the_round(bench):
    early = bench.file("A").nomination
    bare = bench.file("B", state="before_council", domain=bench.choice["domain", "health"])
    row = bench.file("C", state="before_council").nomination

    def code(nomination):
        return [p.code for p in rejected(lambda: save(bench, bench.member, nomination, "T1", "1"))]

    assert (code(early), code(bare.nomination)) == (["not_before_council"], ["no_criteria_set"])
    save(bench, bench.member, row, "T1", "1")
    publish(bench.store, bench.secretary, bench.round)
    assert rejected(lambda: save(bench, bench.member, row, "T1", "2", "1")) == [
        Problem("marks_published", "mark", row=row, facts={"by": "Đợt 2025"})
    ]
    assert mark.sheet(bench.store, bench.member, row).locked == "marks_published"
    bench.put("round", bench.round, "closed", None, True)
    assert code(row) == ["locked"]


def test_a_nomination_or_round_that_is_not_there_is_said(bench):
    assert rejected(lambda: mark.sheet(bench.store, bench.member, 999)) == [
        Problem("row_gone", "nomination", row=999)
    ]
    assert rejected(lambda: mark.markers(bench.store, bench.member, 999)) == [
        Problem("row_gone", "round", row=999)
    ]


def test_a_remark_stands_beside_a_mark(bench):
    row = bench.file(state="before_council").nomination
    first = bench.criteria[1]

    [found] = rejected(lambda: mark.comment(bench.store, bench.member, row, first, None, "Tốt"))
    save(bench, bench.member, row, "T1", "40")
    mark.comment(bench.store, bench.member, row, first, None, "Tốt")

    assert found.code == "mark_missing"
    assert mark.sheet(bench.store, bench.member, row).lines[0].comment == "Tốt"


def test_criteria_with_marks_are_guarded_and_a_new_edition_copies_them(bench):
    row = bench.file(state="before_council").nomination
    assert mark.criteria_guard(bench.store, bench.criteria) == []
    save(bench, bench.member, row, "T1", "40")

    assert [p.row for p in mark.criteria_guard(bench.store, bench.criteria)] == list(bench.criteria)
    made = mark.new_edition(bench.store, bench.secretary, bench.criteria_set)

    held = bench.row("criteria_set", made)
    assert (held["edition"], held["approved"], held["name"]) == (2, False, "Cá nhân toàn diện")
    assert bench.count("criterion") == 10
    assert rejected(lambda: mark.new_edition(bench.store, bench.secretary, 999)) == [
        Problem("row_gone", "criteria_set", row=999)
    ]
    for user in (bench.member, bench.leader, bench.unit_user):
        assert rejected(lambda u=user: mark.new_edition(bench.store, u, bench.criteria_set)) == [
            Problem("not_allowed", "criteria_set")
        ]


def test_a_sheet_without_lines_is_not_handed_in(bench):
    row = bench.file(state="before_council").nomination
    sheet = mark.sheet(bench.store, bench.member, row)

    assert replace(sheet, lines=()).submitted is False


def test_the_sheet_says_who_is_nominated_and_for_what(bench):
    given = {"birth": "1998", "achievement": "Hiến đất"}
    row = bench.file("Lê A", state="before_council", **given).nomination
    of_row = {"table_name": "nomination", "holder": row}
    [file] = bench.plant("attachment", {"title": "Biên bản.pdf", "file": "ab", **of_row})

    about = mark.sheet(bench.store, bench.member, row).about

    assert (about.name, about.birth, about.unit, about.achievement, about.files) == (
        "Lê A", "1998", "Xã Đôn Thuận", "Hiến đất", ({"id": file, "title": "Biên bản.pdf"},),
    )  # fmt: skip
