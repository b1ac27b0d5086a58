"""The administrator's commands: each exits 0, 1 on a refusal or breach, 2 on wrong usage."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from db.actions import channel, house, keep, orders
from db.actions.orders import Answer
from db.model.people import Role
from db.model.settings import settings
from db.model.texts import say


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command, in the running app if there is one; reasons go to standard error."""
    asked = vars(_parser().parse_args(arguments))
    database = settings(os.environ).database
    for name in asked.keys() & {"file", "head"}:
        asked[name] = asked[name] and str(Path(asked[name]).absolute())
    if asked["command"] == "restore":
        answer = orders.answered(lambda: _restore(database, Path(asked["file"])))
    else:
        answer = _ordered(database, asked)
    for lines, stream in ((answer.out, sys.stdout), (answer.err, sys.stderr)):
        for line in lines:
            print(line, file=stream)
    return answer.code


def _restore(database: Path, source: Path) -> Answer:
    number = keep.restore(database, source)
    return Answer(out=(say("vi", "command.restored", number=number, path=database),))


def _ordered(database: Path, order: dict[str, Any]) -> Answer:
    """Carried out on the database; where the app holds it, by the app."""
    if not database.exists():
        return orders.refusal("command.no_database", path=database)
    if order["command"] == "user":
        order["password"] = _password()
    try:
        store = house.open_house(database)
    except house.OpenError:
        return channel.ask(database, order) or orders.refusal("command.held", path=database)
    try:
        return orders.carry_out(store, order)
    finally:
        house.close_house()


def _password() -> str:
    """Asked for, or a line of standard input."""
    if sys.stdin.isatty():
        return getpass.getpass(say("vi", "door.password") + ": ")
    return sys.stdin.readline().strip()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m db", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("check", help="every invariant; a line a breach")
    verifying = commands.add_parser("verify", help="the hash chain")
    verifying.add_argument("--head", metavar="FILE")
    for name, told in (("backup", "a proven copy"), ("restore", "put a proven copy back")):
        commands.add_parser(name, help=told).add_argument("file", metavar="FILE")
    ranking = commands.add_parser("rank", help="the ranking of a round, every score explained")
    ranking.add_argument("round", metavar="ROUND", help="its number; an unknown one lists all")
    ranking.add_argument("--json", action="store_true", help="a list of objects")
    importing = commands.add_parser("import", help="take a file of others in")
    importing.add_argument("file", metavar="FILE")
    importing.add_argument("--table", metavar="T", help="the table that its rows are for")
    importing.add_argument("--round", metavar="R", help="the round of its rows, by number")
    importing.add_argument("--plan", metavar="P", help="the plan of its rows, by number")
    importing.add_argument("--dry-run", action="store_true", help="read it and write nothing")
    importing.add_argument("--json", action="store_true", help="an object with sheets and rows")
    exporting = commands.add_parser("export", help="all rows of a table as a file")
    exporting.add_argument("table", metavar="TABLE")
    exporting.add_argument("file", metavar="FILE.{xlsx,csv}")
    asking = commands.add_parser("ask", help="one question over the register")
    asking.add_argument("sql", metavar="SELECT", help="one SELECT; it reads and changes nothing")
    asking.add_argument("--json", action="store_true", help="columns, rows, capped, head")
    adding = commands.add_parser("user", help="accounts").add_subparsers(dest="deed", required=True)
    new = adding.add_parser("add", help="password asked, or from standard input")
    new.add_argument("name", metavar="NAME")
    new.add_argument("--role", required=True, choices=[role.value for role in Role])
    return parser
