"""A day in the past: the moment of the log at which every table is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from db.model.catalog import Table
from db.store import as_of
from db.store.connection import Store


@dataclass(frozen=True, slots=True)
class Moment:
    """The end of a day: ``bundle`` is the log's last then, 0 before ``first``, its first day."""

    day: date
    bundle: int
    first: date | None


def end_of(store: Store, day: date) -> Moment | None:
    """The end of a day that is over; None for today and after, when things are as they are."""
    if day >= store.clock().date():
        return None
    with store.reading() as con:
        return Moment(day, *as_of.bundle_of(con, day))


def catalogue(store: Store, bundle: int | None) -> Mapping[str, Table]:
    """Every table as it is described now, or with the own fields in use after a bundle."""
    if bundle is None:
        return store.catalogue
    with store.reading() as con:
        return as_of.catalogue_at(con, store.catalogue, bundle)
