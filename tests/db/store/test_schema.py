from db.actions import asking, own_fields, own_tables
from db.model.catalog import Kind
from db.model.tables import TABLES
from db.store import migrations
from db.store.check import check
from db.store.columns import columns
from db.store.schema import open_store


def test_every_table_has_the_columns_of_its_description(office):
    with office.store.reading() as con:
        held = con.execute(
            "SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE NOT internal"
        ).fetchall()

    system = [("id", "BIGINT"), ("version", "INTEGER"), ("deleted_at", "TIMESTAMP")]
    for table in TABLES:
        expected = system + [(name, kind.replace("18, ", "18,")) for name, kind in columns(table)]
        assert [(n, k) for t, n, k in held if t == table.name] == expected


def test_an_own_field_becomes_a_real_column_at_once_and_after_reopening(office):
    from db.actions import edit

    row = {
        "table_name": "unit",
        "name": "dien_tich",
        "kind": "decimal",
        "label_vi": "Diện tích",
        "label_en": "Area",
        "scale": 1,
    }
    edit.add(office.store, office.admin, "custom_field", [row])
    field = edit.table(office.store, "unit").field("x_dien_tich")
    assert (field.label.vi, field.scale, field.custom) == ("Diện tích", 1, True)

    from decimal import Decimal

    unit = office.units[0]
    number = edit.save_cell(
        office.store, office.admin, "unit", unit, "x_dien_tich", None, Decimal("12.5")
    )
    assert office.rows("unit", unit)[0]["x_dien_tich"] == Decimal("12.5")
    before = edit.Query(filters=(edit.Filter("id", "is", unit),), bundle=number - 1)
    assert edit.browse(office.store, office.admin, "unit", before).frame[
        "x_dien_tich"
    ].isna().tolist() == [True]


def test_a_database_is_opened_again_with_its_head(office, tmp_path):
    head = (office.store.head, office.store.last_hash)
    office.store.close()

    again = open_store(office.store.path)

    assert (again.head, again.last_hash) == head
    again.close()


def test_a_migration_runs_once(office):
    done = []
    step = migrations.NEWEST + 1
    steps = {step: lambda con: done.append(step)}

    office.store.apply(lambda con: migrations.run(con, steps))
    office.store.apply(lambda con: migrations.run(con, steps))

    assert done == [step]


def test_a_database_of_before_saved_views_gets_their_table(office):
    office.store.apply(lambda con: con.execute("DROP TABLE saved_view"))
    office.store.apply(lambda con: con.execute("UPDATE meta SET value = '1'"))
    office.store.close()

    again = open_store(office.store.path)

    with again.reading() as con:
        held = con.execute("DESCRIBE saved_view").fetchall()
        [[step]] = con.execute("SELECT value FROM meta WHERE name = 'schema'").fetchall()
    again.close()
    assert [name for name, *_ in held][3:5] == ["table_name", "name"]
    assert step == str(migrations.NEWEST)


def test_a_store_that_cannot_be_prepared_is_closed_again(tmp_path):
    import duckdb
    import pytest

    path = tmp_path / "odd.duckdb"
    with duckdb.connect(str(path)) as con:
        con.execute("CREATE TABLE meta (name VARCHAR, value VARCHAR)")

    with pytest.raises(ValueError):
        open_store(path)

    duckdb.connect(str(path)).close()


def test_an_older_database_gets_own_tables_and_limits_of_own_fields(office):
    added = ("minimum", "maximum", "longest")

    def old(con):
        con.execute("DROP TABLE custom_table")
        for name in added:
            con.execute(f"ALTER TABLE custom_field DROP COLUMN {name}")
        con.execute("UPDATE meta SET value = '1' WHERE name = 'schema'")

    office.store.apply(old)
    office.store.close()
    again = open_store(office.store.path)

    with again.reading() as con:
        held = con.execute(
            "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal"
        ).fetchall()
        assert {("custom_field", name) for name in added} <= set(held)
        assert ("custom_table", "title_vi") in held
        assert check(con) == []
    name = own_tables.add_table(again, office.admin, "Sáng kiến")
    assert own_fields.add_field(again, office.admin, name, "Số", "", Kind.WHOLE, minimum=1)
    again.close()


def test_an_older_database_gets_the_table_of_subjects_told_apart(office):
    office.store.apply(lambda con: con.execute("DROP TABLE apart"))
    office.store.apply(lambda con: con.execute("UPDATE meta SET value = '5' WHERE name = 'schema'"))
    office.store.close()

    again = open_store(office.store.path)

    with again.reading() as con:
        held = [name for name, *_ in con.execute("DESCRIBE apart").fetchall()]
        assert check(con) == []
    again.close()
    assert held[3:] == ["one", "other", "names", "unit", "note"]


def test_a_database_of_before_totals_and_habits_gets_both(office):
    def old(con):
        con.execute("DROP TABLE reading_habit")
        con.execute("ALTER TABLE nomination DROP COLUMN self_points")
        con.execute("UPDATE meta SET value = '12' WHERE name = 'schema'")

    office.store.apply(old)
    office.store.close()

    again = open_store(office.store.path)

    with again.reading() as con:
        assert con.execute("SELECT * FROM reading_habit").fetchall() == []
        assert con.execute("SELECT self_points FROM nomination").fetchall() == []
    again.close()


def test_a_database_of_before_questions_remembers_them_from_then_on(office):
    office.store.apply(lambda con: con.execute("DROP TABLE asked"))
    office.store.apply(
        lambda con: con.execute("UPDATE meta SET value = '13' WHERE name = 'schema'")
    )
    office.store.close()

    again = open_store(office.store.path)

    assert asking.history(again, office.admin) == []
    again.close()
