"""Questions as they are asked: answers, refusals with their place, what is kept of them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd
import pytest

from db.actions import asking, edit
from db.actions.asking import running
from db.model.people import Role, User
from db.model.problems import Rejected
from db.model.texts import sentence
from db.store import snapshot
from tests.db.conftest import Office


def refusal(office: Any, sql: str, user: User | None = None, **given: Any) -> tuple[str, dict]:
    """Code and facts of why a question is refused."""
    with pytest.raises(Rejected) as caught:
        asking.ask(office.store, user or office.admin, sql, given)
    [problem] = caught.value.problems
    for language in ("vi", "en"):
        assert str(office.store.path.parent) not in sentence(language, problem)
    return problem.code, {k: v for k, v in problem.facts.items() if k in ("line", "column")}


def test_an_answer_has_columns_rows_and_the_head_it_was_read_at(office: Office):
    office.subject("Nguyễn Thị Ánh", birth="1980-05")

    found = asking.ask(
        office.store, office.secretary,
        "SELECT s.name AS ten, birth__day, u.name AS ten FROM subject s JOIN unit u ON u.id = unit",
    )  # fmt: skip

    assert (found.columns, asking.rows_of(found), found.capped, found.cut, found.head) == (
        ("ten", "birth__day", "ten (2)"),
        [["Nguyễn Thị Ánh", "1980-05-01", "Xã Đôn Thuận"]],
        False,
        0,
        office.store.head,
    )


def test_values_come_as_what_they_are(office: Office):
    sql = (
        "SELECT 1 + 1, 2::HUGEINT ** 70 > 1, 7.5::DECIMAL(10, 2), 1e300, 'nan'::DOUBLE, "
        "DATE '2026-11-02', TIMESTAMP '2026-11-02 08:00:00', TIME '08:00', [1, 2], {'a': 1.5}, "
        "'ab'::BLOB, NULL, true, 'infinity'::DATE, now() > DATE '2020-01-01', "
        "INTERVAL 1 DAY"
    )

    [row] = asking.rows_of(asking.ask(office.store, office.admin, sql))

    assert row[:15] == [
        2, True, 7.5, 1e300, None, "2026-11-02", "2026-11-02T08:00:00", "08:00:00", "[1, 2]",
        '{"a": "1.5"}', "6162", None, True, row[13], True,
    ]  # fmt: skip


def test_parameters_stand_for_values(office: Office):
    sql = "SELECT $text || '!', $day + 1, $number * 2, list_contains($ids, 2), $nothing IS NULL"
    given = {
        "text": "Đôn'; DROP TABLE unit", "day": date(2026, 11, 2), "number": Decimal("7.35"),
        "ids": (1, 2), "nothing": None,
    }  # fmt: skip

    assert asking.rows_of(asking.ask(office.store, office.admin, sql, given)) == [
        ["Đôn'; DROP TABLE unit!", "2026-11-03", 14.7, True, True]
    ]


def test_a_change_is_in_the_next_answer(office: Office):
    count = "SELECT count(*) FROM subject"
    before = asking.rows_of(asking.ask(office.store, office.secretary, count))
    office.subject("Trần Văn Bình")
    after = asking.rows_of(asking.ask(office.store, office.secretary, count))

    assert (before, after) == ([[0]], [[1]])


def test_more_rows_than_fit_are_said_and_long_cells_are_cut(
    office: Office, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(running, "ROWS", 3)

    found = asking.ask(office.store, office.admin, "SELECT repeat('x', 6000) FROM range(9)")

    assert (len(found.frame), found.capped, found.cut) == (3, True, 4)
    assert set(found.frame.iloc[:, 0].str.len()) == {5001}
    whole = asking.ask(office.store, office.admin, "SELECT 1 FROM range(3)")
    assert (len(whole.frame), whole.capped) == (3, False)


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("  ", ("question_empty", {})),
        ("-- không có gì", ("question_empty", {})),
        ("SELECT 1; SELECT 2", ("question_one_select", {})),
        ("DELETE FROM unit", ("question_one_select", {})),
        ("SELECT 1\nFORM unit WHERE", ("question_syntax", {"line": 2, "column": 6})),
        ("SELECT 'đơn vị', ten\nFROM unit", ("question_no_column", {"line": 1, "column": 18})),
        ("SELECT *\nFROM\n  don_vi", ("question_no_table", {"line": 3, "column": 3})),
        ("SELECT tong(1)", ("question_no_function", {"line": 1, "column": 8})),
        ("SELECT 'a'::INTEGER", ("question_value", {"line": 1, "column": 11})),
        ("SELECT name, count(*) FROM unit", ("question_wrong", {"line": 1, "column": 8})),
        ("SELECT $a", ("question_failed", {})),
        ("SELECT * FROM read_text('/etc/passwd')", ("question_closed", {})),
        ("SELECT 1 AS " + "x" * 20_000, ("question_long", {})),
    ],
)
def test_a_refusal_says_why_and_where(office: Office, sql: str, expected: tuple[str, dict]):
    assert refusal(office, sql) == expected


def test_what_takes_too_long_or_too_much_is_ended(office: Office, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(running, "SECONDS", 1)
    endless = "SELECT count(*) FROM range(100000000) a, range(1000000) b"
    assert refusal(office, endless)[0] == "question_slow"
    assert refusal(office, "SELECT repeat('x', 4000000000)")[0] == "question_heavy"
    # scalar work of which the engine's clock sees nothing: the system ends it
    assert refusal(office, "SELECT lpad('x', 2000000000, 'y')")[0] == "question_heavy"
    monkeypatch.setattr(running, "WAIT", 0.01)
    assert refusal(office, "SELECT 1")[0] == "question_slow"


def test_only_the_office_and_the_leader_ask(office: Office):
    others = [User(9, role, role, role) for role in (Role.MEMBER, Role.DISPLAY)]
    for user in (office.unit_user, *others):
        assert refusal(office, "SELECT 1", user) == ("not_allowed", {})
        for act in (asking.schema, asking.history):
            with pytest.raises(Rejected):
                act(office.store, user)
    assert len(asking.ask(office.store, office.leader, "SELECT 1").frame) == 1


def test_a_system_without_limits_answers_nothing(office: Office, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(running, "resource", None)

    assert refusal(office, "SELECT 1") == ("questions_unconfined", {})


def test_every_question_is_kept_with_how_it_ended(office: Office):
    asking.ask(office.store, office.secretary, "SELECT $n", {"n": 1})
    asking.ask(office.store, office.leader, "SELECT 3")
    refusal(office, "SELECT ten FROM unit", office.secretary)
    asking.ask(office.store, office.secretary, "SELECT $n", {"n": 2})

    kept = asking.history(office.store, office.secretary)

    assert [(one.sql, one.parameters, one.rows, one.outcome) for one in kept] == [
        ("SELECT $n", '{"n": 2}', 1, "answered"),
        ("SELECT ten FROM unit", "{}", None, "question_no_column"),
    ]
    assert [one.sql for one in asking.history(office.store, office.leader)] == ["SELECT 3"]


def test_the_list_of_tables_says_what_may_be_asked_about(office: Office):
    [unit] = [t for t in asking.schema(office.store, office.leader) if t.name == "unit"]

    assert (unit.label.vi, unit.title, [c.name for c in unit.columns]) == (
        "Đơn vị",
        "name",
        ["id", *(field.name for field in office.store.catalogue["unit"].fields)],
    )
    assert {c.name: c.beside for c in unit.columns if c.beside} == {
        "name": ("name__fold",), "short_name": ("short_name__fold",),
        "valid_from": ("valid_from__day",), "valid_to": ("valid_to__day",),
    }  # fmt: skip


def test_nothing_is_written_beside_the_database_but_what_is_asked_over(office: Office):
    asking.ask(office.store, office.admin, "SELECT 1")
    folder = snapshot.folder_of(office.store.path)

    modes = [path.stat().st_mode & 0o777 for path in (folder, *folder.iterdir())]

    assert modes == [0o700, 0o400]
    snapshot.clear(office.store.path)
    assert not folder.exists()
    assert edit.fetch(office.store, office.admin, "unit", office.units)[0]["name"] == "Xã Đôn Thuận"


def test_an_empty_answer_keeps_its_columns(office: Office):
    found = asking.ask(office.store, office.admin, "SELECT name, id FROM unit WHERE false")

    assert (found.columns, found.types, found.frame.shape) == (
        ("name", "id"), ("VARCHAR", "BIGINT"), (0, 2),
    )  # fmt: skip
    assert isinstance(found.frame, pd.DataFrame)


def test_a_day_that_no_calendar_here_has_stays_text(office: Office):
    found = asking.ask(office.store, office.admin, "SELECT DATE '0044-03-15 (BC)' AS d")

    assert found.frame["d"].tolist() == ["0044-03-15 (BC)"]
