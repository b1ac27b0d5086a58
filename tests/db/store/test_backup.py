import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest

from db.actions import edit
from db.model.problems import Rejected
from db.store import backup, changelog, check
from db.store.schema import open_store


def test_a_backup_holds_the_same_rows_and_chain_and_comes_back(office, tmp_path):
    office.subject()
    copy = tmp_path / "copy.duckdb"

    number = backup.backup(office.store, copy)
    office.subject("Lê Văn Bình")
    office.store.close()
    restored = backup.restore(office.store.path, copy)

    again = open_store(office.store.path)
    with again.reading() as con:
        names = con.execute("SELECT name FROM subject").fetchall()
        heads = changelog.heads_file(copy)
        assert (number, restored, names) == (3, 3, [("Nguyễn Thị Ánh",)])
        assert changelog.verify(con, heads) is None
    again.close()
    assert office.store.path.with_name("small.duckdb.before").exists()


def test_what_is_no_database_is_refused(office, tmp_path):
    for name, content in (("a.txt", b"hello"), ("empty.duckdb", None)):
        path = tmp_path / name
        if content is None:
            duckdb.connect(str(path)).close()
        else:
            path.write_bytes(content)
        with pytest.raises(Rejected, match="not_a_database"):
            backup.prove(path)


@pytest.mark.parametrize(
    ("sql", "code"),
    [
        ("UPDATE subject SET note = 'lén'", "copy_breaks_rules"),
        ("UPDATE bundle SET reason = 'x' WHERE number = 1", "copy_breaks_chain"),
    ],
)
def test_a_copy_that_was_tampered_with_is_refused(office, tmp_path, sql, code):
    office.subject()
    office.store.apply(lambda con: con.execute(sql))

    with pytest.raises(Rejected, match=code):
        backup.backup(office.store, tmp_path / "copy.duckdb")
    assert not (tmp_path / "copy.duckdb").exists()


def test_where_nothing_can_be_written_is_refused_and_the_database_is_never_the_target(office):
    for target in (office.store.path, Path("/proc/copy.duckdb"), Path("/none/copy.duckdb")):
        with pytest.raises(Rejected, match="cannot_write"):
            backup.backup(office.store, target)


def test_backups_at_the_same_time_wait_for_each_other(office, tmp_path):
    with ThreadPoolExecutor() as pool:
        numbers = pool.map(
            lambda n: backup.backup(office.store, tmp_path / f"{n}.duckdb"), range(3)
        )

    assert list(numbers) == [2, 2, 2]


def test_an_open_database_is_not_restored_and_a_damaged_one_is(office, tmp_path):
    copy, path = tmp_path / "copy.duckdb", office.store.path
    backup.backup(office.store, copy)

    with pytest.raises(Rejected, match="database_held"):
        backup.restore(path, copy)
    office.store.close()
    path.write_bytes(b"x" * 9000)

    assert backup.restore(path, copy) == 2


def rows_of(con, table, source):
    """Every live row by value, what an as-of read cannot know left out."""
    columns = [
        f'"{name}"'
        for (name,) in con.execute(
            "SELECT column_name FROM information_schema.columns WHERE table_name = ? "
            "AND column_name <> 'version' AND column_name NOT LIKE '%__sort' ORDER BY 1",
            [table],
        ).fetchall()
    ]
    return con.execute(
        f"SELECT {', '.join(columns)} FROM {source} WHERE deleted_at IS NULL ORDER BY id"
    ).fetchall()


def log_of(con, number):
    return [
        con.execute(f"SELECT * FROM {table} WHERE {key} <= ? ORDER BY ALL", [number]).fetchall()
        for table, key in (("bundle", "number"), ("change", "bundle"))
    ]


def test_a_backup_under_load_restores_to_the_rows_and_the_chain_of_its_head(office, tmp_path):
    stop = threading.Event()

    def write(mine):
        while not stop.is_set():
            first, second = (office.subject(f"{mine} {n}") for n in range(2))
            edit.save_cell(office.store, office.admin, "subject", first, "note", None, mine)
            edit.remove(office.store, office.admin, "subject", [second])

    with ThreadPoolExecutor() as pool:
        writers = [pool.submit(write, name) for name in ("An", "Bình")]
        copies = [tmp_path / f"{n}.duckdb" for n in range(3)]
        try:
            while office.store.head < 10:
                time.sleep(0.01)
            numbers = [backup.backup(office.store, copy) for copy in copies]
        finally:
            stop.set()
        assert [writer.result() for writer in writers] == [None, None]

    assert 10 <= numbers[0] < numbers[1] < numbers[2] < office.store.head
    for copy, number in zip(copies, numbers, strict=True):
        path = tmp_path / "restored" / copy.name
        path.parent.mkdir(exist_ok=True)
        assert backup.restore(path, copy) == number
        restored = open_store(path)
        with restored.reading() as con, office.store.reading() as live:
            assert {table: rows_of(con, table, f'"{table}"') for table in restored.catalogue} == {
                table: rows_of(live, table, f'"{table}_at"({number})')
                for table in office.store.catalogue
            }
            assert log_of(con, number + 9) == log_of(live, number)
            assert changelog.verify(con, changelog.heads_file(copy)) is None
            assert check.check(con) == []
        restored.close()


def test_the_heads_of_what_was_put_aside_do_not_speak_against_what_was_restored(office, tmp_path):
    copy, path = tmp_path / "copy.duckdb", office.store.path
    heads = changelog.heads_file(path)
    backup.backup(office.store, copy)
    office.subject()
    changelog.write_head(heads, office.store.head, office.store.last_hash)
    office.store.close()

    backup.restore(path, copy)

    assert backup.prove(path, heads)[0] == 2
    assert heads.with_name(f"{heads.name}.before").read_text().splitlines()[-1].startswith("3 ")
