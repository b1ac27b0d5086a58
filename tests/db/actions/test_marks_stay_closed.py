"""What nobody may do to marks, and what nobody may learn of them before they are published."""

from decimal import Decimal

import pytest

from db.actions import edit, journal, mark, nominate, publish, report, standing, undo
from db.actions.edit import Filter, Query
from db.model.people import Role, User
from db.model.problems import Problem, Rejected

SECRET = Decimal("36.37")


def rejected(call):
    with pytest.raises(Rejected) as caught:
        call()
    return caught.value.problems


@pytest.fixture
def marked(bench):
    """A nomination on which the chair has marked and handed in."""
    row = bench.file(state="before_council").nomination
    for criterion in bench.criteria[1:3]:
        mark.save_mark(bench.store, bench.chair, row, criterion, SECRET)
    mark.submit(bench.store, bench.chair, row)
    return row


def test_a_member_whose_term_is_over_marks_in_the_rounds_of_the_term_only(bench):
    row = bench.file(state="before_council").nomination
    seat, criterion = bench.members[1], bench.criteria[1]

    def may_mark():
        try:
            mark.sheet(bench.store, bench.member, row)
        except Rejected as error:
            return [problem.code for problem in error.problems]
        return True

    told = []
    for ends in ("2024-12", "2025-02-28", "2025-Q1", "2025", None):
        held = bench.row("council_member", seat)["valid_to"]
        bench.put("council_member", seat, "valid_to", held, ends)
        told.append(may_mark())
    bench.put("round", bench.round, "closes_on", None, "2025-05-30")
    for begins in ("2025-06", "2025-05"):
        held = bench.row("council_member", seat)["valid_from"]
        bench.put("council_member", seat, "valid_from", held, begins)
        told.append(may_mark())
    bench.put("council_member", seat, "valid_to", None, "2025-02")

    assert told == [["term_over"], ["term_over"], True, True, True, ["term_over"], True]
    over = [Problem("term_over", "mark", facts={"by": "Đợt 2025"})]
    assert over == rejected(
        lambda: mark.save_mark(bench.store, bench.member, row, criterion, Decimal(1))
    )
    assert over == rejected(lambda: mark.my_list(bench.store, bench.member, bench.round))
    assert seat not in {m.id for m in mark.markers(bench.store, bench.secretary, bench.round)}
    assert rejected(
        lambda: mark.save_mark(
            bench.store, bench.secretary, row, criterion, Decimal(1), on_behalf_of=seat
        )
    ) == [Problem("not_your_marks", "mark")]


def test_a_round_without_dates_is_marked_today(bench):
    row = bench.file(state="before_council").nomination
    bench.put("round", bench.round, "opens_on", "2025-03-03", None)
    bench.put("council_member", bench.members[1], "valid_to", None, "2026-10")

    assert rejected(lambda: mark.sheet(bench.store, bench.member, row))[0].code == "term_over"


def test_criteria_do_not_move_into_or_out_of_a_set_with_marks(bench, marked):
    kind = bench.row("criteria_set", bench.criteria_set)
    fresh = {name: kind[name] for name in ("name", "subject_type", "scope")}
    [other] = edit.add(bench.store, bench.secretary, "criteria_set", [{**fresh, "edition": 2}])
    draft = {name: bench.row("criterion", bench.criteria[1])[name] for name in
             ("code", "name", "kind", "maximum", "marked_by", "position")}  # fmt: skip
    [mine] = edit.add(bench.store, bench.secretary, "criterion", [{**draft, "criteria_set": other}])

    def move(row, old, new):
        return edit.save_cell(
            bench.store, bench.secretary, "criterion", row, "criteria_set", old, new
        )

    refused = [Problem("criteria_in_use", "criterion", row=mine)]
    assert rejected(lambda: move(mine, other, bench.criteria_set)) == refused
    row = bench.criteria[3]
    assert rejected(lambda: move(row, bench.criteria_set, other))[0].row == row


def test_a_criterion_does_not_come_back_into_a_set_with_marks(bench):
    last = bench.criteria[-1]
    edit.remove(bench.store, bench.secretary, "criterion", [last])
    row = bench.file(state="before_council").nomination
    mark.save_mark(bench.store, bench.member, row, bench.criteria[1], SECRET)

    assert rejected(lambda: edit.bring_back(bench.store, bench.admin, "criterion", [last])) == [
        Problem("criteria_in_use", "criterion", row=last)
    ]


def test_a_set_with_marks_stays_for_whom_and_as_which_edition_it_was_made(bench, marked):
    held = bench.row("criteria_set", bench.criteria_set)
    new = {
        "subject_type": bench.choice["subject_type", "household"],
        "scope": bench.choice["scope", "by_field"],
        "edition": 7,
    }

    def save(field, value):
        return edit.save_cell(
            bench.store, bench.admin, "criteria_set", bench.criteria_set, field, held[field], value
        )

    for field, value in new.items():
        assert rejected(lambda f=field, v=value: save(f, v)) == [
            Problem("criteria_in_use", "criteria_set", row=bench.criteria_set)
        ]
    save("approval", "QĐ 12")


