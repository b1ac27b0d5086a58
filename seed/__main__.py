"""``python -m seed``: fill an empty database with reference rows, a demo, or rows in bulk."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from db.actions import edit, house, seeding, sign_in
from db.model.people import SYSTEM
from db.model.texts import say
from seed import demo, reference, scale, sheets

if TYPE_CHECKING:
    from db.actions.house import Store

DEFAULT_DATABASE = "data/thidua.duckdb"
# The office began its register on the first working Monday of 2026; the demo goes on from there.
BEGINNING = datetime(2026, 1, 5, 8, 0)
LANGUAGE = "vi"


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit code: 0 planted or already there, 1 refused."""
    asked = _parser().parse_args(arguments)
    path = Path(os.environ.get("THIDUA_DATABASE", DEFAULT_DATABASE))
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        store = house.open_house(path)
    except Exception:  # the driver's own error: the file is locked, or is no database
        print(say(LANGUAGE, "planting.held", path=path), file=sys.stderr)
        return 1
    try:
        return _plant(store, path, asked)
    finally:
        house.close_house()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m seed", description=__doc__)
    parser.add_argument("--province", choices=(*sheets.PROVINCES, "all"), default="tay-ninh")
    parser.add_argument("--demo", action="store_true", help="a believable province with accounts")
    parser.add_argument("--scale", type=_positive, metavar="N", help="N nominations, 10·N marks")
    return parser


def _positive(typed: str) -> int:
    number = int(typed)
    if number < 1:
        raise argparse.ArgumentTypeError("N must be at least 1")
    return number


def _plant(store: Store, path: Path, asked: argparse.Namespace) -> int:
    provinces = sheets.PROVINCES if asked.province == "all" else (asked.province,)
    # an office may have made its first account before; a demo brings its own
    needs_empty = asked.demo or asked.scale
    if seeding.holds_reference_rows(store) or (needs_empty and not seeding.is_empty(store)):
        if asked.demo and _holds_demo(store, provinces):
            print(say(LANGUAGE, "planting.already", path=path))
            return 0
        print(say(LANGUAGE, "planting.not_empty", path=path), file=sys.stderr)
        return 1
    planted = seeding.plant(
        store, "seed", lambda writing: reference.plant_all(writing, provinces), BEGINNING
    )
    if asked.demo:
        demo.plant_demo(store, planted)
    if asked.scale:
        scale.plant_scale(store, planted, asked.scale)
    print(say(LANGUAGE, "planting.done", bundles=store.head, path=path))
    return 0


def _holds_demo(store: Store, provinces: Sequence[str]) -> bool:
    """Whether the demo of exactly these provinces was planted before."""
    wanted = {row["name"] for row in sheets.of_provinces("plans", tuple(provinces))}
    found = set(edit.titles(store, SYSTEM, "plan").values())
    return wanted == found and sign_in.demo_accounts(store) != []


if __name__ == "__main__":
    sys.exit(main())
