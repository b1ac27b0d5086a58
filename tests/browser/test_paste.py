"""A block of 200 rows with twelve faults: named in place, corrected there, taken as one bundle."""

from __future__ import annotations

import shutil

import pytest
from playwright.sync_api import Page, expect

from db.actions import edit, undo
from db.actions.edit import Query
from db.model.people import SYSTEM
from db.store.connection import Store
from db.store.schema import open_store
from tests.browser.driver import Grid, Running, idle, new_page, sign_in, start

ROWS = 200
HEAD = (
    *("Đối tượng", "Dạng", "Tên mô hình", "Loại điển hình", "Đơn vị"),
    *("Ngày công nhận", "Ghi chú"),
)
# line of the block → column of the fault, what stands there, and the cure
FAULTS = {
    **{line: (5, "31/02/2023", "28/02/2023") for line in (7, 31, 64, 150)},
    **{line: (4, "Xã Không Đâu Cả", "") for line in (12, 77, 101, 190)},
    **{line: (2, "", f"Vườn mẫu {line}") for line in (50, 133)},
    **{line: (1, "qqq zzz", "Mô hình") for line in (90, 201)},
}


def block(store: Store) -> tuple[list[list[str]], dict[int, str]]:
    """Rows of exemplars of people who are in the register, sound; and the cures by line."""
    subjects = edit.python_rows(
        store.catalogue["subject"], edit.browse(store, SYSTEM, "subject", Query(limit=5000)).frame
    )
    units = edit.options(store, SYSTEM, store.catalogue["subject"].field("unit"))
    names = [row["name"] for row in subjects]
    single = [row for row in subjects if names.count(row["name"]) == 1 and row["unit"] in units]
    rows = [
        [
            *(row["name"], "Mô hình", f"Vườn mẫu {line}", "Toàn diện"),
            *(units[row["unit"]], "15/03/2023", f"dòng {line}"),
        ]
        for line, row in enumerate(single[:ROWS], start=2)
    ]
    assert len(rows) == ROWS
    cures = {line: cure or rows[line - 2][column] for line, (column, _, cure) in FAULTS.items()}
    return rows, cures


@pytest.fixture
def office(province, tmp_path):
    """The app on the demo, the sheet that is pasted, and the twelve cures in their order."""
    database = tmp_path / "demo.duckdb"
    shutil.copy(province, database)
    store = open_store(database)
    rows, cures = block(store)
    store.close()
    for line, (column, fault, _) in FAULTS.items():
        rows[line - 2][column] = fault
    sheet = "\n".join("\t".join(row) for row in [HEAD, *rows])
    running = start(database)
    yield running, sheet, [cures[line] for line in sorted(cures)]
    running.stop()


def paste_window(page: Page, running: Running, sheet: str):
    page.goto(f"{running.url}/exemplars")
    Grid(page).ready()
    page.get_by_role("button", name="Dán từ Excel").click()
    window = page.get_by_role("dialog")
    box = window.get_by_role("textbox", name="Vùng đã chép")
    box.fill(sheet)
    box.press("Control+Enter")
    return window


def faults(page: Page, window) -> Grid:
    grid = Grid(page)
    grid.element = (
        window.get_by_test_id("stDataFrame").filter(has=page.locator("th", has_text="Trường")).first
    )
    return grid.ready()


def test_twelve_of_200_rows_are_named_in_place_corrected_there_and_taken(office, chromium):
    running, sheet, cures = office
    page = new_page(chromium)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    sign_in(page, running, "thuky1")
    window = paste_window(page, running, sheet)

    expect(window.get_by_text("188 mới · 6 cần chọn · 6 không nhận")).to_be_visible(timeout=30_000)
    expect(window.get_by_role("button", name="Lưu 188 dòng")).to_be_enabled()
    grid = faults(page, window)
    told = [row[:3] for row in grid.visible_rows()]
    assert told[0] == ["7", "Ngày công nhận", "31/02/2023"]
    page.evaluate("text => navigator.clipboard.writeText(text)", "\n".join(cures))
    grid.element.scroll_into_view_if_needed()
    grid.go_to(grid.column("Giá trị"), 0)
    page.keyboard.press("Control+v")
    expect(window.get_by_text("200 mới")).to_be_visible(timeout=30_000)
    window.get_by_role("button", name="Lưu 200 dòng").click()
    expect(window).not_to_be_visible(timeout=30_000)
    idle(page)

    running.stop()
    rows_come_back_but_for_those_edited_later(running)


def rows_come_back_but_for_those_edited_later(running: Running) -> None:
    store = open_store(running.database)
    number = store.head
    with store.reading() as con:
        made = con.execute(
            "SELECT row_id, source_cell FROM change WHERE bundle = ? ORDER BY position", [number]
        ).fetchall()
    assert [cell for _, cell in made] == [str(line) for line in range(2, ROWS + 2)]
    for row, _ in made[5:8]:
        [held] = edit.fetch(store, SYSTEM, "exemplar", [row])
        edit.save_cell(store, SYSTEM, "exemplar", row, "note", held["note"], "sửa sau")
    seen = undo.preview(store, SYSTEM, number)
    assert (len(seen.will), len(seen.kept)) == (ROWS - 3, 3)
    undo.undo(store, SYSTEM, number)
    left = edit.fetch(store, SYSTEM, "exemplar", [row for row, _ in made])
    assert [row["note"] for row in left] == ["sửa sau"] * 3
    store.close()
