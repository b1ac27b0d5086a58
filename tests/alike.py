"""Two subjects that may be one, what hangs on them, and joining them: for tests."""

import pytest

from db.actions import joining
from db.model.problems import Problem, Rejected
from db.store.check import check
from tests.replay import live


def problems(act) -> list[Problem]:
    with pytest.raises(Rejected) as refused:
        act()
    return refused.value.problems


def codes(found) -> list[tuple[str, str]]:
    return [(problem.code, problem.table) for problem in found]


def held(bench):
    """Table → live row → field → text."""
    with bench.store.reading() as con:
        return live(con, sorted(bench.store.catalogue))


def stands(bench):
    """The same, when every rule holds of it."""
    with bench.store.reading() as con:
        assert check(con) == []
    return held(bench)


def subject(bench, name="Lê Hòa", **more):
    kind = bench.choice["subject_type", "individual"]
    return bench.plant("subject", {"name": name, "type": kind, "unit": bench.units[0], **more})[0]


def exemplar(bench, of, **more):
    given = {
        "plan": bench.plan, "subject": of, "unit": bench.units[0],
        "form": bench.choice["form", "exemplar"],
        "scope": bench.choice["scope", "comprehensive"], **more,
    }  # fmt: skip
    return bench.plant("exemplar", given)[0]


def award(bench, of, number="12/QĐ", **more):
    title = bench.choice["award_title", "cstd_cs"]
    return bench.plant("award", {"subject": of, "title": title, "decision_number": number, **more})[
        0
    ]


def merge(bench, keep, gone, taken=(), user=None):
    return joining.merge(bench.store, user or bench.secretary, keep, gone, taken)


def preview(bench, keep, gone, taken=(), user=None):
    return joining.preview_merge(bench.store, user or bench.secretary, keep, gone, taken)


def nominated(bench, exemplar_id, of_round):
    return bench.plant(
        "nomination",
        {
            "exemplar": exemplar_id, "round": of_round, "unit": bench.units[0],
            "state": bench.choice["nomination_state", "received"],
            "subject_type": bench.choice["subject_type", "individual"],
            "scope": bench.choice["scope", "comprehensive"],
        },
    )[0]  # fmt: skip
