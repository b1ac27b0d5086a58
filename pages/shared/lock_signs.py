"""The sign of a locked row."""

from __future__ import annotations

from collections.abc import Sequence

from db.actions import closing
from db.model.catalog import Table
from pages.shared.session import Visit


def signs(visit: Visit, table: Table, ids: Sequence[int]) -> dict[str, dict[int, str]]:
    """A column that says which rows are locked and by what; none where no row is."""
    found = closing.locked_rows(visit.store, visit.user, table.name, ids)
    said = {row: visit.say("locking.by", by=problem.facts["by"]) for row, problem in found.items()}
    return {visit.say("locking.sign"): said} if said else {}
