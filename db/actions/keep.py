"""Keeping the register whole: checking, verifying, backing up."""

from __future__ import annotations

from pathlib import Path

from db.model.people import User, may_run_the_office
from db.model.problems import Problem, reject
from db.store import backup as copies
from db.store import changelog, files
from db.store import check as rules
from db.store.connection import Store


def check(store: Store, user: User) -> list[Problem]:
    """Every breach of an invariant; empty when all is well."""
    _may(user)
    with store.reading() as con:
        found = rules.check(con)
        return found + files.breaches(con, store.catalogue, files.folder_of(store.path))


def verify(store: Store, user: User, heads: Path | None = None) -> str | None:
    """None when the chain holds against the heads kept outside; else the first broken bundle."""
    _may(user)
    with store.reading() as con:
        return changelog.verify(con, heads or changelog.heads_file(store.path))


def backup(store: Store, user: User, target: Path) -> int:
    """A proven copy while the register is in use; gives the number of its last bundle."""
    _may(user)
    return copies.backup(store, target)


def lost_files(store: Store, user: User) -> list[Problem]:
    """Files of live and deleted rows that no backup can hold any more."""
    _may(user)
    with store.reading() as con:
        return files.breaches(con, store.catalogue, files.folder_of(store.path), "true")


def restore(database: Path, source: Path) -> int:
    """Put a proven copy in place; the app must be stopped."""
    return copies.restore(database, source)


def where(problem: Problem) -> str:
    """Table, row and field of a breach, for a line of a report."""
    return ".".join(str(part) for part in (problem.table, problem.row, problem.field) if part)


def _may(user: User) -> None:
    if not may_run_the_office(user):
        raise reject("not_allowed")
