"""The flows that decide, in a real browser."""

from __future__ import annotations

import duckdb
from playwright.sync_api import expect

from tests.browser.driver import Grid, new_page, sign_in


def test_a_cold_deep_link_shows_the_sign_in_page_and_nothing_else(running, chromium):
    page = new_page(chromium)

    page.goto(f"{running.url}/nominations")

    assert page.url == f"{running.url}/dang-nhap"
    expect(page.get_by_role("button", name="Đăng nhập")).to_be_visible()
    assert page.get_by_test_id("stApp").count() == 0


def test_an_edited_cell_survives_a_reload_and_stands_in_row_and_history(running, chromium):
    page = new_page(chromium)
    sign_in(page, running, "thuky1")
    page.goto(f"{running.url}/movements")
    grid = Grid(page).ready()
    column = grid.column("Tên ngắn")

    grid.type_into(column, 0, "Tên ngắn thử")
    expect(page.get_by_text("Đã lưu")).to_be_visible(timeout=10_000)
    expect(page).to_have_title("Phong trào · Sổ Thi Đua")
    page.reload()
    Grid(page).ready().expect(column, 0, "Tên ngắn thử")

    running.stop()
    with duckdb.connect(str(running.database), read_only=True) as con:
        [[row, kept]] = con.execute(
            "SELECT id, short_name FROM movement WHERE short_name = 'Tên ngắn thử'"
        ).fetchall()
        steps = con.execute(
            "SELECT b.actor_name, b.kind, c.new FROM change AS c "
            "JOIN bundle AS b ON b.number = c.bundle "
            "WHERE c.table_name = 'movement' AND c.row_id = ? AND c.field = 'short_name'",
            [row],
        ).fetchall()
    assert (kept, steps[-1]) == (
        "Tên ngắn thử",
        ("Trần Thị Thu Hà", "edit", "Tên ngắn thử"),
    )


def test_two_people_on_one_cell_both_values_are_shown_and_nothing_is_overwritten(running, chromium):
    first, second = new_page(chromium), new_page(chromium)
    sign_in(first, running, "thuky1")
    sign_in(second, running, "thuky2")
    for page in (first, second):
        page.goto(f"{running.url}/movements")
        Grid(page).ready()
    column = Grid(first).column("Tên ngắn")

    Grid(first).type_into(column, 1, "của người thứ nhất")
    expect(first.get_by_text("Đã lưu")).to_be_visible(timeout=10_000)
    Grid(second).type_into(column, 1, "của người thứ hai")
    panel = second.get_by_test_id("stMarkdown").filter(has_text="đã sửa thành")
    expect(panel).to_contain_text("của người thứ nhất", timeout=10_000)
    expect(panel).to_contain_text("của người thứ hai")
    keep = second.get_by_role("button", name="Dùng của tôi")
    keep.click()
    expect(keep).not_to_be_visible(timeout=10_000)

    running.stop()
    with duckdb.connect(str(running.database), read_only=True) as con:
        values = con.execute(
            "SELECT c.old, c.new FROM change AS c JOIN bundle AS b ON b.number = c.bundle "
            "WHERE c.table_name = 'movement' AND c.field = 'short_name' "
            "AND c.new LIKE 'của người%' "
            "ORDER BY c.bundle"
        ).fetchall()
    assert [new for _, new in values] == ["của người thứ nhất", "của người thứ hai"]
    assert values[1][0] == "của người thứ nhất"


def test_a_wrong_date_is_refused_with_its_cure_and_the_old_value_stays(running, chromium):
    page = new_page(chromium)
    sign_in(page, running, "thuky1")
    page.goto(f"{running.url}/units")
    grid = Grid(page).ready()
    column = grid.column("Đến hết")

    grid.type_into(column, 0, "31/02/2023")

    told = page.get_by_text("'31/02/2023' không có trong lịch")
    expect(told).to_be_visible(timeout=10_000)
    Grid(page).ready().expect(column, 0, "30/06/2025")
