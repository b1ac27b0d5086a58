"""Starting the real app and driving its pages in Chromium."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

ROOT = Path(__file__).parents[2]
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PASSWORD = "Sothidua-2026"


@dataclass
class Running:
    """A started app: its address, database and process."""

    url: str
    database: Path
    process: subprocess.Popen[bytes]

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(60)


def start(database: Path) -> Running:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = database.with_suffix(".log")
    with log.open("ab") as output:
        process = subprocess.Popen(
            [
                *(sys.executable, "-m", "streamlit", "run", "app.py"),
                *("--server.port", str(port), "--server.address", "127.0.0.1"),
            ],
            cwd=ROOT,
            env={**os.environ, "THIDUA_DATABASE": str(database)},
            stdout=output,
            stderr=output,
        )
    running = Running(f"http://127.0.0.1:{port}", database, process)
    until = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < until:
        try:
            urllib.request.urlopen(f"{running.url}/health", timeout=5).close()
            return running
        except OSError:
            time.sleep(0.05)
    process.kill()
    told = log.read_text()[-1000:]
    raise RuntimeError(f"the app did not start (exit {process.wait()}): {told}")


def new_page(browser: Browser) -> Page:
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN")
    return context.new_page()


def sign_in(page: Page, running: Running, name: str) -> None:
    page.goto(f"{running.url}/dang-nhap")
    page.fill("#name", name)
    page.fill("#password", PASSWORD)
    page.click("button")
    page.get_by_test_id("stApp").wait_for()


def idle(page: Page) -> None:
    """Wait until the script has run and what it drew is there."""
    time.sleep(0.3)
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for(timeout=30_000)
    time.sleep(0.3)


def keys(page: Page, pressed: str | list[str], pause: float) -> None:
    """Press one key after the other, at the pace of somebody who types: seconds a key."""
    for key in pressed:
        if key.isascii():
            page.keyboard.press(key)
        else:
            page.keyboard.insert_text(key)  # as an input method sends a letter with marks
        time.sleep(pause)


class Grid:
    """The first data grid of a page; cells by column title and row place."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.element = page.get_by_test_id("stDataFrame").first

    def ready(self) -> Grid:
        self.element.get_by_test_id("glide-cell-0-0").wait_for(state="attached", timeout=30_000)
        time.sleep(0.5)
        return self

    def column(self, title: str) -> int:
        titles = self.element.evaluate(
            "e => [...e.querySelectorAll('canvas th')].map(x => x.textContent)"
        )
        return titles.index(title)

    def cell(self, column: int, row: int):
        return self.element.get_by_test_id(f"glide-cell-{column}-{row}")

    def visible_rows(self) -> list[list[str]]:
        """The texts of the rows that the grid shows without scrolling."""
        self.element.locator("canvas tbody tr").first.wait_for(state="attached", timeout=30_000)
        return self.element.evaluate(
            "e => [...e.querySelectorAll('canvas tbody tr')].map("
            "r => [...r.querySelectorAll('td')].map(x => x.textContent))"
        )

    def selected(self) -> tuple[int, int] | None:
        found = self.element.evaluate(
            "e => { const n = e.querySelector('td[aria-selected=true]'); return n ? n.id : null }"
        )
        return tuple(map(int, found.split("-")[2:])) if found else None

    def go_to(self, column: int, row: int) -> None:
        for _ in range(8):
            at = self.selected()
            if at == (column, row):
                return
            if at is None:
                box = self.element.get_by_test_id("data-grid-canvas").bounding_box()
                self.page.mouse.click(box["x"] + 150, box["y"] + 52)
                time.sleep(0.6)
                continue
            for key, count in (
                ("ArrowRight", column - at[0]),
                ("ArrowLeft", at[0] - column),
                ("ArrowDown", row - at[1]),
                ("ArrowUp", at[1] - row),
            ):
                for _ in range(count):
                    self.page.keyboard.press(key)
            time.sleep(0.4)  # the hidden table follows after a moment
        raise AssertionError(f"not at {(column, row)} but at {self.selected()}")

    def type_into(self, column: int, row: int, text: str) -> None:
        self.go_to(column, row)
        self.page.keyboard.press("Enter")
        editor = self.page.locator("#portal input, #portal textarea").first
        editor.wait_for()
        editor.fill(text)
        self.page.keyboard.press("Enter")

    def expect(self, column: int, row: int, text: str) -> None:
        expect(self.cell(column, row)).to_have_text(text, timeout=10_000)
