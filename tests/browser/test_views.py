"""A view is put together, saved for all, opened by a colleague, and taken back with Back."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.browser.driver import Grid, idle, new_page, sign_in

ASKED = "any(state~is~chosen;exemplar.subject.gender~is~female)"


def choose(window: Locator, place: int, words: str) -> None:
    """Type into the drop-down at that place of a window and take what it finds."""
    box = window.get_by_test_id("stSelectbox").nth(place).locator("input")
    box.click()
    box.fill(words)
    window.page.get_by_role("option").first.wait_for()
    box.press("Enter")
    idle(window.page)


def press(where: Locator | Page, name: str) -> None:
    where.get_by_role("button", name=name, exact=True).first.click()
    idle(where if isinstance(where, Page) else where.page)


def put_together(page: Page) -> None:
    """Chosen or female; by the day of receipt, newest first; the unit before the exemplar."""
    window = page.get_by_test_id("stDialog")
    press(page, "Lọc")
    window.get_by_text("Một trong các điều kiện").click()
    idle(page)
    choose(window, 0, "Trạng thái")
    choose(window, 2, "Được chọn")
    press(window, "Thêm điều kiện")
    choose(window, 3, "Điển hình › Đối tượng › Giới tính")
    choose(window, 5, "Nữ")
    press(window, "Áp dụng")
    press(page, "Cột")
    choose(window, 0, "Đơn vị")
    press(window, "Sang trái")
    choose(window, 1, "Ngày nhận")
    window.get_by_text("Giảm dần").first.click()
    idle(page)
    press(window, "Áp dụng")


def test_a_view_saved_for_all_is_opened_by_link_and_back_undoes_a_change(running, chromium):
    page, colleague = new_page(chromium), new_page(chromium)
    sign_in(page, running, "thuky1")
    page.goto(f"{running.url}/nominations")
    Grid(page).ready()

    put_together(page)
    page.get_by_role("button", name="Chưa lưu").click()
    press(page, "Lưu cách xem mới")
    window = page.get_by_test_id("stDialog")
    window.get_by_label("Tên cách xem").fill("Nữ hoặc được chọn")
    window.get_by_text("Dùng chung cho mọi người").click()
    idle(page)
    press(window, "Lưu cách xem")
    expect(page.get_by_role("button", name="Nữ hoặc được chọn")).to_be_visible()
    rows = Grid(page).ready().visible_rows()
    assert Grid(page).column("Đơn vị") < Grid(page).column("Phong trào")

    link = page.url
    sign_in(colleague, running, "thuky2")
    colleague.goto(link)
    theirs = Grid(colleague).ready()
    expect(colleague.get_by_role("button", name="Nữ hoặc được chọn")).to_be_visible()
    expect(colleague.get_by_text("107 dòng sau lọc")).to_be_visible()
    assert theirs.visible_rows() == rows

    chip = colleague.get_by_role("button", name="Trạng thái là Được chọn hoặc")
    chip.click()
    expect(colleague.get_by_text("235 dòng")).to_be_visible()
    expect(colleague.get_by_role("button", name="(đã đổi)")).to_be_visible()
    colleague.go_back()
    expect(colleague.get_by_text("107 dòng sau lọc")).to_be_visible()
    colleague.reload()
    assert Grid(colleague).ready().visible_rows() == rows


def test_a_link_made_by_hand_shows_what_it_can_and_says_the_rest(running, chromium):
    page = new_page(chromium)
    sign_in(page, running, "thuky1")

    page.goto(f"{running.url}/nominations?xem=999999&nomination_filter={ASKED};nobody~is~1")
    Grid(page).ready()

    expect(page.get_by_text("107 dòng sau lọc")).to_be_visible()
    expect(page.get_by_text("Bảng không có trường 'nobody'")).to_be_visible()
    expect(page.get_by_text("Cách xem này đã xóa")).to_be_visible()
