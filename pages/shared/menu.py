"""The menu: which sections and pages a role has. A courtesy; the actions are the lock."""

from __future__ import annotations

from dataclasses import dataclass

from db.model.people import (
    User,
    is_screen,
    may_administer,
    may_ask,
    may_mark,
    may_run_the_office,
    may_see_progress,
    may_see_register,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A page: its file beside the frame, its key in the texts and links, and its symbol.

    ``by_phase``: the page narrows to the phase that the frame's row chose.
    ``as_of``: the page can be read as of a day.
    """

    file: str
    name: str
    icon: str
    by_phase: bool = False
    as_of: bool = False


HOME = Entry("home/today.py", "today", "today")
REGISTER = (
    Entry("register/nominations.py", "nominations", "list_alt", by_phase=True, as_of=True),
    Entry("register/exemplars.py", "exemplars", "workspace_premium", as_of=True),
    Entry("register/awards.py", "awards", "military_tech", as_of=True),
    Entry("register/movements.py", "movements", "flag", as_of=True),
    Entry("register/units.py", "units", "account_balance", as_of=True),
    Entry("register/doubles.py", "doubles", "people"),
)
REVIEW = (
    Entry("review/receipts.py", "receipts", "inbox", by_phase=True, as_of=True),
    Entry("review/file.py", "file", "upload_file", by_phase=True),
    Entry("review/marking.py", "marking", "edit_note", by_phase=True),
    Entry("review/ranking.py", "ranking", "leaderboard", by_phase=True, as_of=True),
    Entry("review/criteria.py", "criteria", "rule", as_of=True),
)
PROGRESS = (
    Entry("progress/progress.py", "progress", "monitoring", by_phase=True, as_of=True),
    Entry("progress/room.py", "room", "slideshow", by_phase=True),
    Entry("progress/tasks.py", "tasks", "task_alt", as_of=True),
)
ASKING = (
    Entry("progress/questions.py", "questions", "query_stats"),
    Entry("progress/sql.py", "sql", "terminal"),
)
MANAGE = (
    Entry("manage/journal.py", "journal", "history"),
    Entry("manage/catalogue.py", "catalogue", "checklist", as_of=True),
    Entry("manage/system.py", "system", "settings"),
)
OF_ADMIN = (Entry("manage/next_plan.py", "next_plan", "event_upcoming"),)
# over the whole screen, reached from the page before it or by a display link
SHOW = Entry("show/show.py", "show", "slideshow")
EVERY = (*REGISTER, *REVIEW, *PROGRESS, *ASKING, *MANAGE, *OF_ADMIN, SHOW)
# a page that is not for this person: the frame offers nothing for it
REFUSED = Entry("", "", "lock")


def sections(user: User) -> dict[str, tuple[Entry, ...]]:
    """Section key → pages for this person; the first section has no name."""
    if is_screen(user):
        return {"": (SHOW,)}
    shown: dict[str, tuple[Entry, ...]] = {"": (HOME,)}
    if may_see_register(user):
        shown["register"] = REGISTER
    if may_run_the_office(user):
        shown["review"] = REVIEW
    elif may_mark(user):
        shown["review"] = (REVIEW[2],)
    elif may_see_register(user):
        shown["review"] = (REVIEW[0],)
    if may_see_progress(user):
        shown["progress"] = PROGRESS if may_run_the_office(user) else PROGRESS[:2]
    if may_ask(user):
        shown["progress"] = (*shown["progress"], *ASKING)
    if may_run_the_office(user):
        shown["manage"] = (*MANAGE, *OF_ADMIN) if may_administer(user) else MANAGE
    return shown


def unlisted(user: User) -> tuple[Entry, ...]:
    """Pages of this person that stand in no menu."""
    return (SHOW,) if may_see_progress(user) and not is_screen(user) else ()
