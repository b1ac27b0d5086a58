"""Every page of every role opens on the demo without a fault, and strangers see nothing."""

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from db.actions import house, sign_in
from db.model.people import Role, User
from pages.shared import menu, session
from seed.__main__ import main as plant

PAGES = Path(__file__).parents[2] / "pages"
PASSWORD = "Sothidua-2026"


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    path = tmp_path_factory.mktemp("demo") / "demo.duckdb"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("THIDUA_DATABASE", str(path))
        assert plant(["--demo"]) == 0
    copy = path.with_name("copy.duckdb")
    shutil.copy(path, copy)
    yield house.open_house(copy)
    house.close_house()


def shown(role):
    user = User(1, "x", "X", role)
    return {
        section: [entry.name for entry in entries]
        for section, entries in menu.sections(user).items()
    }


def test_the_menu_of_each_role():
    register = ["nominations", "exemplars", "awards", "movements", "units", "doubles"]
    office = {
        "": ["today"],
        "register": register,
        "review": ["receipts", "file", "marking", "ranking", "criteria"],
        "progress": ["progress", "tasks", "questions", "sql"],
        "manage": ["journal", "catalogue", "system"],
    }
    assert {role: shown(role) for role in Role} == {
        Role.ADMIN: office,
        Role.SECRETARY: office,
        Role.MEMBER: {"": ["today"], "review": ["marking"]},
        Role.UNIT: {"": ["today"], "register": register, "review": ["receipts"]},
        Role.LEADER: {"": ["today"], "progress": ["progress", "questions", "sql"]},
        Role.DISPLAY: {"": ["today"], "progress": ["progress"]},
    }


def test_a_stranger_sees_the_way_to_the_sign_in_page_and_nothing_else(demo, monkeypatch):
    monkeypatch.setattr(session, "token_source", lambda: None)

    seen = AppTest.from_file(str(PAGES / "frame.py"), default_timeout=60).run()

    assert (len(seen.title), len(seen.selectbox), len(seen.metric)) == (0, 0, 0)


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("quantri", Role.ADMIN),
        ("thuky1", Role.SECRETARY),
        ("hoidong1", Role.MEMBER),
        ("donvi1", Role.UNIT),
        ("lanhdao", Role.LEADER),
    ],
)
def test_every_page_of_a_role_opens_without_a_fault(demo, monkeypatch, name, role):
    token = sign_in.sign_in(demo, name, PASSWORD)
    monkeypatch.setattr(session, "token_source", lambda: token)
    seen = AppTest.from_file(str(PAGES / "frame.py"), default_timeout=60).run()
    opened, faults = [], []

    for entries in menu.sections(User(1, "x", "X", role)).values():
        for entry in entries:
            if (PAGES / entry.file).exists():
                seen.switch_page(str(PAGES / entry.file)).run()
                opened.append(entry.name)
                faults += [(entry.name, error.value) for error in [*seen.error, *seen.exception]]

    assert faults == []
    assert len(opened) >= 2


def test_english_when_it_was_chosen(demo, monkeypatch):
    token = sign_in.sign_in(demo, "thuky2", PASSWORD)
    sign_in.set_language(demo, sign_in.user_of(demo, token), "en")
    monkeypatch.setattr(session, "token_source", lambda: token)

    seen = AppTest.from_file(str(PAGES / "frame.py"), default_timeout=60).run()

    assert [title.value for title in seen.title] == ["Today"]
