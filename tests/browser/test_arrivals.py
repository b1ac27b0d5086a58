"""Ninety-four files dropped at once, while others work and the page is loaded again."""

from __future__ import annotations

import re
import time
from pathlib import Path

import duckdb
import pytest
from playwright.sync_api import Page, expect

from tests.browser import sent_files
from tests.browser.driver import Grid, idle, new_page, sign_in

# a reading process each, on a machine that has other things to do
PATIENCE = 240
UNITS = """
SELECT u.name
FROM plan_unit AS p
JOIN unit AS u ON u.id = p.unit
WHERE p.valid_to IS NULL
ORDER BY u.protocol_order, u.id
"""


@pytest.fixture
def units(province) -> list[str]:
    with duckdb.connect(str(province), read_only=True) as con:
        return [name for (name,) in con.execute(UNITS).fetchall()]


def done(page: Page) -> int:
    """How many files have been read, as the bar says; all of them when there is none any more."""
    bar = page.get_by_text(re.compile(r"Đã đọc \d+/\d+ tệp"))
    if not bar.count():
        return sent_files.ALL
    return int(re.search(r"(\d+)/", bar.first.inner_text())[1])


def chips(page: Page) -> list[str]:
    names = ("Tất cả", "Đang chờ", "Đã đọc", "Không đọc được", "Chưa rõ đơn vị")
    found = [page.get_by_role("radio", name=re.compile(f"^{name} ")) for name in names]
    return [one.inner_text() for one in found if one.count()]


def type_elsewhere(other: Page) -> None:
    """Somebody else changes a cell, and it is saved while files are being read."""
    grid = Grid(other)
    grid.type_into(grid.column("Tên phong trào"), 0, "Phong trào gõ trong lúc đọc tệp")
    expect(other.get_by_text("Đã lưu · Phong trào gõ")).to_be_visible(timeout=15_000)


def watch(page: Page) -> list[int]:
    """What the bar says, a look a second, until all files are read."""
    seen = [done(page)]
    until = time.monotonic() + PATIENCE
    while seen[-1] < sent_files.ALL and time.monotonic() < until:
        time.sleep(1)
        seen.append(done(page))
    idle(page)
    return seen


def show(page: Page, name: str) -> None:
    page.get_by_role("radio", name=re.compile(f"^{name} ")).click()
    idle(page)


@pytest.fixture
def receiving(running, chromium) -> tuple[Page, Page]:
    """The page where files are received, and somebody else at another table."""
    page, other = new_page(chromium), new_page(chromium)
    sign_in(page, running, "thuky1")
    sign_in(other, running, "thuky2")
    other.goto(f"{running.url}/movements")
    Grid(other).ready()
    page.goto(f"{running.url}/receipts")
    idle(page)
    return page, other


def test_94_files_dropped_at_once_all_end_in_a_state_and_nobody_waits_for_them(
    receiving, tmp_path, units
):
    page, other = receiving
    paths = sent_files.write(tmp_path / "files", units)
    good, bad = sent_files.ALL - sent_files.BROKEN, sent_files.BROKEN

    page.locator("input[type=file]").set_input_files(paths)
    expect(page.get_by_text(re.compile(r"Đã đọc \d+/94 tệp"))).to_be_visible(timeout=60_000)
    begun = done(page)
    type_elsewhere(other)
    still = done(page)
    # the link leads to the files again, though their count stands in no link
    page.reload()
    expect(page.get_by_text(re.compile(r"Đã đọc \d+/94 tệp"))).to_be_visible(timeout=60_000)
    seen = watch(page)

    assert begun <= still <= seen[0] < sent_files.ALL
    assert seen == sorted(seen)
    assert len(set(seen)) > 3
    assert chips(page) == [
        "Tất cả 94", f"Đã đọc {good}", f"Không đọc được {bad}", f"Chưa rõ đơn vị {bad}",
    ]  # fmt: skip
    show(page, "Không đọc được")
    reasons = {row[1]: row[4] for row in Grid(page).visible_rows()}
    assert {name: bool(why) for name, why in reasons.items()} == {
        path.name: True for path in paths[good:]
    }
    say_what_was_dropped_again(page, paths)
    record_and_take_back(page, good, len(units))


def say_what_was_dropped_again(page: Page, paths: list[Path]) -> None:
    page.locator("input[type=file]").set_input_files(paths[:3])
    expect(page.get_by_text("đã có trong đợt này").first).to_be_visible(timeout=30_000)
    expect(page.get_by_text("Tệp đến (94)")).to_be_visible()


def record_and_take_back(page: Page, files: int, units: int) -> None:
    show(page, "Tất cả")
    page.get_by_role("button", name=f"Ghi {files} tệp đã gửi").click()
    expect(page.get_by_text(f"{units}/{units} đơn vị đã gửi")).to_be_visible(timeout=30_000)
    page.get_by_role("button", name="Hoàn tác").click()
    expect(page.get_by_text(f"22/{units} đơn vị đã gửi")).to_be_visible(timeout=30_000)


def test_a_unit_that_is_chosen_in_the_table_is_kept(receiving, tmp_path, units):
    page, _ = receiving
    [path, *_] = sent_files.write(tmp_path / "files", units)
    named = path.rename(path.with_name("danh sách.csv"))
    named.write_text("STT;Họ và tên\n1;Lê Thị A\n", encoding="utf-8")

    page.locator("input[type=file]").set_input_files(named)
    grid = Grid(page).ready()
    expect(grid.cell(2, 0)).to_have_text("● Đã đọc", timeout=60_000)
    idle(page)
    grid.go_to(3, 0)
    page.keyboard.press("Enter")
    page.locator("#portal input").first.wait_for()
    page.keyboard.type(units[1])
    time.sleep(0.5)
    page.keyboard.press("Enter")

    grid.expect(3, 0, units[1])
    expect(page.get_by_role("button", name="Ghi 1 tệp đã gửi")).to_be_visible(timeout=10_000)
    page.reload()
    Grid(page).ready().expect(3, 0, units[1])
