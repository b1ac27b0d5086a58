"""The figures in a real browser: both phases are drawn, and a bar opens its rows."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.driver import new_page, sign_in


def test_both_phases_are_drawn_and_a_click_on_a_bar_lists_its_rows(running, chromium):
    page = new_page(chromium)
    sign_in(page, running, "lanhdao")
    page.goto(f"{running.url}/progress")
    charts = page.get_by_test_id("stVegaLiteChart")
    expect(charts).to_have_count(3, timeout=30_000)
    bars = charts.first.locator("path[aria-roledescription=bar]")
    expect(bars).to_have_count(4)
    told = bars.first.get_attribute("aria-label")

    bars.first.click(position={"x": 20, "y": 5})

    word, number = told.split(": ")
    count = number.split("/")[0]
    headline = page.get_by_text(f"Giai đoạn 2021–2023, {word}: {count} điển hình", exact=True)
    expect(headline).to_be_visible(timeout=15_000)
    expect(page.get_by_test_id("stDataFrame").first).to_be_visible()


def test_the_link_of_the_first_page_opens_the_units_that_have_not_sent(running, chromium):
    page = new_page(chromium)
    sign_in(page, running, "thuky1")
    link = page.get_by_text("đơn vị chưa gửi")
    link.wait_for(timeout=30_000)
    count = link.inner_text().split()[1]

    link.click()

    expect(page.get_by_text(f"{count} dòng sau lọc")).to_be_visible(timeout=30_000)
