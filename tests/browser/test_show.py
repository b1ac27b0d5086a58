"""The meeting room in a real browser: a screen follows who leads, and a freeze stays as it was."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.driver import Grid, idle, new_page, sign_in

# a screen follows within this many milliseconds
FOLLOWS = 3000


def headline(page: Page) -> str:
    return page.locator(".slide h1").inner_text()


def test_a_screen_without_an_account_follows_who_leads_until_its_link_ends(running, chromium):
    office = new_page(chromium)
    sign_in(office, running, "thuky1")
    office.goto(f"{running.url}/room")
    office.get_by_text("Đường dẫn cho màn hình phòng họp").click()
    office.get_by_label("Tên màn hình").fill("TV phòng họp")
    office.keyboard.press("Tab")
    idle(office)
    office.get_by_role("button", name="Tạo đường dẫn").click()
    link = office.get_by_test_id("stCode").inner_text().strip()
    screen = chromium.new_context(viewport={"width": 1920, "height": 1080}).new_page()
    screen.goto(link)
    expect(screen.locator(".slide h1")).to_be_visible(timeout=30_000)
    leading = office.get_by_role("link", name="Dẫn trình chiếu").get_attribute("href")
    lead = office.context.new_page()
    lead.goto(f"{running.url}/{leading}")
    expect(lead.locator(".slide h1")).to_be_visible(timeout=30_000)

    for key in ("ArrowRight", "PageDown", "End"):
        before = headline(lead)
        lead.keyboard.press(key)
        expect(lead.locator(".slide h1")).not_to_have_text(before, timeout=15_000)
        expect(screen.locator(".slide h1")).to_have_text(headline(lead), timeout=FOLLOWS)

    sizes = screen.locator(".slide *").evaluate_all(
        "all => all.filter(e => e.children.length === 0 && e.textContent.trim())"
        ".map(e => parseFloat(getComputedStyle(e).fontSize))"
    )
    assert min(sizes) >= 24
    assert screen.get_by_role("button").count() == 0
    other = screen.context.new_page()
    other.goto(f"{running.url}/nominations")
    expect(other.locator("#name")).to_be_visible()
    office.get_by_role("button", name="Thu hồi").click()
    expect(screen.get_by_text("đã thu hồi")).to_be_visible(timeout=15_000)


def test_frozen_figures_stay_and_the_adjustment_stands_beside_them(running, chromium):
    page = new_page(chromium)
    sign_in(page, running, "thuky1")
    page.goto(f"{running.url}/progress")
    page.get_by_role("button", name="Chốt số liệu").click()
    window = page.get_by_role("dialog")
    window.get_by_label("Tên lần chốt").fill("Báo cáo tháng 11")
    page.keyboard.press("Tab")
    idle(page)
    window.get_by_role("button", name="Chốt số liệu").click()
    frozen = page.get_by_text("Cả kế hoạch: 549 điển hình")
    expect(frozen.first).to_be_visible(timeout=15_000)
    expect(page.get_by_text("số liệu của ngày đó không đổi")).to_be_visible(timeout=15_000)

    page.set_viewport_size({"width": 2600, "height": 900})
    page.goto(f"{running.url}/exemplars")
    grid = Grid(page).ready()
    grid.type_into(grid.column("Ngày công nhận"), 0, "01/01/2030")
    expect(page.get_by_text("Đã lưu")).to_be_visible(timeout=10_000)
    page.goto(f"{running.url}/progress?frozen=B%C3%A1o+c%C3%A1o+th%C3%A1ng+11")

    expect(page.get_by_text("Điều chỉnh sau khi chốt: Điển hình -1")).to_be_visible(timeout=15_000)
    expect(
        page.get_by_role("listitem").filter(has_text="Cả kế hoạch: 549 điển hình")
    ).to_be_visible()
    expect(page.get_by_role("heading", name="548 điển hình được công nhận")).to_be_visible()
