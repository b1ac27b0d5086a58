"""The sign of a locked row."""

from __future__ import annotations

from collections.abc import Sequence

from db.actions import closing
from db.model.catalog import Table
from pages.shared.session import Visit


def signs(visit: Visit, table: Table, ids: Sequence[int]) -> dict[str, dict[int, str]]:
    """A column that says which rows are locked; none where no row is."""
    found = closing.locked_rows(visit.store, visit.user, table.name, ids)
    said = dict.fromkeys(found, visit.say("locking.locked"))
    return {visit.say("locking.sign"): said} if said else {}
