"""Ninety-four files dropped at once, while others work and the page is loaded again."""

from __future__ import annotations

import re
import time

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


def test_94_files_dropped_at_once_all_end_in_a_state_and_nobody_waits_for_them(
    running, chromium, tmp_path, units
):
    paths = sent_files.write(tmp_path / "files", units)
    page, other = new_page(chromium), new_page(chromium)
    sign_in(page, running, "thuky1")
    sign_in(other, running, "thuky2")
    other.goto(f"{running.url}/movements")
    grid = Grid(other).ready()
    page.goto(f"{running.url}/receipts")
    idle(page)

    page.locator("input[type=file]").set_input_files(paths)
    expect(page.get_by_text(re.compile(r"Đã đọc \d+/94 tệp"))).to_be_visible(timeout=60_000)
    begun = done(page)

    # somebody else types meanwhile, and it is saved
    name = grid.column("Tên phong trào") if "Tên phong trào" in _titles(other) else 1
    grid.type_into(name, 0, "Phong trào gõ trong lúc đọc tệp")
    expect(other.get_by_text("Đã lưu").first).to_be_visible(timeout=15_000)
    still = done(page)

    # leave in the middle, and come back
    page.reload()
    idle(page)
    page.get_by_text("Tệp đến (94)").click()
    seen = [done(page)]
    until = time.monotonic() + PATIENCE
    while seen[-1] < sent_files.ALL and time.monotonic() < until:
        time.sleep(1)
        seen.append(done(page))

    idle(page)
    assert begun < sent_files.ALL
    assert begun <= still <= seen[0] < sent_files.ALL
    assert seen == sorted(seen) and len(set(seen)) > 3
    good, bad = sent_files.ALL - sent_files.BROKEN, sent_files.BROKEN
    assert chips(page) == [
        "Tất cả 94", f"Đã đọc {good}", f"Không đọc được {bad}", f"Chưa rõ đơn vị {bad}",
    ]  # fmt: skip
    page.get_by_role("radio", name=re.compile("^Không đọc được")).click()
    idle(page)
    # each says why, in one sentence
    reasons = {row[1]: row[4] for row in Grid(page).visible_rows()}
    assert {name: bool(why) for name, why in reasons.items()} == {
        path.name: True for path in paths[good:]
    }

    # the same files again are said, not doubled
    page.locator("input[type=file]").set_input_files(paths[:3])
    expect(page.get_by_text("đã có trong đợt này").first).to_be_visible(timeout=30_000)
    expect(page.get_by_text("Tệp đến (94)")).to_be_visible()

    page.get_by_role("radio", name=re.compile("^Tất cả")).click()
    page.get_by_role("button", name=f"Ghi {good} tệp đã gửi").click()
    expect(page.get_by_text(f"{len(units)}/{len(units)} đơn vị đã gửi")).to_be_visible(
        timeout=30_000
    )
    page.get_by_role("button", name="Hoàn tác").click()
    expect(page.get_by_text(f"22/{len(units)} đơn vị đã gửi")).to_be_visible(timeout=30_000)


def _titles(page: Page) -> list[str]:
    return page.get_by_test_id("stDataFrame").first.evaluate(
        "e => [...e.querySelectorAll('canvas th')].map(x => x.textContent)"
    )
