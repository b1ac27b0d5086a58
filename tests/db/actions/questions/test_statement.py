"""The SELECT that a question becomes: as people would write it, and right in the odd cases."""

from __future__ import annotations

from dataclasses import replace

from db.actions.questions import Statement
from db.model.catalog import Kind, Label
from db.model.conditions import Filter
from db.model.questions import Ask, By, Column, Linked, Question, Several
from db.store.questions import statement
from tests.db.actions.questions.conftest import Desk


def made(desk: Desk, question: Question, language: str = "vi") -> Statement:
    return statement(question, desk.schema, desk.spans, language)


def test_a_statement_reads_as_people_write_it(desk: Desk):
    state = desk.choice["nomination_state", "chosen"]
    question = Question(
        "nomination",
        by=(By("unit"), By("submitted_on", "year")),
        tests=(
            Several(True, (Filter("state", "is", state), Filter("reason", "contains", "d'A"))),
            Linked("award", "nomination", "at_most", 1),
            Filter("submitted_on", "within", Ask("Năm", "2023")),
        ),
        limit=5,
    )

    found = made(desk, question)

    assert (
        found.sql
        == """SELECT
    unit.name || coalesce(' (' || unit_parent.name || ')', '') AS "Đơn vị",
    left(nomination.submitted_on, 4) AS "Ngày tờ trình",
    count(*) AS "Số đề cử"
FROM nomination
LEFT JOIN unit ON unit.id = nomination.unit
LEFT JOIN unit AS unit_parent ON unit_parent.id = unit.parent
WHERE (nomination.state = $state OR contains(replace(strip_accents(lower(\
CAST(nomination.reason AS VARCHAR))), 'đ', 'd'), $reason))
    AND (SELECT count(*) FROM award WHERE award.nomination = nomination.id) <= $award_count
    AND nomination.submitted_on__day BETWEEN $nam_from AND $nam_to
GROUP BY 1, 2, nomination.unit
ORDER BY 2 NULLS LAST, 3 DESC NULLS LAST, 1, 2
LIMIT 5"""
    )
    assert list(found.parameters) == ["state", "reason", "award_count", "nam_from", "nam_to"]
    assert f"nomination.state = {state} OR" in found.written_out()
    assert ", 'd'), 'd''a'))" in found.written_out()
    assert "BETWEEN DATE '2023-01-01' AND DATE '2023-12-31'" in found.written_out()


def test_a_list_without_columns_shows_the_name_and_the_first_fields(desk: Desk):
    found = made(desk, Question("movement", "list"), "en")
    assert [column.name for column in found.columns] == [
        "Official name", "Short name", "Domain", "Launching level", "Lead unit",
        "Coordinating units",
    ]  # fmt: skip
    assert "domain.label_en" in found.sql
    assert len(desk.asked(Question("movement", "list"))) == desk.one(
        "SELECT count(*) FROM movement WHERE deleted_at IS NULL"
    )


def test_headings_that_would_be_the_same_say_what_they_lead_over(desk: Desk):
    question = Question("award", "list", columns=("unit", "subject.unit", "subject.unit", "title"))
    assert [column.name for column in made(desk, question).columns] == [
        "Đơn vị khi đó", "Đối tượng › Đơn vị", "Đối tượng › Đơn vị (2)", "Danh hiệu, hình thức",
    ]  # fmt: skip


def test_names_over_names_and_rows_without_a_name_are_shown(desk: Desk):
    [row] = desk.asked(
        Question("award", "list", columns=("nomination", "id"), limit=1,
                 tests=(Filter("nomination", "filled"),), sort=(("nomination", False),))
    )  # fmt: skip
    [expected] = desk.known(
        "SELECT s.name FROM award a JOIN nomination n ON n.id = a.nomination JOIN exemplar e "
        "ON e.id = n.exemplar JOIN subject s ON s.id = e.subject WHERE a.id = ?", row[1],
    )  # fmt: skip
    assert row[:1] == expected
    awards = Question("attachment", "list", columns=("title",))
    assert desk.asked(awards) == desk.known("SELECT title FROM attachment ORDER BY title__fold")


