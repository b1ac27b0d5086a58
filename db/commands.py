"""The administrator's commands: each exits 0, 1 on a refusal or breach, 2 on wrong usage."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from db.actions import house, keep, sign_in
from db.actions.house import Store
from db.model.people import SYSTEM, Role
from db.model.problems import Rejected
from db.model.settings import settings
from db.model.texts import say, sentence

Command = Callable[[Store, argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; reasons go to standard error, one a line."""
    asked = _parser().parse_args(arguments)
    database = settings(os.environ).database
    try:
        if asked.command == "restore":
            number = keep.restore(database, asked.file)
            print(say("vi", "command.restored", number=number, path=database))
            return 0
        return _with_store(database, asked)
    except Rejected as error:
        for problem in error.problems:
            print(sentence("vi", problem, where=keep.where(problem)), file=sys.stderr)
        return 1
    except OSError as error:
        print(say("vi", "command.file", reason=error.strerror or error), file=sys.stderr)
        return 1


def _with_store(database: Path, asked: argparse.Namespace) -> int:
    if not database.exists():
        print(say("vi", "command.no_database", path=database), file=sys.stderr)
        return 1
    try:
        store = house.open_house(database)
    except house.OpenError:
        print(say("vi", "command.held", path=database), file=sys.stderr)
        return 1
    try:
        return COMMANDS[asked.command](store, asked)
    finally:
        house.close_house()


def check(store: Store, asked: argparse.Namespace) -> int:  # noqa: ARG001 -- a Command
    breaches = keep.check(store, SYSTEM)
    for problem in breaches:
        print(sentence("vi", problem, where=keep.where(problem)), file=sys.stderr)
    if not breaches:
        print(say("vi", "command.rules_hold"))
    return 1 if breaches else 0


def verify(store: Store, asked: argparse.Namespace) -> int:
    broken = keep.verify(store, SYSTEM, asked.head)
    if broken:
        print(say("vi", "manage.broken", bundle=broken), file=sys.stderr)
        return 1
    print(say("vi", "command.chain_holds", number=store.head))
    return 0


def backup(store: Store, asked: argparse.Namespace) -> int:
    number = keep.backup(store, SYSTEM, asked.file)
    print(say("vi", "command.backed_up", number=number, path=asked.file))
    return 0


def user(store: Store, asked: argparse.Namespace) -> int:
    prompt = say("vi", "door.password") + ": "
    password = getpass.getpass(prompt) if sys.stdin.isatty() else sys.stdin.readline().strip()
    sign_in.add_account(store, SYSTEM, asked.name, asked.name, Role(asked.role), password)
    print(say("vi", "manage.added", name=asked.name))
    return 0


COMMANDS: dict[str, Command] = {"check": check, "verify": verify, "backup": backup, "user": user}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m db", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("check", help="every invariant; a line a breach")
    verifying = commands.add_parser("verify", help="the hash chain")
    verifying.add_argument("--head", type=Path, metavar="FILE")
    for name, told in (("backup", "a proven copy"), ("restore", "put a proven copy back")):
        commands.add_parser(name, help=told).add_argument("file", type=Path, metavar="FILE")
    adding = commands.add_parser("user", help="accounts").add_subparsers(dest="deed", required=True)
    new = adding.add_parser("add", help="password asked, or from standard input")
    new.add_argument("name", metavar="NAME")
    new.add_argument("--role", required=True, choices=[role.value for role in Role])
    return parser
