"""The laws of the house: who may import whom, where what is written, how long it may be."""

from __future__ import annotations

import ast
import re
import tomllib
from importlib.metadata import packages_distributions
from sys import stdlib_module_names

from db.model.tables import BY_NAME
from tests.source import ROOT, files, floor, floor_of, imports, name_of, nodes, source, strings

MAY_IMPORT = {
    "app": {"pages", "db.actions", "db.model"},
    "pages": {"pages", "db.actions", "db.model"},
    "seed": {"seed", "db.actions", "db.model"},
    "db": {"db", "db.actions", "db.model"},
    "db.actions": {"db.actions", "db.store", "db.model"},
    "db.store": {"db.store", "db.model"},
    "db.model": {"db.model"},
}
TOP_LEVEL = {
    *("app.py", "pages", "db", "seed", "tests", "requirements.txt"),
    *("README.md", "CHANGELOG.md", "LICENSE", "pyproject.toml", "docs"),
    *(".streamlit", ".ci", ".git", ".gitignore"),
}
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "manager", "common", "misc"}
SQL = re.compile(
    r"\s*(SELECT\s|WITH \w+ AS|INSERT INTO|UPDATE\s+\S+\s+SET|DELETE FROM"
    r"|(CREATE|ALTER|DROP) (OR REPLACE )?(TABLE|VIEW|MACRO|SEQUENCE|INDEX))"
)
LETTERS = "ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"
WORD = rf"(?=\w*[{LETTERS}])\w{{2,}}"
SENTENCE = re.compile(rf"\b{WORD}\s+\w{{2,}}|\w{{2,}}\s+{WORD}", re.I)
# the name under which the app itself stands in the log
SYSTEM_NAME = "Hệ thống"
# what other people's files write, to be recognised and written in full; nothing of it is said
WORDS_OF_FILES = "db/model/reading/words.py"
# modules about one table or a few, and so allowed to name them; everything beside them is generic
ABOUT_TABLES = (
    "db/store/accounts.py",
    "db/store/apart.py",
    "db/store/arrivals.py",  # whose file came in for which round
    "db/store/attachments.py",
    "db/store/custom_fields.py",
    "db/store/figures.py",
    "db/store/guards.py",
    "db/store/unit_names.py",  # a unit is called by its parent and its last day
    "db/store/completions.py",
    "db/store/known.py",
    "db/store/lookups.py",
    "db/store/marks.py",
    "db/store/migrations/__init__.py",  # a step names the table that it makes
    "db/store/nominations.py",
    "db/store/subjects.py",
    "pages/shared/card_tabs.py",
    "pages/shared/charts.py",
    "pages/shared/figures.py",
    "pages/shared/session.py",
)
# tables that the catalogue itself rests on: choices, and the fields and tables that staff add
ENGINE = {"lookup", "custom_field", "custom_table"}
# what starlette needs to read a form; no line of ours imports it
ONLY_NEEDED = {"python-multipart"}


def pinned(requirements: str) -> dict[str, str]:
    """Package → version, of a requirements file; the version is empty when it is not pinned."""
    lines = (ROOT / requirements).read_text(encoding="utf-8").splitlines()
    parts = [line.partition("==") for line in lines if line and not line.startswith(("#", "-r"))]
    return {name.lower(): version for name, _, version in parts}


def strangers(*folders: str) -> set[str]:
    """The packages, as installed, that these files import and that neither we nor Python wrote."""
    installed = packages_distributions()
    tops = {module.partition(".")[0] for path in files(*folders) for module in imports(path)}
    ours = {"app", "pages", "db", "seed", "tests"}
    return {installed[top][0].lower() for top in tops - ours - stdlib_module_names}


def test_imports_go_down_the_floors():
    upward = [
        (name_of(path), module)
        for path in source()
        for module in sorted(imports(path))
        if floor(module) and floor(module) not in MAY_IMPORT[floor_of(path) or ""]
    ]

    assert upward == []


