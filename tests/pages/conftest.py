"""The demo province, planted once for all tests of pages; whoever opens it works on a copy."""

import pytest

from seed.__main__ import main as plant


@pytest.fixture(scope="session")
def planted(tmp_path_factory):
    path = tmp_path_factory.mktemp("demo") / "demo.duckdb"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("THIDUA_DATABASE", str(path))
        assert plant(["--demo"]) == 0
    return path
