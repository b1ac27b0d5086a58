"""Ninety-four files as units send them: most are workbooks, some cannot be read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import openpyxl

HEADING = ("STT", "Họ và tên", "Ngày sinh", "Đơn vị", "Tóm tắt thành tích")
ALL, BROKEN = 94, 8
NAMES = ("Nguyễn Thị Ánh", "Lê Văn Bình", "Trần Thị Châu", "Phạm Văn Dũng", "Võ Thị Em")


def write(folder: Path, units: Sequence[str]) -> list[Path]:
    """The files, a unit each as far as there are units; eight are broken in their own ways."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number in range(ALL - BROKEN):
        unit = units[number % len(units)]
        path = folder / f"{number:02d}. {unit} - danh sách đề cử.xlsx"
        _workbook(path, unit, 3 + number % 20, number)
        paths.append(path)
    return paths + _broken(folder, paths[0].read_bytes())


def _workbook(path: Path, unit: str, rows: int, number: int) -> None:
    book = openpyxl.Workbook()
    book.active.append([f"UBND {unit.upper()}"])
    book.active.append(["DANH SÁCH CÁ NHÂN ĐỀ NGHỊ CÔNG NHẬN ĐIỂN HÌNH TIÊN TIẾN"])
    book.active.append(HEADING)
    for row in range(rows):
        name = f"{NAMES[row % len(NAMES)]} {number}"
        born = f"{1 + row % 28:02d}/0{1 + row % 9}/{1960 + row}"
        book.active.append([row + 1, name, born, unit, "Làm kinh tế giỏi, giúp đỡ hộ nghèo"])
    with path.open("wb") as target:
        book.save(target)


def _broken(folder: Path, good: bytes) -> list[Path]:
    """One of each kind: cut short, empty, locked, a picture, an old document, no text, twice."""
    contents = {
        "cắt ngang.xlsx": good[: len(good) // 2],
        "trống.xlsx": b"",
        "không phải bảng.xlsx": b"PK\x03\x04" + bytes(500),
        "ảnh chụp.xlsx": b"\x89PNG\r\n\x1a\n" + bytes(900),
        "văn bản.pdf": b"%PDF-1.4\n1 0 obj <<>> endobj\n",
        "hỏng.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000),
        "nhị phân.csv": bytes(range(256)) * 8,
        "hỏng.docx": b"PK\x05\x06" + bytes(18),
    }
    paths = []
    for name, content in contents.items():
        (folder / name).write_bytes(content)
        paths.append(folder / name)
    return paths
