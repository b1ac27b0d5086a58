"""Who uses the app, and what each role may do: small predicates that read as statements."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from db.model.catalog import is_own_table


class Role(StrEnum):
    ADMIN = "admin"
    SECRETARY = "secretary"
    MEMBER = "member"
    UNIT = "unit"
    LEADER = "leader"
    DISPLAY = "display"


@dataclass(frozen=True, slots=True)
class User:
    """The account behind a visit. ``units`` are the units whose rows a unit account owns."""

    id: int
    name: str
    full_name: str
    role: Role
    unit: int | None = None
    units: frozenset[int] = frozenset()
    language: str = "vi"


SYSTEM = User(0, "system", "Hệ thống", Role.ADMIN)

# Tables that only an administrator writes, and those a unit account may write within its own units.
ADMIN_TABLES = frozenset({"account", "custom_field", "custom_table", "lookup", "plan", "phase"})
UNIT_TABLES = frozenset({"exemplar", "nomination", "receipt", "stage_entry", "subject"})
# Rows that only their own action writes: a mark goes through marking, never through a grid,
# a file through the row it belongs to.
ACTION_TABLES = frozenset(
    {
        "apart",
        "attachment",
        "deck",
        "frozen_figures",
        "mark",
        "paper_template",
        "saved_question",
        "saved_view",
    }
)
# of those, the ones that a unit account may take back what its own action wrote
TAKEN_BACK_BY_UNITS = frozenset({"apart"})
# tables that only an administrator reads whole; of what people save everybody has the own ones
READ_BY_ADMIN = frozenset(
    {"account", "custom_field", "custom_table", "saved_question", "saved_view"}
)


# what the frame shows to every role: no personal data stands in them
KNOWN_TO_ALL = frozenset({"plan", "phase", "round", "movement"})
# tables whose rows everybody inside may see named in other rows
NAMED_TO_ALL = KNOWN_TO_ALL | {"lookup", "unit"}
# tables whose rows a unit account reads whole, though it owns some of them
READ_WHOLE = frozenset({"unit"})
# of these a member asks about the own rows, and about all once they are published
OWN_UNTIL_PUBLISHED = frozenset({"mark"})


def may_administer(user: User) -> bool:
    return user.role is Role.ADMIN


def may_run_the_office(user: User) -> bool:
    return user.role in (Role.ADMIN, Role.SECRETARY)


def may_close(user: User, table: str) -> bool:
    """Closing and reopening rows of a table: a round the office, a phase an administrator."""
    return may_administer(user) if table in ADMIN_TABLES else may_run_the_office(user)


def may_mark(user: User) -> bool:
    return user.role is Role.MEMBER


def may_see_register(user: User) -> bool:
    return user.role in (Role.ADMIN, Role.SECRETARY, Role.UNIT)


def may_see_progress(user: User) -> bool:
    return user.role in (Role.ADMIN, Role.SECRETARY, Role.LEADER, Role.DISPLAY)


def may_read_table(user: User, table: str) -> bool:
    """Reading rows of a table at all; row rights narrow it further for a unit."""
    if table in READ_BY_ADMIN:
        return may_administer(user)
    if table in ACTION_TABLES:
        return may_run_the_office(user)
    if user.role is Role.LEADER:
        return True
    if is_own_table(table):
        return may_run_the_office(user)
    return may_see_register(user)


def may_name_rows(user: User, table: str) -> bool:
    """Seeing what rows of a table are called, where other rows point at them."""
    if is_own_table(table) and may_see_register(user):
        return True
    return table in NAMED_TO_ALL or may_run_the_office(user) or may_read_table(user, table)


def may_edit_table(user: User, table: str) -> bool:
    """Writing rows of a table through the grid, a form or a paste."""
    if table in ACTION_TABLES:
        return False
    if table in ADMIN_TABLES:
        return may_administer(user)
    if user.role is Role.UNIT:
        return table in UNIT_TABLES
    return may_run_the_office(user)


def may_add_fields(user: User, table: str) -> bool:
    """Adding fields to a table: to those whose rows people type."""
    return may_administer(user) and table not in READ_BY_ADMIN | ACTION_TABLES


def may_undo_in(user: User, table: str) -> bool:
    """Taking changes of a table back: what one may write, and what one's actions wrote."""
    if user.role is Role.UNIT and table in TAKEN_BACK_BY_UNITS:
        return True
    return may_edit_table(user, table) or (table in ACTION_TABLES and may_run_the_office(user))


def sees_only_own_rows(user: User) -> bool:
    return user.role is Role.UNIT


def may_share_views(user: User) -> bool:
    return may_run_the_office(user)


def may_ask(user: User) -> bool:
    """Asking questions of one's own over the register."""
    return may_run_the_office(user) or user.role is Role.LEADER


def may_ask_about(user: User, table: str) -> bool:
    """Whether rows of a table can stand in an answer; accounts and what people keep never do."""
    if table in READ_BY_ADMIN:
        return False
    if table in OWN_UNTIL_PUBLISHED and may_mark(user):
        return True
    return table in NAMED_TO_ALL or may_read_table(user, table)


def may_see_names(user: User) -> bool:
    """The people behind a figure; a display in a hall shows figures only."""
    return may_run_the_office(user) or user.role is Role.LEADER


def may_see_personal(user: User) -> bool:
    """Personal fields of the rows one may read: the office, the leader, a unit its own people."""
    return may_see_names(user) or user.role is Role.UNIT


def may_present(user: User) -> bool:
    """Putting slides together, leading a presentation, and opening a screen in a hall."""
    return may_run_the_office(user)


def may_freeze(user: User) -> bool:
    """Keeping figures as they are on a day, for good."""
    return may_run_the_office(user)


def is_screen(user: User) -> bool:
    """A screen in a hall, opened by a link: it has no account and sees the slides alone."""
    return user.id < 0


def may_publish(user: User) -> bool:
    """Publishing the marks of a round; the chair of the round may too (see actions.publish)."""
    return may_run_the_office(user)
