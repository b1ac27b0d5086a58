"""Who may join two subjects, and what each role is told of what stands in the way."""

from db.actions import undo
from db.model.problems import Problem
from tests.alike import award, codes, exemplar, merge, preview, problems, stands, subject


def test_subjects_that_are_not_there_or_one_are_refused(bench):
    keep, far = subject(bench), subject(bench, unit=bench.units[1])

    def refused(user, one, other):
        found = problems(lambda: merge(bench, one, other, user=user))
        assert problems(lambda: preview(bench, one, other, user=user)) == found
        return codes(found)

    assert refused(bench.secretary, keep, keep) == [("same_subject", "subject")]
    assert refused(bench.secretary, keep, 10**9) == [("subject_gone", "subject")]
    assert refused(bench.unit_user, keep, far) == [("subject_gone", "subject")]
    assert refused(bench.leader, keep, far) == [("not_allowed", "subject")]
    assert refused(bench.member, keep, far) == [("not_allowed", "subject")]


def test_a_unit_account_joins_its_own_and_learns_nothing_of_others(bench):
    keep, gone = subject(bench), subject(bench, "Lê Hoà")
    work = exemplar(bench, gone)
    before = stands(bench)

    number = merge(bench, keep, gone, user=bench.unit_user)

    assert bench.row("exemplar", work)["subject"] == keep
    undo.undo(bench.store, bench.unit_user, number)
    assert stands(bench) == before
    exemplar(bench, gone, unit=bench.units[1], form=bench.choice["form", "model"], model_name="M")
    found = preview(bench, keep, gone, user=bench.unit_user).problems
    assert found == (Problem("in_use_elsewhere", "subject"),)


def test_a_unit_account_is_told_that_awards_are_the_offices(bench):
    keep, gone = subject(bench), subject(bench, "Lê Hoà")
    award(bench, gone)

    found = problems(lambda: merge(bench, keep, gone, user=bench.unit_user))

    assert found == [Problem("not_allowed_in", "award")]
