"""Numbered migrations of a database that already holds data.

Step 1 is the catalogue itself. A later step is a function here that takes the cursor, runs
inside the opening transaction, and raises NEWEST.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from duckdb import DuckDBPyConnection

from db.model.tables.meeting import DECK, FREEZE, TEMPLATE
from db.model.tables.register import EXEMPLAR
from db.model.tables.review import NOMINATION, RECEIPT
from db.model.tables.setting import APART, CUSTOM_FIELD, CUSTOM_TABLE, SAVED_QUESTION, SAVED_VIEW
from db.store import arrivals, asked, habits, handed_out, screens
from db.store.columns import make_missing


def own_tables_and_limits(con: DuckDBPyConnection) -> None:
    """Tables that staff make, and limits of the fields that staff add."""
    make_missing(con, (CUSTOM_FIELD, CUSTOM_TABLE))


def saved_views(con: DuckDBPyConnection) -> None:
    """Views that people save under a name."""
    make_missing(con, (SAVED_VIEW,))


def files_of_any_row(con: DuckDBPyConnection) -> None:
    """A file belongs to a row of any table, no longer to one of two links.

    No screen and no command could fill the required file before: there are no rows to bring along.
    """
    for link in ("exemplar", "nomination", "note"):
        con.execute(f"ALTER TABLE attachment DROP COLUMN IF EXISTS {link}")


def told_apart(con: DuckDBPyConnection) -> None:
    """Pairs of subjects that somebody said are different."""
    make_missing(con, (APART,))


def files_that_come_in(con: DuckDBPyConnection) -> None:
    """Files that wait to be read, and the telephone of who sent them."""
    arrivals.create(con)
    make_missing(con, (RECEIPT,))


def points_and_habits(con: DuckDBPyConnection) -> None:
    """Totals that files bring with a nomination; how the files of a sender are read."""
    make_missing(con, (NOMINATION,))
    habits.create(con)


def files_that_left(con: DuckDBPyConnection) -> None:
    """What was exported, so that a file which comes back is compared with what left."""
    handed_out.create(con)


def meetings(con: DuckDBPyConnection) -> None:
    """Frozen figures, decks of slides, and the links that open a screen."""
    make_missing(con, (FREEZE, DECK))
    screens.create(con)


def plans_that_follow(con: DuckDBPyConnection) -> None:
    """An exemplar says which one of the plan before it continues."""
    make_missing(con, (EXEMPLAR,))


def templates_of_papers(con: DuckDBPyConnection) -> None:
    """Templates that the office edits itself."""
    make_missing(con, (TEMPLATE,))


def saved_questions(con: DuckDBPyConnection) -> None:
    """Questions that people save under a name."""
    make_missing(con, (SAVED_QUESTION,))


def questions_asked(con: DuckDBPyConnection) -> None:
    """Who asked what over the register."""
    asked.create(con)


Steps = Mapping[int, Callable[[DuckDBPyConnection], None]]
STEPS: Steps = {
    2: own_tables_and_limits,
    3: saved_views,
    5: files_of_any_row,
    10: told_apart,
    11: files_that_come_in,
    12: files_that_left,
    13: points_and_habits,
    14: meetings,
    15: plans_that_follow,
    17: templates_of_papers,
    18: saved_questions,
    19: questions_asked,
}
NEWEST = 19


def run(con: DuckDBPyConnection, steps: Steps = STEPS) -> None:
    """Bring the database to the newest step; each step is done once."""
    [[found]] = con.execute("SELECT value FROM meta WHERE name = 'schema'").fetchall()
    for number in sorted(steps):
        if number > int(found):
            steps[number](con)
            con.execute("UPDATE meta SET value = ? WHERE name = 'schema'", [str(number)])
