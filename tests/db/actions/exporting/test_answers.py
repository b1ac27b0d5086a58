"""Answers that are taken away: values as they are, and no text that becomes a formula."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from typing import Any

from openpyxl import load_workbook

from db.actions import asking
from db.actions.exporting import answers
from tests.db.conftest import Office

SQL = """
SELECT
    '=1+1' AS "=cong", 'Đôn Thuận' AS ten, 7 AS so, 7.5 AS diem, DATE '2026-11-02' AS ngay,
    TIMESTAMP '2026-11-02 08:05' AS luc, true AS dung, NULL AS trong,
    1234567890123456789 AS dai, DATE '1888-01-02' AS xua
"""


def sheet_of(made: bytes) -> list[list[Any]]:
    sheet = load_workbook(io.BytesIO(made)).worksheets[0]
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_both_files_hold_the_whole_answer_and_no_formula(office: Office):
    found = asking.ask(office.store, office.admin, SQL)
    book = answers.as_workbook(found, "Kết quả: [1]")
    text = answers.as_csv(found).decode("utf-8-sig")

    cells = load_workbook(io.BytesIO(book)).worksheets[0]
    assert (cells["A1"].data_type, cells["A2"].data_type, cells["A2"].quotePrefix) == (
        "s", "s", True,
    )  # fmt: skip
    assert sheet_of(book) == [
        list(found.columns),
        [
            "=1+1", "Đôn Thuận", 7, 7.5, datetime(2026, 11, 2), datetime(2026, 11, 2, 8, 5), True,
            None, "1234567890123456789", "02/01/1888",
        ],
    ]  # fmt: skip
    assert list(csv.reader(io.StringIO(text), delimiter=";"))[1] == [
        "'=1+1", "Đôn Thuận", "7", "7,5", "02/11/2026", "02/11/2026 08:05", "true", "",
        "1234567890123456789", "02/01/1888",
    ]  # fmt: skip
    assert "7.5" in answers.as_csv(found, "en").decode("utf-8-sig")


def test_an_empty_answer_is_a_heading(office: Office):
    found = asking.ask(office.store, office.admin, "SELECT id, name FROM unit WHERE false")

    assert sheet_of(answers.as_workbook(found, "Kết quả")) == [["id", "name"]]
