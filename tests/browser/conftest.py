"""The real app on a demo province, and Chromium in front of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.driver import ARGUMENTS, ROOT, Running, start


@pytest.fixture(scope="session")
def province(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demo database to copy from."""
    database = tmp_path_factory.mktemp("province") / "demo.duckdb"
    subprocess.run(
        [sys.executable, "-m", "seed", "--demo"],
        cwd=ROOT,
        env={**os.environ, "THIDUA_DATABASE": str(database)},
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return database


@pytest.fixture
def running(province: Path, chromium: Browser, tmp_path: Path) -> Iterator[Running]:
    """The app on a fresh copy of the demo; its pages are closed with it."""
    database = tmp_path / "demo.duckdb"
    shutil.copy(province, database)
    started = start(database)
    yield started
    for context in chromium.contexts:
        context.close()
    started.stop()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=ARGUMENTS
        )
        yield browser
        browser.close()
