"""What others save appears by itself, and nobody's open cell is disturbed."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.driver import Grid, new_page, sign_in


def test_a_change_by_another_appears_while_a_cell_stays_open(running, chromium):
    first, second = new_page(chromium), new_page(chromium)
    sign_in(first, running, "thuky1")
    sign_in(second, running, "thuky2")
    for page in (first, second):
        page.goto(f"{running.url}/movements")
        Grid(page).ready()
    column = Grid(first).column("Tên ngắn")
    theirs, mine = Grid(first), Grid(second)
    mine.go_to(column, 2)
    second.keyboard.press("Enter")
    editor = second.locator("#portal input, #portal textarea").first
    editor.fill("chưa gõ xong")

    theirs.type_into(column, 1, "của người khác")
    mine.expect(column, 1, "của người khác")
    assert editor.input_value() == "chưa gõ xong"
    second.keyboard.press("Enter")
    mine.expect(column, 2, "chưa gõ xong")
    theirs.expect(column, 2, "chưa gõ xong")

    # somebody changes the very cell that is open here: both values are shown
    mine.go_to(column, 3)
    second.keyboard.press("Enter")
    editor.fill("của người thứ hai")
    theirs.type_into(column, 3, "của người thứ nhất")
    mine.expect(column, 3, "của người thứ nhất")
    second.keyboard.press("Enter")
    panel = second.get_by_test_id("stMarkdown").filter(has_text="đã sửa thành")
    expect(panel).to_contain_text("của người thứ nhất", timeout=10_000)
    expect(panel).to_contain_text("của người thứ hai")
    expect(panel).to_be_in_viewport()


def test_a_row_that_another_adds_is_said_and_shown_on_demand(running, chromium):
    first, second = new_page(chromium), new_page(chromium)
    sign_in(first, running, "thuky1")
    sign_in(second, running, "thuky2")
    for page in (first, second):
        page.goto(f"{running.url}/movements")
        Grid(page).ready()
    first.get_by_role("button", name="Thêm phong trào").click()
    window = first.get_by_role("dialog")
    window.get_by_label("Tên phong trào").fill("Phong trào vừa thêm")
    window.get_by_role("button", name="Lưu dòng").click()
    expect(window).not_to_be_visible(timeout=10_000)

    expect(second.get_by_text("1 thay đổi của người khác")).to_be_visible(timeout=10_000)
    second.get_by_role("button", name="Cập nhật bảng").click()

    expect(second.get_by_text("18 dòng")).to_be_visible(timeout=10_000)
    expect(second.get_by_text("1 thay đổi của người khác")).not_to_be_visible()


def test_two_people_on_different_cells_of_one_row_both_win(running, chromium):
    first, second = new_page(chromium), new_page(chromium)
    sign_in(first, running, "thuky1")
    sign_in(second, running, "thuky2")
    for page in (first, second):
        page.goto(f"{running.url}/movements")
        Grid(page).ready()
    theirs, mine = Grid(first), Grid(second)
    name, short = theirs.column("Tên phong trào"), theirs.column("Tên ngắn")
    mine.go_to(short, 4)
    second.keyboard.press("Enter")
    editor = second.locator("#portal input, #portal textarea").first
    editor.fill("tên ngắn của người thứ hai")

    theirs.type_into(name, 4, "tên của người thứ nhất")
    mine.expect(name, 4, "tên của người thứ nhất")
    second.keyboard.press("Enter")

    for grid in (theirs, mine):
        grid.expect(name, 4, "tên của người thứ nhất")
        grid.expect(short, 4, "tên ngắn của người thứ hai")
    expect(second.get_by_text("đã sửa thành")).not_to_be_visible()
