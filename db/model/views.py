"""A view of a table (filters, sort, columns, groups) and its words in a link; no I/O."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from db.model import values, vietnamese
from db.model.catalog import Field, Kind
from db.model.conditions import BARE, OPERATORS, Condition, Filter, Group, names_a_row
from db.model.problems import Problem, Rejected, reject

# the parts of a view, each one parameter of a link
PARTS = ("filter", "sort", "columns", "group")
WIDTHS = ("narrow", "medium", "wide")
PINNED = "pin"
# kinds whose values make no groups
UNGROUPED = (Kind.CHOICES, Kind.MOMENT, Kind.FILE, Kind.LONG_TEXT)
# the word of a filter that asks for nothing, where silence means another view
NOTHING = "-"
# what one person can overlook, and a link can hold
LONGEST, DEEPEST, MOST_SORTS, MOST_GROUPS = 6000, 2, 3, 2
BETWEEN = ";"
WITHIN = "~"
GROUPED = re.compile(r"(any|all)\((.*)\)", re.DOTALL)
TAKEN = str.maketrans({sign: f"%{ord(sign):02X}" for sign in "%;(),~"})


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a grid; an empty width is the grid's own."""

    name: str
    width: str = ""
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """What of a table is seen; empty columns are those of the page."""

    filters: tuple[Condition, ...] = ()
    sort: tuple[tuple[str, bool], ...] = ()
    columns: tuple[Column, ...] = ()
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """How fields and choices are known: path → field (Rejected for none), code ↔ id by list."""

    field_at: Callable[[str], Field]
    ids: Mapping[tuple[str, str], int] = field(default_factory=dict)

    def code(self, listed: str, wanted: int) -> str:
        for (known, code), row in self.ids.items():
            if known == listed and row == wanted:
                return code
        raise reject("no_such_row", field=listed, value=wanted)


def write(view: View, words: Words) -> dict[str, str]:
    """The parts of a view that say something, as words without any language."""
    told = {
        "filter": BETWEEN.join(_condition(part, words) for part in view.filters),
        "sort": ",".join(f"{'-' if down else ''}{name}" for name, down in view.sort),
        "columns": ",".join(_column(column) for column in view.columns),
        "group": ",".join(view.groups),
    }
    return {part: text for part, text in told.items() if text}


def alike(equal: Mapping[str, str]) -> str:
    """The words of a filter that asks fields to be equal to a code or an id."""
    return BETWEEN.join(
        WITHIN.join((name, "is", word.translate(TAKEN))) for name, word in equal.items()
    )


