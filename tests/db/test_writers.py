"""Eight people at once: no acknowledged change is lost, and the rows are what the log says.

A thousand random edits; 10,000 with THIDUA_FULL=1.
"""

import os
import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from db.actions import edit, keep
from db.model.people import Role, User
from db.model.problems import Rejected

EDITS = 10_000 if os.environ.get("THIDUA_FULL") == "1" else 1_000
WRITERS, SUBJECTS = 8, 6
FIELDS = ("note", "position", "birth")


def test_eight_writers_lose_nothing(office):
    subjects = [office.subject(f"Người {number}", birth="1990") for number in range(SUBJECTS)]
    head = office.store.head

    def write(place):
        chance = random.Random(place)
        user = User(10 + place, f"w{place}", f"Người ghi {place}", Role.SECRETARY)
        done, refused, seen = Counter(), 0, {}
        for number in range(EDITS // WRITERS):
            row, field = chance.choice(subjects), chance.choice(FIELDS)
            old = seen.get((row, field)) if chance.random() < 0.3 else held(row, field)
            new = f"{1900 + chance.randrange(200)}" if field == "birth" else f"{place}.{number}"
            try:
                if old != new:
                    edit.save_cell(office.store, user, "subject", row, field, old, new)
                    done[row] += 1
                    seen[row, field] = new
            except Rejected as error:
                assert [problem.code for problem in error.problems] == ["conflict"]
                refused += 1
        return done, refused

    def held(row, field):
        [found] = office.rows("subject", row)
        return found[field]

    with ThreadPoolExecutor(WRITERS) as pool:
        told = list(pool.map(write, range(WRITERS)))

    done = sum((counted for counted, _ in told), Counter())
    versions = {row: office.rows("subject", row)[0]["version"] for row in subjects}
    assert versions == {row: 1 + done[row] for row in subjects}
    assert office.store.head == head + sum(done.values())
    assert sum(refused for _, refused in told) > 0
    assert (keep.check(office.store, office.admin), keep.verify(office.store, office.admin)) == (
        [],
        None,
    )
