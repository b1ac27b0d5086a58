"""A card in a real browser: opened by its key, typed into, left for another, put on paper."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.driver import Grid, idle, new_page, sign_in


def test_a_card_is_opened_by_its_key_changed_left_for_a_linked_row_and_printed(running, chromium):
    page = new_page(chromium)
    sign_in(page, running, "thuky1")
    page.goto(f"{running.url}/exemplars")
    grid = Grid(page).ready()
    grid.go_to(0, 1)
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Mở thẻ")).to_be_visible(timeout=15_000)
    page.keyboard.press("F9")
    card = page.get_by_role("dialog")
    expect(card).to_contain_text("Dòng sau", timeout=15_000)
    assert re.search(r"the=exemplar\.\d+", page.url)

    note = card.get_by_label("Ghi chú")
    note.fill("gõ trong thẻ")
    note.blur()
    expect(card).to_contain_text("1 trường chưa lưu", timeout=10_000)
    # what is typed waits while another row is looked at
    card.get_by_role("button", name="Dòng sau").click()
    expect(card).to_contain_text("3/200", timeout=10_000)
    card.get_by_role("button", name="Dòng trước").click()
    # until the form of the row before has left, there are two
    expect(card.get_by_label("Ghi chú")).to_have_count(1, timeout=10_000)
    expect(card.get_by_label("Ghi chú")).to_have_value("gõ trong thẻ", timeout=10_000)
    page.keyboard.press("Control+Enter")
    expect(card).to_contain_text("Đã lưu", timeout=10_000)

    card.get_by_role("tab", name="Liên quan").click()
    card.get_by_role("button", name="Đối tượng:").click()
    expect(card).to_contain_text("Trở lại", timeout=10_000)
    card.get_by_role("button", name="Trở lại").click()
    expect(card).to_contain_text("2/200", timeout=10_000)
    address = card.get_by_role("link", name="In thẻ A4").get_attribute("href")
    card.get_by_role("button", name="Close").click()
    expect(card).not_to_be_visible(timeout=10_000)
    expect(page.get_by_text("Ghi chú → gõ trong thẻ")).to_be_visible(timeout=15_000)
    idle(page)
    assert "the=" not in page.url

    prints_one_page(page, f"{running.url}/{address}")


def prints_one_page(page: Page, address: str) -> None:
    sheet = page.goto(address)
    assert sheet and sheet.status == 200
    expect(page.get_by_text("gõ trong thẻ")).to_be_visible()
    paper = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1
    [box] = set(re.findall(rb"/MediaBox\s*\[([^\]]*)\]", paper))
    assert [round(float(side)) for side in box.split()] == [0, 0, 595, 842]
