"""Typing as people do: down a column without waiting, and Vietnamese as Telex sends it."""

from __future__ import annotations

import duckdb
import pytest
from playwright.sync_api import expect

from tests.browser.driver import Grid, idle, keys, new_page, sign_in

# what Unikey sends for Telex: a letter, and when a mark follows, Backspace and the marked letter
TELEX = {
    "đ": ["d", "Backspace", "đ"],
    "ê": ["e", "Backspace", "ê"],
    "ệ": ["e", "Backspace", "ê", "Backspace", "ệ"],
    "ư": ["u", "Backspace", "ư"],
    "ữ": ["u", "Backspace", "ư", "Backspace", "ữ"],
    "á": ["a", "Backspace", "á"],
    "ồ": ["o", "Backspace", "ô", "Backspace", "ồ"],
}
WORDS = ("đệ", "nữ", "đá", "bệ", "đồ")


def telex(text: str) -> list[str]:
    return [key for letter in text for key in TELEX.get(letter, [letter])]


def short_names(database, count: int) -> list[str]:
    """The short names of the first units in the order of entry."""
    with duckdb.connect(str(database), read_only=True) as con:
        found = con.execute(
            "SELECT short_name FROM unit WHERE deleted_at IS NULL ORDER BY id LIMIT ?", [count]
        ).fetchall()
    return [name for (name,) in found]


@pytest.fixture
def grid(running, chromium):
    page = new_page(chromium)
    sign_in(page, running, "thuky1")
    page.goto(f"{running.url}/units")
    idle(page)
    opened = Grid(page).ready()
    opened.go_to(opened.column("Tên ngắn"), 0)
    return opened


def type_down(grid: Grid, texts: list[str], pause: float) -> None:
    for text in texts:
        keys(grid.page, [*telex(text), "Enter"], pause)
    expect(grid.page.get_by_text(f"→ {texts[-1]}")).to_be_visible(timeout=20_000)
    idle(grid.page)


def test_twenty_cells_typed_down_a_column_are_all_kept(running, grid):
    typed = [f"{100 + number}" for number in range(20)]

    type_down(grid, typed, pause=0.06)

    running.stop()
    assert short_names(running.database, 20) == typed


def test_fifty_cells_typed_with_telex_are_right(running, grid):
    typed = [f"{WORDS[number % 5]} {number}" for number in range(50)]

    type_down(grid, typed, pause=0.08)

    running.stop()
    assert short_names(running.database, 50) == typed
