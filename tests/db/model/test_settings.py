from pathlib import Path

from db.model.settings import Settings, settings


def test_the_database_is_named_by_the_environment_or_has_its_place():
    assert settings({}) == Settings(Path("data/thidua.duckdb"))
    assert settings({"THIDUA_DATABASE": "x.duckdb"}) == Settings(Path("x.duckdb"))