def test_only_the_door_and_the_pages_know_the_screen():
    below = files("db", "seed", "pages/shared/charts.py", "pages/shared/menu.py")

    assert [
        name_of(path) for path in below if any(m.startswith("streamlit") for m in imports(path))
    ] == []


def test_only_the_store_knows_the_driver_and_actions_the_type_of_its_cursor():
    above = [path for path in source() if floor_of(path) != "db.store"]
    driver = {(path, m) for path in above for m in imports(path) if m.startswith("duckdb")}

    assert {
        (name_of(path), module)
        for path, module in driver
        if (floor_of(path), module) != ("db.actions", "duckdb.DuckDBPyConnection")
    } == set()


def test_sql_is_written_in_the_store_only():
    above = [path for path in source() if floor_of(path) != "db.store"]

    assert [
        (name_of(path), line, text)
        for path in above
        for line, text in strings(path)
        if SQL.match(text)
    ] == []
    outside = [path for path in ROOT.rglob("*.sql") if ROOT / "db/store" not in path.parents]
    assert [name_of(path) for path in outside if ".venv" not in path.parts] == []


def test_files_have_at_most_300_lines_and_functions_40():
    everything = (*source(), *files("tests"))
    long_files = [
        (name_of(path), lines)
        for path in everything
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 300
    ]
    long_functions = [
        (name_of(path), node.name, lines)
        for path in everything
        for node in nodes(path)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := (node.end_lineno or 0) - node.lineno + 1) > 40
    ]

    assert (long_files, long_functions) == ([], [])


def test_the_top_level_holds_what_was_agreed():
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    found = {path.name for path in ROOT.iterdir()} - {entry.rstrip("/") for entry in ignored}

    assert found - TOP_LEVEL == set()


def test_no_file_has_a_name_that_says_nothing():
    assert [name_of(path) for path in source() if path.stem in EMPTY_NAMES] == []


def test_vietnamese_for_the_user_stands_in_the_texts_and_the_tables():
    elsewhere = [
        path
        for path in files("app.py", "pages", "db")
        if not name_of(path).startswith(("db/model/texts/", "db/model/tables/"))
        and name_of(path) != WORDS_OF_FILES
    ]

    assert [
        (name_of(path), line, text)
        for path in elsewhere
        for line, text in strings(path)
        if SENTENCE.search(text) and text != SYSTEM_NAME
    ] == []


def test_generic_code_names_no_table():
    generic = [
        path
        for path in files("pages/shared", "db/store", "db/actions/edit.py", "db/actions/undo.py")
        if name_of(path) not in ABOUT_TABLES
    ]
    named = BY_NAME.keys() - ENGINE
    in_sql = re.compile(rf'\b(FROM|JOIN|INTO|UPDATE)\s+"?({"|".join(named)})\b(?!_)')

    assert [
        (name_of(path), line, text)
        for path in generic
        for line, text in strings(path)
        if text in named or in_sql.search(text)
    ] == []
    assert [
        (name_of(path), module)
        for path in generic
        for module in sorted(imports(path))
        if module.startswith("db.model.tables.") and module.rpartition(".")[2].lower() in named
    ] == []


def test_pages_ask_what_a_person_may_do_and_never_for_the_role():
    assert [
        (name_of(path), node.lineno)
        for path in files("app.py", "pages")
        for node in nodes(path)
        if isinstance(node, ast.Compare)
        and any(isinstance(part, ast.Attribute) and part.attr == "role" for part in ast.walk(node))
    ] == []


def test_nothing_is_collected_after_each_run_of_a_page():
    settings = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))

    assert settings["runner"]["postScriptGC"] is False


def test_the_widget_writes_no_file_in_which_a_cell_could_start_a_formula():
    settings = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))

    assert settings["client"]["disableDataExport"] is True


def test_requirements_are_pinned_and_are_what_the_code_imports():
    runtime, tools = pinned("requirements.txt"), pinned("tests/requirements.txt")

    assert [name for name, version in (runtime | tools).items() if not version] == []
    assert runtime.keys() - ONLY_NEEDED == strangers("app.py", "pages", "db", "seed")
    assert strangers("tests") <= runtime.keys() | tools.keys()
