"""Signing in and out: passwords, sessions, lock-out, the first administrator, accounts."""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from dataclasses import replace
from typing import Any

import argon2
from duckdb import DuckDBPyConnection

from db.model.people import SYSTEM, Role, User, may_administer
from db.model.problems import reject
from db.model.settings import Settings
from db.model.texts import LANGUAGES, say
from db.store import accounts, lookups
from db.store.changelog import Origin
from db.store.connection import Store
from db.store.writer import Writing, write

LIMITS = Settings()
SHORTEST = 10
# of a name at the door: what is tried there is kept for the lock-out
LONGEST = 200
_hasher = argon2.PasswordHasher()
# verified for unknown names too, so that answering takes as long
_NOBODY = _hasher.hash(secrets.token_hex(16))


def sign_in(store: Store, name: str, password: str) -> str:
    """A new session's token; Rejected for a wrong name or password, or a locked name."""
    now, name = store.clock(), name[:LONGEST]
    with store.reading() as con:
        if accounts.failures(con, name, now - LIMITS.lock_out) >= LIMITS.failures:
            raise reject("locked_out", facts={"minutes": LIMITS.lock_out.seconds // 60})
        found = accounts.account_and_hash(con, name)
    known = _matches(found[1] if found else _NOBODY, password)
    if not (found and known):
        store.apply(lambda con: accounts.add_failure(con, name, now))
        raise reject("wrong_password")
    token = secrets.token_urlsafe(32)

    def begin(con: DuckDBPyConnection) -> None:
        accounts.forget_failures(con, name)
        accounts.add_session(con, _digest(token), found[0], now)

    store.apply(begin)
    return token


def user_of(store: Store, token: str | None, touch: bool = True) -> User | None:
    """Who a token belongs to, or None when it may not be used (any more).

    ``touch`` says that a person did something; a poll does not keep a session alive.
    """
    if not token:
        return None
    now, key = store.clock(), _digest(token)
    with store.reading() as con:
        found = accounts.session(con, key)
        if found is None:
            return None
        account, name, full_name, role, unit, created, seen = found
        idle = now - seen > LIMITS.idle and role != Role.DISPLAY
        if idle or (now - created > LIMITS.longest and role != Role.DISPLAY):
            return None
        units = accounts.family(con, unit) if unit else frozenset()
        language = accounts.preference(con, account, "language") or "vi"
    # a touch a minute is enough, and a write in every run is not
    if touch and (now - seen).total_seconds() > 60:
        store.apply(lambda con: accounts.touch(con, key, now))
    return User(account, name, full_name, Role(role), unit, units, language)


def sign_out(store: Store, token: str) -> None:
    """End the session of a token."""
    now = store.clock()
    store.apply(lambda con: accounts.revoke(con, now, token_hash=_digest(token)))


def change_password(store: Store, user: User, old: str, new: str) -> None:
    """Change one's own password; every other session of the account ends."""
    with store.reading() as con:
        held = accounts.hash_of(con, user.id)
    if held is None or not _matches(held, old):
        raise reject("wrong_password")
    _set_password(store, user.id, new)


def reset_password(store: Store, user: User, account: int, new: str) -> None:
    """An administrator sets somebody's password and ends all sessions of the account."""
    _administrator(user)
    _set_password(store, account, new)


def end_sessions(store: Store, user: User, account: int) -> None:
    """An administrator signs somebody out everywhere; the account stays open."""
    _administrator(user)
    now = store.clock()
    store.apply(lambda con: accounts.revoke(con, now, account=account))


def add_account(
    store: Store,
    user: User,
    name: str,
    full_name: str,
    role: Role,
    password: str,
    unit: int | None = None,
) -> int:
    """A new account with its password; gives its id."""
    _administrator(user)
    _long_enough(password)
    made = _hasher.hash(password)

    def work(writing: Writing) -> int:
        table = store.catalogue["account"]
        row = {
            "name": name,
            "full_name": full_name or name,
            "role": _role(writing, role),
            "unit": unit,
        }
        [account] = writing.insert(table, [row])
        accounts.set_hash(writing.con, account, made)
        return account

    return write(store, Origin(user, "account"), work)


def close_account(store: Store, user: User, account: int, closed: bool = True) -> None:
    """Close an account (its sessions end) or open it again."""
    _administrator(user)
    if account == user.id:
        raise reject("not_yourself")
    now = store.clock()

    def work(writing: Writing) -> None:
        table = store.catalogue["account"]
        writing.update(table, account, "closed", None if closed else True, closed or None)
        accounts.revoke(writing.con, now, account=account)

    write(store, Origin(user, "account"), work)


def is_new(store: Store) -> bool:
    """Whether nobody has an account yet."""
    with store.reading() as con:
        return not accounts.any_account(con)


def first_administrator(
    store: Store, expected: str, code: str, name: str, full_name: str, password: str
) -> int:
    """The first account, against the one-time code that the terminal showed."""
    if (
        not is_new(store)
        or not expected
        or not hmac.compare_digest(expected.encode(), code.strip().encode())
    ):
        raise reject("wrong_code")
    return add_account(store, SYSTEM, name, full_name, Role.ADMIN, password)


def set_language(store: Store, user: User, language: str) -> User:
    """Keep the language a person chose."""
    store.apply(lambda con: accounts.set_preference(con, user.id, "language", language))
    return replace(user, language=language)


def demo_accounts(store: Store) -> list[list[str]]:
    """Name, full name, role and password of a demo's accounts; none in a real database."""
    with store.reading() as con:
        kept = accounts.preference(con, 0, "demo")
    return list(json.loads(kept)) if kept else []


def publish_demo_accounts(store: Store, listed: list[list[str]]) -> None:
    """Open these accounts [name, full name, role, password] and show them on the sign-in page.

    For a demo database only.
    """
    made = {password: _hasher.hash(password) for *_, password in listed}

    def work(con: DuckDBPyConnection) -> None:
        for name, _, _, password in listed:
            accounts.set_hash(con, accounts.account_named(con, name), made[password])
        accounts.set_preference(con, 0, "demo", json.dumps(listed, ensure_ascii=False))

    store.apply(work)


def _set_password(store: Store, account: int, new: str) -> None:
    _long_enough(new)
    made, now = _hasher.hash(new), store.clock()

    def work(con: DuckDBPyConnection) -> None:
        accounts.set_hash(con, account, made)
        accounts.revoke(con, now, account=account)

    store.apply(work)


def _role(writing: Writing, role: Role) -> int:
    """The list value of a role; a database without any lists gets this list with it."""
    held = lookups.ids(writing.con)
    if ("role", role) not in held:
        missing = [known for known in Role if ("role", known) not in held]
        writing.insert(writing.store.catalogue["lookup"], [_listed(known) for known in missing])
        held = lookups.ids(writing.con)
    return held["role", role]


def _listed(role: Role) -> dict[str, Any]:
    labels = {f"label_{language}": say(language, f"role.{role}") for language in LANGUAGES}
    place = list(Role).index(role) + 1
    return {"list": "role", "code": role.value, "position": place, "system": True, **labels}


def _administrator(user: User) -> None:
    if not may_administer(user):
        raise reject("not_allowed")


def _long_enough(password: str) -> None:
    if len(password) < SHORTEST:
        raise reject("short_password", facts={"shortest": SHORTEST})


def _matches(held: str, password: str) -> bool:
    try:
        return _hasher.verify(held, password)
    except argon2.exceptions.VerifyMismatchError:
        return False


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
