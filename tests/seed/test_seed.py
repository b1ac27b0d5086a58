"""What the demo promises, counted in the database it makes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from db.actions import house, sign_in
from db.store import changelog, check
from db.store.connection import Store
from seed import __main__ as seed


def run(path: Path, *arguments: str) -> int:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("THIDUA_DATABASE", str(path))
        return seed.main(arguments)


@contextmanager
def opened(path: Path) -> Iterator[Store]:
    yield house.open_house(path)
    house.close_house()


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("demo") / "demo.duckdb"
    assert run(made, "--demo") == 0
    return made


@pytest.fixture
def demo(path: Path) -> Iterator[Store]:
    with opened(path) as store:
        yield store


def ask(store: Store, query: str) -> list[tuple[Any, ...]]:
    with store.reading() as con:
        return con.execute(query).fetchall()


def number(store: Store, query: str) -> int:
    return int(ask(store, query)[0][0])


COUNTED = """
    SELECT e.id, bool_or(p.position = 1) AS first, bool_or(p.position = 2) AS second
    FROM exemplar AS e
    JOIN stage_entry AS s ON s.exemplar = e.id
    JOIN phase AS p ON p.id = s.phase
    WHERE e.recognised_on IS NOT NULL
    GROUP BY e.id
"""
SCORES = """
    WITH meant AS (
        SELECT m.nomination, m.criterion, avg(m.points) AS points
        FROM mark AS m
        WHERE m.submitted AND m.points IS NOT NULL
        GROUP BY ALL
    )
    SELECT n.round, n.subject_type, n.scope, n.id, round(sum(meant.points), 4) AS score
    FROM nomination AS n
    JOIN meant ON meant.nomination = n.id
    GROUP BY ALL
