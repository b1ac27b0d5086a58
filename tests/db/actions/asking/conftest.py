"""What tests of questions share."""

from __future__ import annotations

import pytest

from db.actions.asking import published


@pytest.fixture(autouse=True)
def no_copy_is_dear(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine takes long over a copy: here each is made anew whatever it took."""
    monkeypatch.setattr(published, "CHEAP", 60.0)
