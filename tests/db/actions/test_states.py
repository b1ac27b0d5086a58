from decimal import Decimal

import pytest

from db.actions import edit, mark, undo
from db.actions.nominate import change_state, decide, next_states, state_names
from db.actions.states import BACK, BY_UNIT, FORWARD
from db.model.problems import Problem, Rejected


def rejected(call):
    with pytest.raises(Rejected) as caught:
        call()
    return caught.value.problems


def test_the_steps_are_these():
    assert FORWARD == {
        "received": ("needs_more", "eligible", "returned"),
        "needs_more": ("received", "eligible", "returned"),
        "eligible": ("before_council", "needs_more", "returned"),
        "before_council": ("chosen", "not_chosen"),
        "returned": ("received",),
    }
    assert BACK == {
        "eligible": ("received",),
        "before_council": ("eligible",),
        "chosen": ("before_council",),
        "not_chosen": ("before_council",),
    }
    assert BY_UNIT == {"needs_more": ("received",), "returned": ("received",)}


def test_a_file_goes_all_the_way(bench):
    ids = [bench.file("A").nomination, bench.file("B").nomination]

    for state in ("eligible", "before_council", "chosen"):
        change_state(bench.store, bench.secretary, ids, state)

    assert [bench.state(row) for row in ids] == ["chosen", "chosen"]
    assert next_states(bench.secretary, "chosen") == ("before_council",)
    assert next_states(bench.secretary, "awarded") == ()
    assert next_states(bench.leader, "received") == ()


def test_a_return_says_why_and_a_new_start_clears_it(bench):
    row = bench.file().nomination

    assert rejected(lambda: change_state(bench.store, bench.admin, [row], "returned")) == [
        Problem("state_needs_reason", "nomination", "reason", row)
    ]
    change_state(bench.store, bench.admin, [row], "returned", "Thiếu biên bản")
    assert bench.row("nomination", row)["reason"] == "Thiếu biên bản"
    change_state(bench.store, bench.admin, [row], "received")
    assert bench.row("nomination", row)["reason"] is None


def test_a_step_back_needs_a_reason(bench):
    row = bench.file(state="chosen").nomination

    assert rejected(lambda: change_state(bench.store, bench.admin, [row], "before_council")) == [
        Problem("state_needs_reason", "nomination", "reason", row)
    ]
    change_state(bench.store, bench.admin, [row], "before_council", "Xét lại")
    assert bench.state(row) == "before_council"


def test_one_step_that_is_not_allowed_keeps_all_where_they_are(bench):
    good, bad = bench.file("A").nomination, bench.file("B", state="chosen").nomination

    problems = rejected(lambda: change_state(bench.store, bench.secretary, [good, bad], "eligible"))

    assert problems == [
        Problem(
            "no_such_step", "nomination", "state", bad, "eligible",
            {"now": bench.choice["nomination_state", "chosen"]},
        )
    ]  # fmt: skip
    assert bench.state(good) == "received"


def test_a_row_that_is_not_there_is_said(bench):
    assert rejected(lambda: change_state(bench.store, bench.secretary, [999], "eligible")) == [
        Problem("row_gone", "nomination", row=999)
    ]


def test_a_unit_sends_in_again_its_own_file_only(bench):
    own = bench.file("A", state="needs_more", note="x")
    foreign = bench.file("B", state="received", unit=bench.units[1]).nomination

    change_state(bench.store, bench.unit_user, [own.nomination], "received")

    assert bench.state(own.nomination) == "received"
    assert rejected(lambda: change_state(bench.store, bench.unit_user, [foreign], "received")) == [
        Problem("not_yours", "nomination", row=foreign)
    ]
    [found] = rejected(
        lambda: change_state(bench.store, bench.unit_user, [own.nomination], "eligible")
    )
    assert found.code == "no_such_step"


