"""Text that would be a script is text on every page; nobody without a session gets a socket."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from app import COOKIE
from db.actions import edit, nominate, sign_in
from db.actions.nominate import Entry
from db.model.catalog import Field, Kind
from db.model.people import SYSTEM, Role, User
from db.model.tables import TABLES
from db.store import lookups
from db.store.connection import Store
from db.store.schema import open_store
from pages.shared import menu
from tests.browser.driver import PASSWORD, Running, new_page, start
from tests.browser.driver import sign_in as sign_in_as
from tests.conftest import Rows, stepping_clock
from tests.samples import TOLD, sample

HOSTILE = "<script>window.hacked=1</script><img src=x onerror=window.hacked=1>"


def hostile(table: str, field: Field) -> Any:
    """What a description asks for, with a script in every text."""
    if (table, field.name) not in TOLD and field.kind in (Kind.TEXT, Kind.LONG_TEXT, Kind.FILE):
        return f"{field.name} {HOSTILE}"
    return sample(table, field)


class HostileRows(Rows):
    def described(self, table: Any, value: Any = hostile) -> dict[str, Any]:
        return super().described(table, value)


@pytest.fixture(scope="module")
def attacked(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The app on a database in which every text of every table is a script."""
    path = tmp_path_factory.mktemp("hostile") / "hostile.duckdb"
    shutil.copy(template, path)
    store = open_store(path, stepping_clock(datetime(2026, 11, 2, 9, 0)))
    plant(store)
    store.close()
    started = start(path)
    yield started
    started.stop()


def plant(store: Store) -> None:
    with store.reading() as con:
        rows = HostileRows(store, lookups.ids(con))
    made = {table.name: rows.make(table.name) for table in TABLES if table.name != "mark"}
    admin = sign_in.add_account(store, SYSTEM, "quantri", f"Quản {HOSTILE}", Role.ADMIN, PASSWORD)
    put_before_the_council(rows, made, User(admin, "quantri", HOSTILE, Role.ADMIN))


def put_before_the_council(rows: Rows, made: dict[str, int], user: User) -> None:
    """A file that is marked and ranked, so that those pages have something to show."""
    store = rows.store
    entry = Entry(
        made["round"], made["unit"], name=f"Đề cử {HOSTILE}", position=HOSTILE,
        type=rows.choice["subject_type", "individual"], scope=rows.choice["scope", "by_field"],
        achievement=HOSTILE, note=HOSTILE, submission_number=HOSTILE,
    )  # fmt: skip
    filed = nominate.nominate(store, user, entry)
    for state in ("eligible", "before_council"):
        nominate.change_state(store, user, [filed.nomination], state)
    edit.remove(store, user, "movement", [rows.make("movement", name="Bỏ đi")], HOSTILE)
    rows.make("mark", nomination=filed.nomination)


def settled(page: Page) -> None:
    """The page has run to its end, and a broken picture has had its time to fire."""
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()
    page.wait_for_timeout(700)


def test_a_script_in_any_text_is_shown_as_text_on_every_page(attacked, chromium):
    page, dialogs = new_page(chromium), []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    sign_in_as(page, attacked, "quantri")
    admin = User(1, "quantri", "", Role.ADMIN)
    names = [entry.name for entries in menu.sections(admin).values() for entry in entries]
    tables = [f"catalogue?table={table.name}" for table in TABLES]
    shown = set()

    for path in ("", *names[1:], *tables, "marking?on_paper=true", "units?lang=en"):
        page.goto(f"{attacked.url}/{path}")
        settled(page)
        if path == "journal":
            pick_the_first(page)
        if "window.hacked=1" in page.locator("body").evaluate("e => e.textContent"):
            shown.add(path.partition("?")[0])
        assert page.evaluate("window.hacked") is None, path
        assert page.locator("img[src=x]").count() == 0, path
        assert page.get_by_text("Trang gặp lỗi").count() == 0, path

    assert dialogs == []
    assert shown >= {"nominations", "exemplars", "awards", "movements", "units", "catalogue"}
    assert {"marking", "journal", ""} <= shown
    page.evaluate("text => document.body.insertAdjacentHTML('beforeend', text)", HOSTILE)
    page.wait_for_function("window.hacked === 1")  # it would have been noticed


def pick_the_first(page: Page) -> None:
    """The newest bundle: its steps carry the names of rows, and its undo shows values."""
    box = page.get_by_test_id("data-grid-canvas").first.bounding_box()
    assert box
    page.mouse.click(box["x"] + 20, box["y"] + 52)
    page.wait_for_timeout(500)
    settled(page)


def test_a_socket_opens_for_a_session_and_for_nobody_else(attacked, chromium):
    page = new_page(chromium)
    sign_in_as(page, attacked, "quantri")
    cookies = {cookie["name"]: cookie["value"] for cookie in page.context.cookies()}
    address = f"{attacked.url.replace('http', 'ws')}/_stcore/stream"

    def status(cookie: str | None) -> int:
        headers = {} if cookie is None else {"Cookie": f"{COOKIE}={cookie}"}
        try:
            with connect(address, additional_headers=headers, proxy=None) as socket:
                return socket.response.status_code if socket.response else 0
        except InvalidStatus as error:
            return error.response.status_code

    assert [status(None), status("garbage"), status("0" * 43), status(cookies[COOKIE])] == [
        403, 403, 403, 101,
    ]  # fmt: skip
