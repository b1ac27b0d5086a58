"""A file of 100,000 rows, from the file to the log, against a bare read and a bare bulk insert."""

from __future__ import annotations

import csv
import itertools
import random
import resource
import shutil
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import duckdb
from openpyxl import Workbook, load_workbook

from db.actions import edit, merging
from db.actions.edit import Query
from db.actions.merging.shape import Merge, Said
from db.actions.reading import files, limits
from db.model.people import SYSTEM
from db.store.connection import Store
from db.store.schema import open_store
from tests.bench.many import PATIENCE
from tests.bench.told import Told

ROWS, DICE, KILOBYTES = 100_000, 7, 1024
HEADINGS = ("STT", "Họ và tên", "Ngày sinh", "Giới tính", "Chức vụ", "Đơn vị",
            "Danh hiệu đề nghị", "Thành tích", "Ghi chú")  # fmt: skip
SURNAMES = [
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Huỳnh",
    "Hoàng",
    "Phan",
    "Vũ",
    "Võ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Dương",
    "Lý",
    "Đào",
    "Đinh",
]
MIDDLE = [
    "Văn",
    "Thị",
    "Hữu",
    "Đức",
    "Ngọc",
    "Minh",
    "Thanh",
    "Quốc",
    "Công",
    "Xuân",
    "Thu",
    "Hồng",
    "Kim",
    "Bích",
    "Anh",
    "Gia",
    "Tuấn",
]
GIVEN = [
    "An",
    "Bình",
    "Châu",
    "Cường",
    "Dũng",
    "Duy",
    "Giang",
    "Hà",
    "Hải",
    "Hạnh",
    "Hiền",
    "Hoa",
    "Hùng",
    "Khánh",
    "Lan",
    "Mai",
    "Nam",
    "Sơn",
]
POSITIONS = ("Giáo viên", "Trưởng phòng", "Chuyên viên", "Công nhân", "Bác sĩ", "Nông dân")
AWARDS = ("Bằng khen của Chủ tịch UBND tỉnh", "Chiến sĩ thi đua cơ sở", "Lao động tiên tiến")
Lines = list[Sequence[Any]]


def listed(units: Sequence[str]) -> Iterator[Sequence[Any]]:
    """The headings, then people of these units as a list names them."""
    dice = random.Random(DICE)
    yield HEADINGS
    for number in range(1, ROWS + 1):
        names = (SURNAMES, MIDDLE, MIDDLE, GIVEN)
        birth = f"{dice.randint(1, 28):02d}/{dice.randint(1, 12):02d}/{dice.randint(1950, 2002)}"
        yield (
            number, " ".join(dice.choice(one) for one in names), birth, dice.choice(("Nam", "Nữ")),
            dice.choice(POSITIONS), dice.choice(units), dice.choice(AWARDS),
            f"Có sáng kiến số {number} trong năm {dice.randint(2018, 2023)}", f"hồ sơ {number}",
        )  # fmt: skip


