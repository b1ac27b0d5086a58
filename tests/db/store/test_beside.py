"""A large bundle beside the writer: unseen until it is whole, and true of what came meanwhile."""

import threading

import duckdb
import pytest

from db.actions import edit, keep
from db.model.problems import Problem, Rejected
from db.store.beside import write_beside
from db.store.changelog import Origin


@pytest.fixture
def beside(office):
    """Adds two people of the second unit beside the writer; ``meanwhile`` is done in between."""

    def adding(meanwhile=lambda: None, **more):
        table, tries = office.store.catalogue["subject"], []

        def work(writing):
            tries.append(type(writing).__name__)
            rows = [
                {
                    "name": name,
                    "type": office.choice["subject_type", "individual"],
                    "unit": office.units[1],
                }
                for name in ("Lê Một", "Lê Hai")
            ]
            ids = writing.insert(table, rows, ["Tờ!B2", "Tờ!B3"])
            if len(tries) == 1:
                meanwhile()
            return ids

        origin = Origin(office.admin, "import", source_file="người.xlsx")
        ids, number = write_beside(office.store, origin, work, **more)
        return ids, number, tries

    return adding


def whole(office):
    return keep.check(office.store, office.admin), keep.verify(office.store, office.admin)


def test_others_write_meanwhile_and_see_nothing_of_it_until_it_is_whole(office, beside):
    unit = office.units[0]
    head, seen = office.store.head, []

    def somebody():
        edit.save_cell(office.store, office.admin, "unit", unit, "note", None, "đang gõ")
        seen.append(len(edit.browse(office.store, office.admin, "subject", edit.Query()).frame))

    ids, number, tries = beside(somebody)

    assert (seen, number, office.store.head, tries) == ([0], head + 2, head + 2, ["Beside"])
    assert [row["name"] for row in office.rows("subject", *ids)] == ["Lê Một", "Lê Hai"]
    with office.store.reading() as con:
        logged = con.execute(
            "SELECT position, operation, row_id, source_cell FROM change WHERE bundle = ? "
            "ORDER BY position",
            [number],
        ).fetchall()
    assert logged == [(0, "insert", ids[0], "Tờ!B2"), (1, "insert", ids[1], "Tờ!B3")]
    assert whole(office) == ([], None)


def test_what_another_added_to_the_same_table_is_seen_at_the_second_try(office, beside):
    _, number, tries = beside(lambda: office.subject("Trần Ba"))
    assert (number, tries) == (office.store.head, ["Beside", "Beside"])
    assert whole(office) == ([], None)


def test_a_row_that_it_links_to_and_that_is_gone_refuses_it(office, beside):
    head = office.store.head
    with pytest.raises(Rejected) as refused:
        beside(lambda: edit.remove(office.store, office.admin, "unit", [office.units[1]]))
    assert [(one.code, one.field, one.value) for one in refused.value.problems] == [
        ("no_such_row", "unit", office.units[1])
    ] * 2
    assert (office.store.head, whole(office)) == (head + 1, ([], None))


def tried(office, beside, table, row, field, old, new, **more):
    _, _, tries = beside(
        lambda: edit.save_cell(office.store, office.admin, table, row, field, old, new), **more
    )
    assert whole(office) == ([], None)
    return len(tries)


def test_a_cell_that_decides_nothing_is_no_reason_to_try_again(office, beside):
    subject = office.subject()
    assert tried(office, beside, "subject", subject, "position", None, "Giáo viên") == 1
    other = office.choice["unit_type", "so"]
    xa = office.choice["unit_type", "xa"]
    assert tried(office, beside, "unit", office.units[0], "type", xa, other) == 1


def test_a_choice_of_a_row_that_it_rests_on_is_a_reason(office, beside):
    subject, chosen = office.subject(), office.choice
    assert (
        tried(
            office, beside, "unit", office.units[1], "type",
            chosen["unit_type", "xa"], chosen["unit_type", "so"],
        )
        == 2
    )  # fmt: skip
    kinds = chosen["subject_type", "individual"], chosen["subject_type", "household"]
    leaning = {"leans_on": {"subject": [subject]}}
    assert tried(office, beside, "subject", subject, "type", *kinds, **leaning) == 2


def test_another_word_in_a_list_is_a_reason(office, beside):
    word = office.choice["domain", "education"]
    assert tried(office, beside, "lookup", word, "label_vi", "education vi", "Giáo dục") == 2


