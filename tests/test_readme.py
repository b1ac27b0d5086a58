"""README tells the truth: its commands are those that are run, its map and links are complete."""

from __future__ import annotations

import re

import pytest

from tests.source import ROOT, files, name_of

COMMANDS = (
    "python3.11 -m venv .venv && .venv/bin/pip install -q -r requirements.txt"
    " && .venv/bin/python -m seed --demo && .venv/bin/streamlit run app.py",
    "python3.11 -m venv .venv && .venv/bin/pip install -q -r tests/requirements.txt"
    " && .venv/bin/python -m pytest -n 2 --cov",
)


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_readme_holds_the_commands_and_the_checks_run_the_second():
    readme, checks = text("README.md").splitlines(), text(".ci/run").splitlines()

    assert [command for command in COMMANDS if command not in readme] == []
    assert checks[-1] == COMMANDS[1]


@pytest.mark.parametrize(("page", "most"), [("README.md", 150), ("docs/architecture.md", 120)])
def test_pages_are_short(page, most):
    assert len(text(page).splitlines()) <= most


@pytest.mark.parametrize("page", ["README.md", "docs/architecture.md"])
def test_links_lead_to_files_that_are_there(page):
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", text(page))

    assert [path for path in links if not ((ROOT / page).parent / path).exists()] == []


@pytest.mark.parametrize("page", ["README.md", "docs/architecture.md"])
def test_files_that_are_named_are_there(page):
    named = re.findall(r"`((?:db|pages|seed|tests|\.streamlit)/[\w/.]+)`", text(page))

    assert [path for path in named if not (ROOT / path).exists()] == []


def test_the_maps_show_every_folder():
    shown = text("README.md") + text("docs/architecture.md")
    folders = {path.parent for path in files("pages", "db", "seed")}

    assert [name_of(f) for f in sorted(folders) if f"{name_of(f)}/" not in shown] == []
