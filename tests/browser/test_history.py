"""What was done is undone with what came later kept, and a past day is seen as it was."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from db.actions import edit
from db.model.people import SYSTEM
from db.store.schema import open_store
from tests.browser.driver import Grid, Running, idle, new_page, sign_in, start

ROWS = 40


@pytest.fixture
def pasted(province: Path, tmp_path: Path) -> Iterator[tuple[Running, int]]:
    """The app on a demo into which rows were pasted two days ago, and the number of that bundle."""
    database = tmp_path / "demo.duckdb"
    shutil.copy(province, database)
    store = open_store(database, lambda: datetime.now() - timedelta(days=2))
    rows = [{"name": f"Việc thử {n:02d}", "short_name": f"cũ {n:02d}"} for n in range(ROWS)]
    edit.add(store, SYSTEM, "movement", rows, "paste")
    number = store.head
    store.close()
    started = start(database)
    yield started, number
    started.stop()


def edit_three(page: Page, url: str) -> None:
    page.goto(f"{url}/movements?movement_q=viec+thu")
    grid = Grid(page).ready()
    column = grid.column("Tên ngắn")
    for row in range(3):
        grid.type_into(column, row, f"mới {row}")
        expect(page.get_by_text(f"→ mới {row}")).to_be_visible(timeout=10_000)


def test_a_paste_is_undone_but_for_the_rows_edited_since_and_yesterday_still_has_them_all(
    pasted, chromium
):
    running, number = pasted
    page = new_page(chromium)
    sign_in(page, running, "thuky1")
    edit_three(page, running.url)

    page.goto(f"{running.url}/journal?bundle={number}")
    page.get_by_text("Hoàn tác", exact=True).last.click()
    expect(page.get_by_text(f"{ROWS - 3} chỗ sẽ trở lại như cũ")).to_be_visible(timeout=15_000)
    expect(page.get_by_text("3 chỗ giữ nguyên")).to_be_visible()
    kept = page.get_by_test_id("stDataFrame").nth(2)
    for row in range(3):
        expect(kept.get_by_test_id(f"glide-cell-1-{row}")).to_have_text(f"Việc thử {row:02d}")
        expect(kept.get_by_test_id(f"glide-cell-3-{row}")).to_contain_text("Đã sửa sau đó")
    page.get_by_role("button", name="Hoàn tác lượt này").click()
    idle(page)

    page.goto(f"{running.url}/movements?movement_q=viec+thu")
    expect(page.get_by_text("3 dòng sau lọc")).to_be_visible(timeout=15_000)
    see_yesterday(page)


def see_yesterday(page: Page) -> None:
    """Yesterday, chosen in the frame: all rows with their old values, and nothing to add."""
    day = datetime.now() - timedelta(days=1)
    page.get_by_role("button", name="Tại ngày").click()
    field = page.get_by_test_id("stDateInput")
    field.get_by_role("spinbutton").first.click()
    named = page.get_by_role("button", name=f", {day.day} tháng {day.month}, {day.year}")
    if not named.count():
        page.get_by_role("button", name="Previous").click()
    named.first.click()
    expect(page.get_by_text(f"Số liệu tại {day:%d/%m/%Y} – chỉ xem")).to_be_visible(timeout=15_000)
    page.keyboard.press("Escape")
    expect(page.get_by_text(f"{ROWS} dòng sau lọc")).to_be_visible(timeout=15_000)
    assert f"tai_ngay={day:%Y-%m-%d}" in page.url
    grid = Grid(page).ready()
    grid.expect(grid.column("Tên ngắn"), 0, "cũ 00")
    assert page.get_by_role("button", name="Thêm phong trào").count() == 0
    grid.go_to(grid.column("Tên ngắn"), 0)
    page.keyboard.press("Delete")
    time.sleep(0.5)
    grid.expect(grid.column("Tên ngắn"), 0, "cũ 00")

    page.get_by_role("button", name="Về hiện tại").click()
    expect(page.get_by_text("3 dòng sau lọc")).to_be_visible(timeout=15_000)
    grid = Grid(page).ready()
    grid.expect(grid.column("Tên ngắn"), 0, "mới 0")