def test_a_row_named_by_a_choice_is_called_by_it(desk: Desk):
    award = replace(desk.schema["nomination"], columns=(
        *desk.schema["nomination"].columns, Column("x_award", Label("Khen", "Award"), Kind.LINK,
                                                   "award"),
    ))  # fmt: skip
    schema = {**desk.schema, "nomination": award}
    question = Question("nomination", "list", columns=("x_award", "state"), sort=(("state", True),))

    found = statement(question, schema, desk.spans, "vi")

    assert 'x_award_title.label_vi AS "Khen"' in found.sql
    assert "ORDER BY state.position DESC NULLS LAST, nomination.id" in found.sql


def test_several_choices_are_looked_into(desk: Desk):
    unit = desk.one("SELECT unnest(coordinating_units) FROM movement LIMIT 1")
    for op, value in (("contains", unit), ("any_of", (unit, 0))):
        test = Filter("coordinating_units", op, value)
        assert desk.asked(Question("movement", tests=(test,))) == desk.known(
            "SELECT count(*) FROM movement WHERE list_contains(coordinating_units, ?)", unit
        )
    lacking = desk.asked(Question("movement", tests=(Filter("coordinating_units", "lacks", unit),)))
    empty = desk.asked(Question("movement", tests=(Filter("coordinating_units", "empty"),)))
    assert lacking[0][0] >= empty[0][0]


def test_days_and_moments_are_compared_by_the_day(desk: Desk):
    for field, day in (("round.published_at", "2023"), ("submitted_on", "2023-06")):
        sides = [
            desk.asked(Question("nomination", tests=(Filter(field, op, day),)))[0][0]
            for op in ("at_least", "at_most", "within", "filled")
        ]
        assert sides[0] + sides[1] - sides[2] == sides[3]


def test_the_order_of_groups_is_that_of_their_list_or_of_the_number(desk: Desk):
    by = (By("subject.type"),)
    listed = [
        row[0] for row in desk.asked(Question("exemplar", by=by, sort=((by[0].path, False),)))
    ]
    assert listed == ["Tập thể", "Cá nhân", "Hộ gia đình"]
    counts = [row[1] for row in desk.asked(Question("exemplar", by=by, sort=(("", False),)))]
    assert counts == sorted(counts)
    names = [row[0] for row in desk.asked(
        Question("exemplar", "most", "id", by=(By("movement"),), sort=(("movement", True),))
    )]  # fmt: skip
    assert names == sorted(names, reverse=True)


def test_two_questions_of_one_name_and_a_table_within_itself_keep_apart(desk: Desk):
    question = Question(
        "unit",
        tests=(
            Linked("unit", "parent", "some", parts=(Filter("type", "filled"),)),
            Filter("name", "contains", Ask("7 tên", "tân")),
            Filter("parent", "contains", "tây"),
        ),
    )
    found = made(desk, question)
    assert "FROM unit AS unit_2" in found.sql
    assert list(found.parameters) == ["p_7_ten", "parent"]
    assert desk.asked(question) == desk.known(
        "SELECT count(*) FROM unit u JOIN unit p ON p.id = u.parent WHERE u.name__fold LIKE "
        "'%tan%' AND p.name__fold LIKE '%tay%' AND u.id IN (SELECT parent FROM unit WHERE "
        "deleted_at IS NULL) AND u.deleted_at IS NULL"
    )


def test_by_quarter_and_by_a_yes_or_no(desk: Desk):
    found = desk.asked(Question("exemplar", by=(By("recognised_on", "quarter"),)))
    known = desk.known(
        "SELECT CASE WHEN recognised_on LIKE '____-%' THEN year(recognised_on__day) || '-Q' || "
        "quarter(recognised_on__day) END, count(*) FROM exemplar WHERE deleted_at IS NULL "
        "GROUP BY ALL"
    )
    assert sorted(found, key=str) == sorted(known, key=str)
    assert dict(desk.asked(Question("round", by=(By("closed"),)))) == dict(
        desk.known("SELECT closed, count(*) FROM round WHERE deleted_at IS NULL GROUP BY ALL")
    )