def test_undo_is_bound_by_the_guards_of_today(bench):
    row, criterion = bench.file(state="before_council").nomination, bench.criteria[1]
    edited = edit.save_cell(
        bench.store, bench.secretary, "criterion", criterion, "guidance", None, "Như hướng dẫn"
    )
    number = mark.save_mark(bench.store, bench.member, row, criterion, Decimal(40))

    assert undo.preview(bench.store, bench.admin, edited).kept["why"].tolist() == [
        "criteria_in_use"
    ]
    publish.publish(bench.store, bench.secretary, bench.round)
    assert undo.preview(bench.store, bench.admin, number).kept["why"].tolist() == [
        "marks_published"
    ]
    assert rejected(lambda: undo.undo(bench.store, bench.admin, number))[0].code == (
        "nothing_to_undo"
    )


def test_an_emptied_draft_comes_back_whole(bench):
    row, criterion = bench.file(state="before_council").nomination, bench.criteria[1]
    mark.save_mark(bench.store, bench.member, row, criterion, Decimal(40))
    emptied = mark.save_mark(bench.store, bench.member, row, criterion, None, Decimal(40))

    undo.undo(bench.store, bench.secretary, emptied)

    lines = mark.sheet(bench.store, bench.member, row).lines
    assert [(line.entry, line.points) for line in lines if line.criterion == criterion] == [
        ("entered", Decimal(40))
    ]


def test_before_publishing_marks_show_in_no_answer_count_error_or_history(bench, marked):
    display = User(30, "tv", "TV", Role.DISPLAY)
    untouched = bench.file("Lê Khác", state="before_council").nomination
    for user in (bench.member, bench.unit_user, display, bench.leader):
        told = {}
        for row in (marked, untouched):
            answers = [answer(act, row) for act in asked(bench, user, row)]
            told[row] = [text.replace(f"{row}", "…") for text in answers]
        assert told[marked] == told[untouched], user.name
        assert f"{SECRET}" not in f"{told}"


def answer(act, row):
    """What somebody is told, as text: the result, or the refusal with everything in it."""
    try:
        found = act()
    except Rejected as error:
        return f"{error.problems}"
    return f"{found}"


def asked(bench, user, row):
    """What can be asked about the marks of one nomination."""
    store, criterion = bench.store, bench.criteria[1]
    marks = Query((Filter("nomination", "is", row),))
    return (
        lambda: edit.browse(store, user, "mark", marks),
        lambda: edit.fetch(store, user, "mark", range(1000)),
        lambda: edit.history(store, user, "mark", row),
        lambda: edit.titles(store, user, "mark"),
        lambda: mark.sheet(store, user, row).lines,
        lambda: mark.sheet(store, user, row, bench.members[0]),
        lambda: mark.save_mark(store, user, row, criterion, Decimal(1), Decimal(9)),
        lambda: mark.save_mark(
            store, user, row, criterion, Decimal(1), on_behalf_of=bench.members[0]
        ),
        lambda: mark.submit(store, user, row, bench.members[0]),
        lambda: mark.recuse(store, user, row, bench.members[0]),
        lambda: mark.my_list(store, user, bench.round)
        .set_index("nomination").loc[[row], ["state", "marked", "submitted"]].to_numpy().tolist(),
        lambda: mark.my_list(store, user, bench.round, bench.members[0]),
        lambda: standing.ranking(store, user, bench.round),
        lambda: standing.score_of(store, user, row),
        lambda: standing.explain(store, user, row),
        lambda: edit.remove(store, user, "nomination", [row]),
        lambda: edit.browse(
            store, user, "nomination", Query((Filter("id", "is", row),))
        ).total,
        lambda: report.progress(store, user, bench.plan).counted.to_numpy().tolist(),
        lambda: nominate.change_state(store, user, [row], "chosen"),
        lambda: publish.publish(store, user, bench.round),
        lambda: journal.steps(store, user, [store.head - 3]),
    )  # fmt: skip


def test_a_score_that_is_not_there_is_told_as_such_to_those_who_may_ask(bench, marked):
    for user, codes in (
        (bench.secretary, ["row_gone"]),
        (bench.member, ["row_gone"]),
        (bench.leader, ["not_allowed"]),
        (bench.unit_user, ["not_allowed"]),
    ):
        found = rejected(lambda u=user: standing.score_of(bench.store, u, 10**6))
        assert [problem.code for problem in found] == codes
    assert [
        p.code for p in rejected(lambda: standing.ranking(bench.store, bench.member, 10**6))
    ] == ["not_published"]
