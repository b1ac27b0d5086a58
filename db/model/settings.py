"""Settings from the environment: each with its default, and refused when it makes no sense."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """``database``: where the rows are. A session ends after ``idle`` without a user's action."""

    database: Path = Path("data/thidua.duckdb")
    idle: timedelta = timedelta(hours=1)
    longest: timedelta = timedelta(hours=12)
    failures: int = 5
    lock_out: timedelta = timedelta(minutes=15)


def settings(environment: Mapping[str, str]) -> Settings:
    """Read THIDUA_DATABASE; everything else has a value that suits an office."""
    named = environment.get("THIDUA_DATABASE", "")
    return Settings(database=Path(named)) if named else Settings()