"""


def test_six_hundred_exemplars_of_2021_to_2025(demo: Store) -> None:
    assert ask(
        demo,
        "SELECT count(DISTINCT exemplar), min(entered_on__day) >= '2021-01-01', "
        "max(entered_on__day) <= '2025-12-31' FROM stage_entry",
    ) == [(600, True, True)]


def test_at_least_twenty_count_in_both_phases(demo: Store) -> None:
    assert number(demo, f"SELECT count(*) FROM ({COUNTED}) WHERE first AND second") >= 20


def test_at_least_thirty_are_stuck_in_a_stage(demo: Store) -> None:
    stuck = """
        SELECT count(*)
        FROM (
            SELECT exemplar, arg_max(stage, entered_on__day) AS stage, max(entered_on__day) AS since
            FROM stage_entry
            GROUP BY exemplar
        ) AS last
        JOIN lookup AS l ON l.id = last.stage
        WHERE l.code <> 'replication' AND last.since < DATE '2025-11-01'
    """
    assert number(demo, stuck) >= 30


def test_at_least_five_communes_of_each_time_have_no_exemplar(demo: Store) -> None:
    empty = """
        SELECT count(*)
        FROM plan_unit AS p
        WHERE p.valid_to IS {ended} NULL
          AND NOT EXISTS (SELECT 1 FROM stage_entry AS s WHERE s.unit = p.unit)
          AND NOT EXISTS (SELECT 1 FROM exemplar AS e WHERE e.unit = p.unit)
    """
    assert number(demo, empty.format(ended="NOT")) >= 5
    assert number(demo, empty.format(ended="")) >= 5


def test_two_ties_stand_in_one_ranking(demo: Store) -> None:
    ties = f"""
        SELECT count(*)
        FROM (
            SELECT round, subject_type, scope, score
            FROM ({SCORES}) AS s
            JOIN round AS r ON r.id = s.round
            WHERE r.name = 'Đợt xét năm 2024'
            GROUP BY ALL
            HAVING count(*) > 1
        )
    """
    assert number(demo, ties) >= 2


def test_two_nominees_of_2025_stay_below_the_minimum_of_seven(demo: Store) -> None:
    below = """
        SELECT count(*)
        FROM (
            SELECT n.id
            FROM nomination AS n
            JOIN round AS r ON r.id = n.round
            JOIN mark AS m ON m.nomination = n.id
            WHERE r.name = 'Đợt xét năm 2025'
            GROUP BY n.id
            HAVING count(DISTINCT m.marker) < 7
        )
    """
    assert number(demo, below) == 2


def test_some_people_moved_to_another_commune(demo: Store) -> None:
    moved = """
        SELECT count(*)
        FROM (
            SELECT s.exemplar
            FROM stage_entry AS s
            JOIN unit AS u ON u.id = s.unit
            WHERE u.valid_to = '2025-06-30'
            GROUP BY s.exemplar
            HAVING count(DISTINCT s.unit) > 1
        )
    """
    assert number(demo, moved) >= 1


def test_nine_members_have_accounts_and_every_role_somebody(demo: Store) -> None:
    assert number(demo, "SELECT count(DISTINCT account) FROM council_member") == 9
    roles = ask(
        demo,
        "SELECT l.code, count(*) FROM account AS a JOIN lookup AS l ON l.id = a.role "
        "GROUP BY l.code ORDER BY l.code",
    )
    assert roles == [
        ("admin", 1), ("display", 1), ("leader", 1), ("member", 9), ("secretary", 3), ("unit", 4),
    ]  # fmt: skip


def test_whoever_the_sign_in_page_lists_can_sign_in(demo: Store) -> None:
    listed = sign_in.demo_accounts(demo)
    assert len(listed) == 19
    met = [
        sign_in.user_of(demo, sign_in.sign_in(demo, name, password))
        for name, _, _, password in listed
    ]
    assert [[user.name, user.full_name, user.role] for user in met if user] == [
        [name, full_name, role] for name, full_name, role, _ in listed
    ]


def test_nominations_stand_in_every_state(demo: Store) -> None:
    states = ask(
        demo, "SELECT DISTINCT l.code FROM nomination AS n JOIN lookup AS l ON l.id = n.state"
    )
    assert {state for (state,) in states} == {
        "received", "needs_more", "eligible", "before_council", "chosen", "not_chosen", "awarded",
        "returned",
    }  # fmt: skip


def test_a_round_a_year_and_one_open_now(demo: Store) -> None:
    assert ask(demo, "SELECT year(opens_on__day), closed FROM round ORDER BY opens_on__day") == [
        (2021, True), (2022, True), (2023, True), (2024, True), (2025, True), (2026, False),
    ]  # fmt: skip


def test_sixty_one_of_ninety_four_units_sent_their_files_in_2025(demo: Store) -> None:
    receipts = """
        SELECT count(*) FILTER (WHERE l.code = 'sent'), count(*)
        FROM receipt AS t
        JOIN round AS r ON r.id = t.round
        JOIN lookup AS l ON l.id = t.state
        WHERE r.name = 'Đợt xét năm 2025'
    """
    assert ask(demo, receipts) == [(61, 94)]


def test_some_entries_of_2023_have_no_phase_and_no_others_lack_one(demo: Store) -> None:
    without = "SELECT count(*) FROM stage_entry WHERE phase IS NULL AND entered_on"
    assert number(demo, f"{without} LIKE '2023%'") >= 20
    assert number(demo, f"{without} NOT LIKE '2023%'") == 0


def test_the_plan_has_94_units_before_july_2025_and_36_after(demo: Store) -> None:
    assert ask(
        demo,
        "SELECT valid_from, valid_to, count(*) FROM plan_unit GROUP BY ALL ORDER BY valid_from",
    ) == [("2021-01-01", "2025-06-30", 94), ("2025-07-01", None, 36)]


def test_six_criteria_sets_each_sum_to_a_hundred(demo: Store) -> None:
    sums = """
        SELECT s.name LIKE '%MẪU THAM KHẢO – CHƯA BAN HÀNH%', sum(c.maximum)
        FROM criterion AS c
        JOIN criteria_set AS s ON s.id = c.criteria_set
        JOIN lookup AS l ON l.id = c.kind
        WHERE l.code = 'base'
        GROUP BY s.id, s.name
    """
    assert [(named, int(total)) for named, total in ask(demo, sums)] == [(True, 100)] * 6


def test_the_log_reaches_over_three_hundred_days_and_six_people(demo: Store) -> None:
    [(days, people)] = ask(
        demo,
        "SELECT date_diff('day', min(made_at), max(made_at)), count(DISTINCT actor) FROM bundle",
    )
    assert (days >= 300, people >= 6) == (True, True)


def test_staff_work_on_weekdays_in_office_hours_and_the_clock_runs_forward(demo: Store) -> None:
    moments = [at for (at,) in ask(demo, "SELECT made_at FROM bundle ORDER BY number")]
    assert moments == sorted(moments)
    assert [at for at in moments if at.weekday() > 4 or not 8 <= at.hour < 17] == []


LOG = """
    SELECT b.made_at, b.actor, b.kind, c.position, c.table_name, c.row_id, c.field, c.old, c.new
    FROM change AS c
    JOIN bundle AS b ON b.number = c.bundle
    ORDER BY c.bundle, c.position
"""


def test_every_invariant_holds_and_the_chain_is_whole(demo: Store) -> None:
    with demo.reading() as con:
        assert (check.check(con), changelog.verify(con)) == ([], None)


def test_the_demo_is_the_same_every_time(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "again.duckdb"
    assert run(other, "--demo") == 0
    logs = []
    for made in (path, other):
        with opened(made) as store:
            logs.append(ask(store, LOG))
    assert logs[0] == logs[1]
