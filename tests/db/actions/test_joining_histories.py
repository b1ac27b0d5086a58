"""Whatever hangs on two subjects: joined nothing is lost, and undone nothing is changed."""

import os

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.actions import edit, undo
from db.model.problems import Rejected
from tests.alike import award, exemplar, held, merge, nominated, preview, stands, subject

EXAMPLES = 200 if os.environ.get("THIDUA_FULL") == "1" else 12
TEXTS = st.sampled_from([None, "", "Trưởng ấp", "Bí thư"])
BIRTHS = st.sampled_from([None, "1990", "1990-02-03"])
# form, note, and in which of the rounds it was nominated
EXEMPLARS = st.lists(
    st.tuples(st.sampled_from(["exemplar", "new_factor"]), TEXTS, st.sets(st.integers(0, 2))),
    max_size=2, unique_by=lambda made: made[0],
)  # fmt: skip
AWARDS = st.lists(st.tuples(st.sampled_from(["1/QĐ", "2/QĐ"]), TEXTS), max_size=2,
                  unique_by=lambda made: made[0])  # fmt: skip
SIDES = st.fixed_dictionaries(
    {"birth": BIRTHS, "position": TEXTS, "exemplars": EXEMPLARS, "awards": AWARDS}
)


def planted(bench, rounds, side):
    """A subject with what hangs on it: its row and the nominations."""
    made = subject(bench, birth=side["birth"], position=side["position"])
    filed = []
    for form, note, of_rounds in side["exemplars"]:
        work = exemplar(bench, made, form=bench.choice["form", form], note=note)
        filed += [nominated(bench, work, rounds[place]) for place in sorted(of_rounds)]
    for number, issuer in side["awards"]:
        award(bench, made, number, issuer=issuer)
    return made, filed


def awards_of(rows, *subjects):
    return {
        (row["title"], row["decision_number"])
        for row in rows.get("award", {}).values() if int(row["subject"]) in subjects
    }  # fmt: skip


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(SIDES, SIDES, st.data())
def test_joined_and_undone_everything_is_as_it_was(bench, one, other, data):
    first = bench.row("round", bench.round)
    if bench.count("round") == 1:
        bench.plant("round", *({**first, "name": name} for name in ("Đợt 2", "Đợt 3")))
    rounds = edit.browse(bench.store, bench.admin, "round", edit.Query()).frame["id"].tolist()
    (keep, kept_files), (gone, gone_files) = (planted(bench, rounds, side) for side in (one, other))
    before = held(bench)
    foreseen = preview(bench, keep, gone)
    cells = [found.cell for found in foreseen.differing]
    taken = data.draw(st.sets(st.sampled_from(cells))) if cells else set()

    try:
        number = merge(bench, keep, gone, taken)
    except Rejected as refused:
        assert tuple(refused.problems) == foreseen.problems != ()
        assert {problem.code for problem in refused.problems} == {"not_unique"}
        assert held(bench) == before
        return

    assert foreseen.problems == ()
    after = held(bench)
    assert before["subject"].keys() - after["subject"].keys() == {gone}
    for row in kept_files + gone_files:
        work = int(after["nomination"][row]["exemplar"])
        assert after["exemplar"][work]["subject"] == str(keep)
    assert awards_of(after, keep) == awards_of(before, keep, gone)
    for found in foreseen.differing:
        chosen = found.other if found.cell in taken else found.kept
        assert bench.row(found.table, found.keep)[found.field] == chosen
    undo.undo(bench.store, bench.secretary, number)
    assert stands(bench) == before