def write_csv(path: Path, lines: Iterator[Sequence[Any]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        csv.writer(out).writerows(lines)


def write_xlsx(path: Path, lines: Iterator[Sequence[Any]]) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Cá nhân")
    for line in lines:
        sheet.append(line)
    book.save(path)


def read_csv(path: Path) -> Lines:
    with path.open(encoding="utf-8-sig", newline="") as source:
        return list(csv.reader(source))


def read_xlsx(path: Path) -> Lines:
    return list(load_workbook(path, read_only=True).active.iter_rows(values_only=True))


def bare(path: Path, read: Callable[[Path], Lines]) -> float:
    """Seconds for reading the rows and putting them into a plain table."""
    start = time.perf_counter()
    columns = [[str(value) for value in column] for column in zip(*read(path)[1:], strict=True)]
    con = duckdb.connect(f"{path}.bare")
    con.execute(f"CREATE TABLE t ({', '.join(f'c{n} VARCHAR' for n in range(len(columns)))})")
    con.execute(
        f"INSERT INTO t SELECT {', '.join(['unnest(?::VARCHAR[])'] * len(columns))}", columns
    )
    con.close()
    return time.perf_counter() - start


def ours(store: Store, path: Path, round_id: int) -> float:
    """Seconds from the file to a bundle that is saved, of all rows but those that ask."""
    start = time.perf_counter()
    stages = [("", start)]
    sheets = files.sheets_of(path, path.name)
    stages.append(("parsed", time.perf_counter()))
    reading = files.read_sheets(store, SYSTEM, sheets)
    stages.append(("read", time.perf_counter()))
    merge: Merge = merging.preview(store, SYSTEM, reading, Said(given={"round": round_id}))
    stages.append(("matched", time.perf_counter()))
    merging.save(store, SYSTEM, merge, source_file=path.name)
    stages.append(("saved", time.perf_counter()))
    assert merge.counts()["new"] + merge.counts()["known"] > ROWS * 0.99
    spent = [f"{name} {b - a:.1f} s" for (_, a), (name, b) in itertools.pairwise(stages)]
    print(f"     {path.name}: {', '.join(spent)}; {_peak()}")
    return time.perf_counter() - start


def _peak() -> str:
    """The most memory that the app has held so far; a child is kept within its limit."""
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // KILOBYTES
    return f"peak {held} MB, of the child at most {limits.MEMORY_BYTES // limits.MEGABYTE} MB"


class Somebody:
    """Types into one cell again and again; ``spent``: milliseconds that each save took."""

    def __init__(self, store: Store) -> None:
        self.store, self.over = store, threading.Event()
        self.spent: list[float] = []
        self.thread = threading.Thread(target=self._type, daemon=True)

    def __enter__(self) -> Somebody:
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self.thread.join()

    def _type(self) -> None:
        [row] = edit.browse(self.store, SYSTEM, "unit", Query(limit=1)).frame["id"].tolist()
        [held] = edit.fetch(self.store, SYSTEM, "unit", [row])
        old = held["note"]
        for number in itertools.count():
            start = time.perf_counter()
            edit.save_cell(self.store, SYSTEM, "unit", row, "note", old, f"{number}")
            self.spent.append(1000 * (time.perf_counter() - start))
            old = f"{number}"
            if self.over.wait(0.05):
                return


KINDS = {"csv": (write_csv, read_csv, 4.0), "xlsx": (write_xlsx, read_xlsx, 3.0)}


def measure(database: Path, kinds: Sequence[str] = tuple(KINDS)) -> list[Told]:
    """Each kind over a copy of its own: nobody is there already."""
    return [one for kind in kinds for one in _taken_in(database, kind)]


def _taken_in(database: Path, kind: str) -> list[Told]:
    write, read, most = KINDS[kind]
    copy, path = database.with_name(f"{kind}.duckdb"), database.with_name(f"rows.{kind}")
    shutil.copy(database, copy)
    store = open_store(copy)
    try:
        with store.reading() as con:
            rounds = con.execute("SELECT max(id) FROM round WHERE NOT closed").fetchall()
        times = Counter(unit.name for unit in files.what_is_known(store).gazetteer.units.values())
        units = [name for name in times if times[name] == 1 and name.startswith(("Sở", "Ban"))]
        write(path, listed(units))
        least = bare(path, read)
        with Somebody(store) as somebody:
            spent = ours(store, path, rounds[0][0])
    finally:
        store.close()
    return [
        Told(f"{ROWS} rows of {kind} taken in, s", spent, least, most),
        Told(f"a cell saved beside them ({kind}), ms", max(somebody.spent), PATIENCE, 1.0),
    ]


if __name__ == "__main__":
    for one in measure(Path(sys.argv[1]), sys.argv[2:] or tuple(KINDS)):
        print(one.line())
