"""A field that an administrator adds in one browser is used at once in another."""

from __future__ import annotations

import duckdb
from playwright.sync_api import Page, expect

from tests.browser.driver import Grid, idle, new_page, sign_in


def opened(chromium, running, name: str) -> Page:
    page = new_page(chromium)
    page.set_viewport_size({"width": 2600, "height": 768})  # own fields stand last
    sign_in(page, running, name)
    page.goto(f"{running.url}/movements")
    Grid(page).ready()
    return page


def add_a_field(page: Page, vi: str, en: str, kind: str) -> None:
    page.get_by_role("button", name="Thêm trường").click()
    window = page.get_by_role("dialog")
    window.get_by_label("Nhãn tiếng Việt").fill(vi)
    window.get_by_label("Nhãn tiếng Anh").fill(en)
    window.get_by_label("Kiểu").click()
    page.get_by_role("option", name=kind).click()
    window.get_by_label("Lớn nhất").fill("5.000")
    page.keyboard.press("Tab")
    idle(page)
    window.get_by_role("button", name="Thêm trường").click()
    expect(window).not_to_be_visible(timeout=10_000)


def is_in_the_filter(page: Page, label: str) -> None:
    page.get_by_role("button", name="Lọc").click()
    window = page.get_by_role("dialog")
    box = window.get_by_test_id("stSelectbox").locator("input").first
    box.fill(label)
    page.get_by_role("option", name=label).wait_for()
    box.press("Enter")
    idle(page)
    window.get_by_role("button", name="Close", exact=True).click()
    expect(window).not_to_be_visible(timeout=10_000)


def test_a_field_added_in_one_browser_is_typed_into_filtered_and_pasted_in_another(
    running, chromium
):
    administrator, secretary = (opened(chromium, running, n) for n in ("quantri", "thuky1"))

    add_a_field(administrator, "Số hội viên", "Members", "Số nguyên")

    expect(secretary.get_by_text("1 thay đổi của người khác")).to_be_visible(timeout=10_000)
    secretary.get_by_role("button", name="Cập nhật bảng").click()
    expect(secretary.get_by_text("1 thay đổi của người khác")).not_to_be_visible(timeout=10_000)
    grid = Grid(secretary).ready()
    column = grid.column("Số hội viên")
    grid.type_into(column, 0, "1250")
    expect(secretary.get_by_text("Đã lưu")).to_be_visible(timeout=10_000)
    Grid(administrator).expect(column, 0, "1.250")
    grid.type_into(column, 1, "5001")
    expect(secretary.get_by_text("lớn hơn mức cao nhất 5000")).to_be_visible(timeout=10_000)

    is_in_the_filter(secretary, "Số hội viên")
    secretary.get_by_role("button", name="Dán từ Excel").click()
    window = secretary.get_by_role("dialog")
    window.get_by_role("textbox").first.fill("Tên phong trào\tMembers\nPhong trào mới\t4.321")
    window.get_by_role("button", name="Đọc").first.click()
    expect(window.get_by_text("4.321").first).to_be_visible(timeout=10_000)

    window.get_by_role("button", name="Close").click()
    expect(window).not_to_be_visible(timeout=10_000)
    secretary.get_by_role("button", name="Trần Thị Thu Hà").click()
    secretary.get_by_role("button", name="English").click()
    idle(secretary)
    assert Grid(secretary).ready().column("Members") == column
    running.stop()
    with duckdb.connect(str(running.database), read_only=True) as con:
        assert con.execute(
            "SELECT x_so_hoi_vien FROM movement WHERE x_so_hoi_vien IS NOT NULL"
        ).fetchall() == [(1250,)]
