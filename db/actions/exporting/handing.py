"""Handing a view out as a file: what left is remembered, so that it can come back."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from db.actions.edit import Query
from db.actions.exporting.plain import as_csv
from db.actions.exporting.taken import Taken, take
from db.actions.exporting.workbooks import as_workbook
from db.model.people import User
from db.store import handed_out
from db.store.connection import Store
from db.store.handed_out import HandedOut


def workbook(
    store: Store,
    user: User,
    name: str,
    query: Query,
    fields: Sequence[str] = (),
    language: str = "vi",
    title: str = "",
) -> bytes:
    """The rows of a query as a workbook that can be given back; ``title`` names its sheet.

    Rejected as ``take`` is.
    """
    taken = take(store, user, name, query, fields, language)
    token = secrets.token_urlsafe(12)
    left = _left(store, user, taken, token)
    store.apply(lambda con: handed_out.keep(con, left))
    return as_workbook(taken, token, title)


def text(
    store: Store,
    user: User,
    name: str,
    query: Query,
    fields: Sequence[str] = (),
    language: str = "vi",
) -> bytes:
    """The same as text with separators; it cannot come back."""
    taken = take(store, user, name, query, fields, language)
    left = _left(store, user, taken, secrets.token_urlsafe(12))
    store.apply(lambda con: handed_out.keep(con, left))
    return as_csv(taken)


def _left(store: Store, user: User, taken: Taken, token: str) -> HandedOut:
    return HandedOut(
        token, user.id, store.clock(), taken.table.name, taken.bundle, taken.language,
        tuple(field.name for field in taken.fields), taken.headings(),
        tuple(row["id"] for row in taken.rows), taken.held(),
    )  # fmt: skip
