from datetime import date

import pytest

from db.actions import edit, journal
from db.actions.journal import Asked
from db.model.problems import Problem, Rejected


def numbers(office, user=None, **asked):
    found = journal.lines(office.store, user or office.secretary, Asked(**asked))
    return found["number"].tolist()


def test_the_journal_is_asked_by_person_day_kind_table_and_title(office):
    store = office.store
    subject = office.subject(name="Nguyễn Thị Ánh")
    added = store.head
    edited = edit.save_cell(store, office.admin, "subject", subject, "note", None, "x")
    gone = edit.remove(store, office.secretary, "subject", [subject])
    unit = edit.save_cell(store, office.secretary, "unit", office.units[0], "contact", None, "x")

    assert numbers(office) == list(range(store.head, 0, -1))
    assert numbers(office, actor=office.secretary.id) == [unit, gone, added]
    assert numbers(office, kind="delete") == [gone]
    assert numbers(office, table="unit") == [unit, 2]
    assert numbers(office, title="thi anh") == [gone, edited, added]
    assert numbers(office, title="don thuan", table="unit") == [unit, 2]
    assert numbers(office, title="thi anh", table="unit") == []
    today = store.clock().date()
    assert numbers(office, since=today, until=today)[0] == unit
    assert numbers(office, until=date(2020, 1, 1)) == []
    assert journal.makers(store, office.secretary) == {2: "Lê Thư Ký", 1: "Trần Quản Trị"}
    assert journal.kinds(store, office.secretary) == ["add", "delete", "edit", "seed"]


def test_the_journal_is_read_a_page_at_a_time_to_the_very_first_bundle(office):
    store, user = office.store, office.secretary
    for number in range(3):
        office.subject(name=f"Người {number}")
    lines, bundles = journal.count(store, user, Asked())

    pages = [
        journal.lines(store, user, Asked(), 2, place)["number"].tolist()
        for place in range(0, lines, 2)
    ]

    assert [number for page in pages for number in page] == list(range(bundles, 0, -1))
    assert journal.count(store, office.unit_user, Asked()) == (0, 0)


def test_quick_edits_of_one_person_are_one_line_even_when_others_write_between(tmp_path, office):
    store = office.store
    moment = store.clock()
    store.clock = lambda: moment
    burst = edit.save_cell(store, office.secretary, "unit", office.units[0], "contact", None, "a")
    other = edit.save_cell(store, office.admin, "unit", office.units[1], "contact", None, "x")
    last = edit.save_cell(store, office.secretary, "unit", office.units[0], "contact", "a", "b")

    found = journal.lines(store, office.secretary, Asked(kind="edit"))

    assert found[["burst", "number", "bundles", "count"]].to_numpy().tolist() == [
        [burst, last, 2, 2], [other, other, 1, 1],
    ]  # fmt: skip
    assert journal.bundles(store, office.secretary, burst)["number"].tolist() == [burst, last]
    assert journal.bundle(store, office.secretary, last)["count"].tolist() == [1]


def test_the_steps_of_a_bundle_carry_row_field_values_and_source_cell(office):
    store, user = office.store, office.secretary
    row = {"name": "A", "type": office.choice["subject_type", "individual"],
           "unit": office.units[0]}  # fmt: skip
    [subject] = edit.add(store, user, "subject", [row], "import", ["B7"])
    added = store.head
    edited = edit.save_cell(store, user, "subject", subject, "note", None, "x")

    first = journal.steps(store, user, [added, edited], limit=1).to_dict("records")[0]
    second = journal.steps(store, user, [added, edited], limit=1, offset=1).to_dict("records")[0]

    assert (first["row"], first["operation"], first["source_cell"]) == (subject, "insert", "B7")
    assert second == {
        "bundle": edited, "table": "subject", "row": subject, "title": "A", "field": "note",
        "operation": "update", "old": None, "new": "x", "source_cell": "",
    }  # fmt: skip


def test_who_does_not_run_the_office_reads_own_bundles_only(office):
    store, user = office.store, office.unit_user
    subject = office.subject()
    own = edit.save_cell(store, user, "subject", subject, "note", None, "x")
    others = edit.save_cell(store, office.secretary, "subject", subject, "note", "x", "y")

    assert numbers(office, user) == [own]
    assert journal.makers(store, user) == {user.id: user.full_name}
    assert journal.kinds(store, user) == []
    for ask in (
        lambda: journal.steps(store, user, [own, others]),
        lambda: journal.bundles(store, user, others),
        lambda: journal.bundle(store, user, 99),
    ):
        with pytest.raises(Rejected, match="no_such_bundle"):
            ask()
    with pytest.raises(Rejected, match="not_allowed"):
        journal.lines(store, user, Asked(actor=office.secretary.id))
    with pytest.raises(Rejected) as caught:
        journal.lines(store, office.secretary, Asked(table="x"))
    assert caught.value.problems == [Problem("no_such_table", value="x")]


def test_a_row_that_went_to_another_unit_tells_a_unit_account_nothing_any_more(office):
    store, user = office.store, office.unit_user
    subject = office.subject()
    own = edit.save_cell(store, user, "subject", subject, "note", None, "x")
    edit.save_cell(store, office.admin, "subject", subject, "unit", *office.units)
    edit.save_cell(store, office.admin, "subject", subject, "name", "Nguyễn Thị Ánh", "Mật")

    [step] = journal.steps(store, user, [own]).to_dict("records")

    assert (step["title"], step["old"], step["new"]) == ("", None, None)
    assert numbers(office, user, title="mat") == numbers(office, user, title="anh") == []
    assert numbers(office, user, title="don thuan") == []
