"""A question in a real browser: built, drawn, saved, shared by its link, taken back."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.browser.driver import idle, new_page, sign_in

HEADING = "Số điển hình, chia theo dạng, đối tượng"
CONDITION = "Loại điển hình là Toàn diện"


def choose(page: Page, label: str, option: str) -> None:
    box = page.get_by_test_id("stSelectbox").filter(has_text=label).first
    box.get_by_role("combobox").click()
    box.get_by_role("combobox").fill(option)
    page.get_by_role("option", name=option, exact=True).click()
    idle(page)


def condition(page: Page, *options: str) -> Locator:
    """Add a condition by its field, comparison and value; gives the window."""
    page.get_by_role("button", name="Thêm điều kiện").click()
    window = page.get_by_role("dialog")
    for place, option in enumerate(options):
        window.get_by_role("combobox").nth(place).click()
        page.get_by_role("option", name=option, exact=True).click()
        idle(page)
    window.get_by_role("button", name="Dùng điều kiện").click()
    return window


def told(page: Page) -> list[str]:
    """What a reader of the screen hears of each part of a bar."""
    parts = page.get_by_test_id("stVegaLiteChart").locator("path[aria-roledescription=bar]")
    expect(parts.first).to_be_attached(timeout=30_000)
    idle(page)
    return parts.evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")


def test_a_question_is_built_drawn_saved_shared_and_taken_back(running, chromium):
    page = new_page(chromium)
    sign_in(page, running, "thuky1")
    page.goto(f"{running.url}/questions")
    expect(page.get_by_role("heading", name="Số đề cử")).to_be_visible(timeout=30_000)

    choose(page, "Của", "Điển hình")
    choose(page, "Chia theo", "Dạng")
    choose(page, "Rồi theo", "Đối tượng › Đối tượng")
    expect(page.get_by_role("heading", name=HEADING)).to_be_visible()
    whole = told(page)

    window = condition(page, "Loại điển hình", "là", "Toàn diện")
    expect(page.get_by_role("button", name=CONDITION).first).to_be_visible()
    idle(page)
    narrowed = told(page)
    assert narrowed != whole

    page.go_back()
    expect(page.get_by_role("button", name=CONDITION)).to_have_count(0)
    idle(page)
    assert told(page) == whole
    page.go_forward()
    expect(page.get_by_role("button", name=CONDITION).first).to_be_visible()

    page.get_by_role("button", name="Lưu câu hỏi").click()
    window.get_by_label("Tên câu hỏi").fill("Điển hình toàn diện")
    window.get_by_text("Dùng chung").click()
    window.get_by_role("button", name="Lưu lại", exact=True).click()
    expect(page.get_by_role("button", name="Điển hình toàn diện").first).to_be_visible()
    idle(page)

    leader = new_page(chromium)
    sign_in(leader, running, "lanhdao")
    leader.goto(page.url)
    expect(leader.get_by_role("heading", name=HEADING)).to_be_visible(timeout=30_000)
    assert told(leader) == narrowed
