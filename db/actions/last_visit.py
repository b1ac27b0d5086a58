"""What changed since somebody last had the first page before them, on an earlier day."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from db.model.people import User, may_run_the_office
from db.model.problems import reject
from db.store import accounts, history
from db.store.connection import Store

PREFERENCE = "last_visit"


@dataclass(frozen=True, slots=True)
class Since:
    """``day``: the last earlier day, None at the first visit; ``bundles``: made by others since."""

    day: date | None
    bundles: int


def since_last_visit(store: Store, user: User) -> Since:
    """How much others have changed since; remembers, without a log, that this visit is now."""
    if not may_run_the_office(user):
        raise reject("not_allowed")
    today, head = store.clock().date().isoformat(), store.head
    with store.reading() as con:
        held = json.loads(accounts.preference(con, user.id, PREFERENCE) or "{}")
        kept = {"day": today, "head": head, "before": head, "earlier": None, **held}
        if kept["day"] != today:
            kept |= {"before": kept["head"], "earlier": kept["day"], "day": today}
        count = history.bundles_of_others(con, user.id, kept["before"])
    kept["head"] = head
    if kept != held:
        text = json.dumps(kept)
        store.apply(lambda con: accounts.set_preference(con, user.id, PREFERENCE, text))
    earlier = date.fromisoformat(kept["earlier"]) if kept["earlier"] else None
    return Since(earlier, count)