def test_others_change_no_state_and_decide_nothing(bench):
    row = bench.file(state="chosen").nomination

    for user in (bench.leader, bench.member):
        assert rejected(lambda u=user: change_state(bench.store, u, [row], "awarded")) == [
            Problem("not_allowed", "nomination")
        ]
    for user in (bench.leader, bench.member, bench.unit_user):
        assert rejected(lambda u=user: decide(bench.store, u, [row], "1", "2025")) == [
            Problem("not_allowed", "nomination")
        ]
    assert bench.state(row) == "chosen"


def test_a_decision_awards_the_chosen_and_recognises_their_exemplars_in_one_bundle(bench):
    title, proposed = (bench.choice["award_title", code] for code in ("cstd_tinh", "ldtt"))
    first = bench.file("A", state="chosen", proposed_award=proposed)
    second = bench.file("B", state="chosen")
    bench.put("exemplar", second.exemplar, "recognised_on", None, "2022")
    head = bench.store.head

    awards = decide(
        bench.store, bench.secretary, [first.nomination, second.nomination],
        "99/QĐ-UBND", "2025-06-30", title,
    )  # fmt: skip

    assert bench.store.head == head + 1
    assert [bench.state(f.nomination) for f in (first, second)] == ["awarded", "awarded"]
    assert [
        (row["subject"], row["title"], row["unit"], row["decided_on"])
        for row in (bench.row("award", award) for award in awards)
    ] == [
        (first.subject, title, bench.units[0], "2025-06-30"),
        (second.subject, title, bench.units[0], "2025-06-30"),
    ]
    assert [
        (row["recognised_on"], row["recognition_document"])
        for row in (bench.row("exemplar", f.exemplar) for f in (first, second))
    ] == [("2025-06-30", "99/QĐ-UBND"), ("2022", None)]


def test_a_decision_on_others_than_the_chosen_writes_nothing(bench):
    chosen = bench.file("A", state="chosen").nomination
    waiting = bench.file("B").nomination

    problems = rejected(lambda: decide(bench.store, bench.secretary, [chosen, waiting], "", "2025"))

    assert problems == [
        Problem("required", "award", "decision_number"),
        Problem("required", "nomination", "proposed_award", chosen),
        Problem("not_chosen_yet", "nomination", "state", waiting),
        Problem("required", "nomination", "proposed_award", waiting),
    ]
    assert (bench.state(chosen), bench.count("award")) == ("chosen", 0)


def test_a_unit_account_edits_a_nomination_only_before_it_goes_on(bench):
    early = bench.file("A").nomination
    late = bench.file("B", state="eligible").nomination
    marked = bench.file("C", state="before_council").nomination
    mark.save_mark(bench.store, bench.member, marked, bench.criteria[1], Decimal(40))
    for state in ("eligible", "received"):
        change_state(bench.store, bench.secretary, [marked], state, "nhầm")

    def note(user, row):
        return edit.save_cell(bench.store, user, "nomination", row, "note", None, "thêm")

    def refused(row):
        return [Problem("nomination_under_way", "nomination", row=row)]

    first = note(bench.unit_user, early)
    assert rejected(lambda: note(bench.unit_user, late)) == refused(late)
    for row in (late, marked):
        assert rejected(
            lambda r=row: edit.remove(bench.store, bench.unit_user, "nomination", [r])
        ) == refused(row)
    note(bench.secretary, late)
    edit.remove(bench.store, bench.secretary, "nomination", [late])
    assert rejected(
        lambda: edit.bring_back(bench.store, bench.unit_user, "nomination", [late])
    ) == refused(late)
    change_state(bench.store, bench.secretary, [early], "eligible")
    kept = undo.preview(bench.store, bench.unit_user, first).kept
    assert kept["why"].tolist() == ["nomination_under_way"]


def test_states_have_names_in_their_order(bench):
    assert list(state_names(bench.store).items())[:2] == [
        ("received", "Mới nhận"),
        ("needs_more", "Chờ bổ sung"),
    ]
    assert state_names(bench.store, "en")["chosen"] == "Chosen"