def test_a_key_of_its_own_table_is_a_reason(office):
    rows = [{"name": "Đợt", "code": "1"}]
    rows[0] |= {
        key: office.choice[f"unit_{key}", code]
        for key, code in (("type", "xa"), ("level", "commune"))
    }
    tries = []

    def work(writing):
        made = writing.insert(office.store.catalogue["unit"], rows)
        tries.append(writing)
        if len(tries) == 1:
            edit.save_cell(
                office.store, office.admin, "unit", office.units[1], "code", "25500", "1"
            )
        return made

    with pytest.raises(Rejected) as refused:
        write_beside(office.store, Origin(office.admin, "import"), work)
    assert ([one.code for one in refused.value.problems], len(tries)) == (["not_unique"], 2)


def test_rows_that_are_there_are_changed_in_the_writers_turn(office):
    subject, tries = office.subject(), []

    def work(writing):
        tries.append(type(writing).__name__)
        table = writing.store.catalogue["subject"]
        writing.update(table, subject, "position", None, "Giáo viên")
        return writing.number

    made = write_beside(office.store, Origin(office.admin, "import"), work)
    assert (made, tries) == ((office.store.head, office.store.head), ["Beside", "Writing"])
    assert whole(office) == ([], None)


def test_rows_are_taken_away_and_described_in_the_writers_turn(office):
    subject, catalogue = office.subject(), office.store.catalogue
    field = {"table_name": "subject", "name": "so", "kind": "text", "label_vi": "Số"}
    for work in (
        lambda writing: writing.delete(catalogue["subject"], [subject]),
        lambda writing: writing.restore(catalogue["subject"], [subject]),
        lambda writing: writing.insert(catalogue["custom_field"], [{**field, "label_en": "No"}]),
    ):
        _, number = write_beside(office.store, Origin(office.admin, "import"), work)
        assert number == office.store.head
    assert office.store.catalogue["subject"].has("x_so")
    assert whole(office) == ([], None)


def test_its_own_rows_may_be_changed_beside(office):
    def work(writing):
        table = writing.store.catalogue["unit"]
        kind = {
            "type": office.choice["unit_type", "xa"],
            "level": office.choice["unit_level", "commune"],
        }
        [row] = writing.insert(table, [{"name": "Xã Mới", **kind}])
        writing.update(table, row, "note", None, "mới")
        return type(writing).__name__

    made, _ = write_beside(office.store, Origin(office.admin, "import"), work)
    assert (made, whole(office)) == ("Beside", ([], None))


def test_after_some_tries_it_takes_its_turn(office):
    tries = []

    def work(writing):
        tries.append(type(writing).__name__)
        if tries[-1] == "Beside":
            office.subject(f"Người {len(tries)}")
        else:
            raise duckdb.Error("hỏng")

    def adding(writing):
        work(writing)
        kind = office.choice["subject_type", "individual"]
        writing.insert(
            writing.store.catalogue["subject"],
            [{"name": "Lê Bốn", "type": kind, "unit": office.units[0]}],
        )

    with pytest.raises(duckdb.Error, match="hỏng"):
        write_beside(office.store, Origin(office.admin, "import"), adding)
    assert tries == ["Beside", "Beside", "Beside", "Writing"]
    assert whole(office) == ([], None)


def test_a_refusal_leaves_nothing(office):
    head = office.store.head

    def work(writing):
        kind = office.choice["subject_type", "individual"]
        row = {"name": "Lê Năm", "type": kind, "unit": office.units[0]}
        writing.insert(writing.store.catalogue["subject"], [row])
        raise Rejected([Problem("required")])

    with pytest.raises(Rejected):
        write_beside(office.store, Origin(office.admin, "import"), work)
    assert office.store.head == head
    assert edit.browse(office.store, office.admin, "subject", edit.Query()).frame.empty


def test_two_at_once_follow_each_other(office, beside):
    numbers, start = [], office.store.head
    threads = [threading.Thread(target=lambda: numbers.append(beside()[1])) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(numbers) == [start + 1, start + 2, start + 3]
    assert whole(office) == ([], None)


def test_several_choices_and_what_they_point_to_are_written_too(office):
    store = office.store
    catalogue = store.catalogue
    movement = edit.add(store, office.admin, "movement", [{"name": "Phong trào"}])[0]
    plan = edit.add(
        store, office.admin, "plan", [{"name": "Kế hoạch", "starts_on": "2021", "ends_on": "2025"}]
    )[0]

    def work(writing):
        subject = {
            "name": "Lê Một",
            "type": office.choice["subject_type", "individual"],
            "unit": office.units[0],
        }
        [made] = writing.insert(catalogue["subject"], [subject])
        row = {
            "plan": plan, "subject": made, "movements": (movement,), "unit": office.units[0],
            "form": office.choice["form", "exemplar"],
            "scope": office.choice["scope", "comprehensive"],
        }  # fmt: skip
        return writing.insert(catalogue["exemplar"], [row])

    [exemplar], _ = write_beside(store, Origin(office.admin, "import"), work)
    assert office.rows("exemplar", exemplar)[0]["movements"] == (movement,)
    assert whole(office) == ([], None)