def canonical(told: Mapping[str, str]) -> str:
    """The one text of a view that is kept."""
    return json.dumps(dict(told), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _condition(condition: Condition, words: Words) -> str:
    if isinstance(condition, Group):
        inside = BETWEEN.join(_condition(part, words) for part in condition.parts)
        return f"{'any' if condition.any else 'all'}({inside})"
    described = words.field_at(condition.field)
    if condition.op in BARE:
        return WITHIN.join((condition.field, condition.op))
    several = condition.value if condition.op == "any_of" else (condition.value,)
    told = ",".join(_value(described, value, words) for value in several)
    return WITHIN.join((condition.field, condition.op, told))


def _value(described: Field, value: Any, words: Words) -> str:
    if described.kind is Kind.CHOICE:
        return words.code(described.target, value).translate(TAKEN)
    if described.kind in (Kind.YES_NO, Kind.DECIMAL):
        return values.to_text(described, value) or ""
    return str(value).translate(TAKEN)


def _column(column: Column) -> str:
    parts = (column.name, column.width, PINNED if column.pinned else "")
    return WITHIN.join(part for part in parts if part)


def read(told: Mapping[str, str], words: Words) -> tuple[View, list[Problem]]:
    """The view that the words say, and what of them cannot be read: the rest of it stands."""
    problems: list[Problem] = []

    def every(part: str, take: Callable[[str], Any], split: str = ",") -> Iterator[Any]:
        try:
            told_part = told.get(part, "")
            texts = [] if told_part == NOTHING else _split(_short(told_part), split)
        except Rejected as error:
            problems.extend(error.problems)
            return
        for text in texts:
            try:
                yield take(text)
            except Rejected as error:
                problems.extend(error.problems)

    filters = _shallow(
        tuple(every("filter", lambda text: _read_condition(text, words), BETWEEN)), problems
    )
    sort = _once(every("sort", lambda text: _read_sort(text, words)))
    columns = _once(every("columns", lambda text: _read_column(text, words)))
    groups = tuple(dict.fromkeys(every("group", lambda text: _read_group(text, words))))
    for found, most in ((sort, MOST_SORTS), (groups, MOST_GROUPS)):
        if len(found) > most:
            problems.append(Problem("too_many_fields", value=len(found), facts={"limit": most}))
    return View(filters, sort[:MOST_SORTS], columns, groups[:MOST_GROUPS]), problems


def _shallow(found: tuple[Condition, ...], problems: list[Problem]) -> tuple[Condition, ...]:
    """Conditions and groups of them, as the screen can show them: no groups in groups."""
    whole = found[0].parts if len(found) == 1 and isinstance(found[0], Group) else found
    for part in whole:
        if isinstance(part, Group) and any(isinstance(inner, Group) for inner in part.parts):
            problems.append(Problem("broken_view", value=NOTHING))
            return ()
    return found


def _once(found: Iterator[Any]) -> tuple[Any, ...]:
    """Each field only where it is named first."""
    kept: dict[str, Any] = {}
    for one in found:
        kept.setdefault(one.name if isinstance(one, Column) else one[0], one)
    return tuple(kept.values())


def _short(text: str) -> str:
    if len(text) > LONGEST:
        raise _broken(text)
    return text


def _broken(text: str) -> Rejected:
    return reject("broken_view", value=text[: values.QUOTED])


def _split(text: str, between: str) -> list[str]:
    """The pieces between signs that stand in no bracket."""
    pieces, depth = [""], 0
    for sign in text:
        depth += (sign == "(") - (sign == ")")
        if depth < 0:
            raise _broken(text)
        if sign == between and not depth:
            pieces.append("")
        else:
            pieces[-1] += sign
    if depth:
        raise _broken(text)
    return [piece for piece in pieces if piece]


def _read_condition(text: str, words: Words, depth: int = 0) -> Condition:
    if grouped := GROUPED.fullmatch(text):
        if depth == DEEPEST:
            raise _broken(text)
        inside = _split(grouped[2], BETWEEN)
        if not inside:
            raise _broken(text)
        parts = tuple(_read_condition(part, words, depth + 1) for part in inside)
        return Group(grouped[1] == "any", parts)
    path, _, rest = text.partition(WITHIN)
    op, _, raw = rest.partition(WITHIN)
    described = words.field_at(path)
    if op not in OPERATORS[described.kind]:
        raise reject("no_such_operator", value=op[: values.QUOTED])
    if op in BARE:
        return Filter(path, op)
    if not raw or WITHIN in raw:
        raise _broken(text)
    several = raw.split(",") if op == "any_of" else [raw]
    read_values = tuple(_read_value(described, op, unquote(one), words) for one in several)
    return Filter(path, op, read_values if op == "any_of" else read_values[0])


def _read_value(described: Field, op: str, text: str, words: Words) -> Any:
    wrong = reject("unreadable_value", field=described.name, value=text[: values.QUOTED])
    match described.kind:
        case Kind.CHOICE:
            if (described.target, text) not in words.ids:
                raise wrong
            return words.ids[described.target, text]
        case Kind.LINK | Kind.CHOICES if not names_a_row(described, op):
            if not re.fullmatch(r"[1-9]\d{0,17}", text):
                raise wrong
            return int(text)
        case Kind.DATE | Kind.MOMENT:
            if not values.is_date(text):
                raise wrong
            return text
        case Kind.WHOLE | Kind.DECIMAL | Kind.YES_NO:
            return _read_plain(described, text, wrong)
        case _:
            if not vietnamese.clean(text):
                raise wrong
            return vietnamese.clean(text)


def _read_plain(described: Field, text: str, wrong: Rejected) -> Any:
    """A number or yes and no, as the log writes them."""
    if described.kind is Kind.YES_NO:
        fits = text in ("true", "false")
    else:
        fits = re.fullmatch(r"-?\d{1,15}(\.\d{1,9})?", text) is not None
    if fits and described.kind is Kind.WHOLE:
        fits = "." not in text
    if not fits:
        raise wrong
    return values.from_text(described, text)


def _read_sort(text: str, words: Words) -> tuple[str, bool]:
    name = text.removeprefix("-")
    described = words.field_at(name)
    if described.kind is Kind.CHOICES:
        raise reject("cannot_sort", field=name, value=name)
    return name, text.startswith("-")


def _read_group(name: str, words: Words) -> str:
    described = words.field_at(name)
    if described.kind in UNGROUPED:
        raise reject("cannot_group", field=name, value=name)
    return name


def _read_column(text: str, words: Words) -> Column:
    name, *more = text.split(WITHIN)
    if "." in name or name == "id":
        raise reject("no_such_field", value=name[: values.QUOTED])
    words.field_at(name)
    widths: Sequence[str] = [part for part in more if part in WIDTHS]
    if len(widths) > 1 or set(more) - {*WIDTHS, PINNED}:
        raise _broken(text)
    return Column(name, widths[0] if widths else "", PINNED in more)
