"""Every control has a name that is read aloud, and the keys do what their list says."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driver import Grid, idle, new_page, sign_in

PAGES = (
    "", "nominations", "exemplars", "awards", "movements", "units", "receipts", "marking",
    "ranking", "criteria", "progress", "tasks", "journal", "catalogue", "system",
)  # fmt: skip
# visible controls and pictures without any name
NAMELESS = """() => {
  const words = e => { const copy = e.cloneNode(true);
    copy.querySelectorAll('[data-testid=stIconMaterial]').forEach(icon => icon.remove());
    return copy.textContent; };
  const named = e => (e.getAttribute('aria-label') || e.getAttribute('title')
    || e.getAttribute('alt') || e.getAttribute('placeholder') || words(e) || '').trim()
    || (e.getAttribute('aria-labelledby') || '').split(' ').some(
      id => (document.getElementById(id) || {}).innerText)
    || [...(e.labels || [])].some(l => l.innerText.trim() || l.getAttribute('aria-label'));
  const seen = e => e.offsetParent !== null && !e.closest('[aria-hidden=true]');
  const main = document.querySelector('[role=dialog]')
    || document.querySelector('[data-testid=stApp]');
  return [...main.querySelectorAll(
    'button, input, textarea, [role=button], [role=combobox], [role=tab], [role=graphics-document]'
  )].filter(e => seen(e) && !named(e)).map(e => e.outerHTML.slice(0, 200));
}"""


@pytest.fixture
def office(running, chromium) -> Page:
    page = new_page(chromium)
    sign_in(page, running, "quantri")
    return page


def test_every_control_of_every_page_has_a_name(running, office):
    nameless = {}
    for path in PAGES:
        office.goto(f"{running.url}/{path}")
        idle(office)
        nameless[path] = office.evaluate(NAMELESS)

    assert nameless == {path: [] for path in PAGES}


def test_every_control_of_the_windows_of_a_table_has_a_name(running, office):
    office.goto(f"{running.url}/movements")
    grid, window = Grid(office).ready(), office.get_by_role("dialog")
    nameless = {}
    for name in ("Lọc", "Cột", "Thêm phong trào", "Dán từ Excel", "Đổi nhiều dòng", "Mở thẻ"):
        if name == "Mở thẻ":
            grid.go_to(0, 0)
            office.keyboard.press("Space")
        office.get_by_role("button", name=name).first.click()
        expect(window).to_be_visible(timeout=10_000)
        idle(office)
        nameless[name] = office.evaluate(NAMELESS)
        window.get_by_role("button", name="Close", exact=True).click()
        expect(window).not_to_be_visible(timeout=10_000)

    assert {name: found for name, found in nameless.items() if found} == {}


def test_the_keys_open_what_their_list_says(running, office):
    office.goto(f"{running.url}/movements")
    Grid(office).ready()

    office.keyboard.press("F4")
    window = office.get_by_role("dialog")
    expect(window).to_contain_text("Thêm phong trào", timeout=10_000)
    office.keyboard.press("Escape")
    expect(window).not_to_be_visible()
    office.keyboard.press("F8")
    expect(window).to_contain_text("Dán dòng vào", timeout=10_000)
    office.keyboard.press("Escape")
    expect(window).not_to_be_visible()
    office.keyboard.press("Control+k")
    expect(window.get_by_placeholder("Tên người")).to_be_visible(timeout=10_000)


def test_a_colleagues_link_to_a_page_of_another_role_gets_a_sentence(running, chromium):
    page = new_page(chromium)
    sign_in(page, running, "lanhdao")

    page.goto(f"{running.url}/receipts")

    told = "Trang Nhận hồ sơ không thuộc vai trò này."
    expect(page.get_by_text(told)).to_be_visible(timeout=30_000)
    expect(page.get_by_text("Page not found")).to_have_count(0)
    expect(page.get_by_role("link", name="Nhận hồ sơ")).to_have_count(0)
