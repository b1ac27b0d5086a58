"""A reading as the command tells it: JSON with the names that scripts know."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from db.model.problems import Problem
from db.model.reading.result import Reading, Row, SheetRead
from db.model.texts import say, sentence

KINDS = {"individual": "ca_nhan", "collective": "tap_the", "household": "ho_gia_dinh",
         "score": "score", "task": "progress", "unit": "unit"}  # fmt: skip
GENDERS = {"male": "nam", "female": "nu"}
NAMES = {"decision_number": "decision_no", "decided_on": "decision_date", "amount": "reward_vnd",
         "income": "income_million", "percent": "progress_pct", "model_name": "model",
         "deadline": "due", "deadline_precision": "due_precision", "lead": "org"}  # fmt: skip
REASONS = {"numbers": "column_numbers", "heading": "header", "repeated_heading": "repeated_header"}


def as_json(reading: Reading, codes: Mapping[int, str]) -> dict[str, Any]:
    """``codes``: unit → its code."""
    return {
        "sheets": [_sheet(sheet, codes) for sheet in reading.sheets],
        "same_person": [[list(place) for place in group] for group in reading.same_person],
    }


def _sheet(sheet: SheetRead, codes: Mapping[int, str]) -> dict[str, Any]:
    return {
        "sheet": sheet.name,
        "hidden": sheet.hidden,
        "tables": [
            {
                "table": table.target,
                "header_rows": list(table.heading),
                "columns": [
                    {
                        "column": column.column,
                        "heading": " / ".join(t for t in (column.group, column.name) if t),
                        "means": column.role.key if column.role else None,
                    }
                    for column in table.columns
                ],
            }
            for table in sheet.tables
        ],
        "rows": [_row(row, codes) for table in sheet.tables for row in table.rows],
        "skipped": [
            {"row": one.row, "why": REASONS.get(one.why, one.why), "text": one.text}
            for one in sheet.skipped
        ],
        "decoded": len(sheet.decoded),
    }


def _row(row: Row, codes: Mapping[int, str]) -> dict[str, Any]:
    values = {NAMES.get(key, key): _plain(value) for key, value in row.values.items()}
    if "gender" in values:
        values["gender"] = GENDERS[values["gender"]]
    unit = row.values.get("unit")
    values["unit"] = None if unit is None else codes.get(unit)
    if "unit" in row.candidates:
        found = dict.fromkeys(codes.get(key, "") for key in row.candidates["unit"])
        values["unit_candidates"] = list(found)
        if len(found) == 1:
            # one code whichever of its days is meant
            values["unit"] = next(iter(found))
    return {
        "row": row.row,
        "kind": KINDS[row.kind],
        "values": values,
        "problems": [told(problem) for problem in (*row.problems, *row.doubts)],
    }


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, Mapping):
        return {key: _plain(part) for key, part in value.items()}
    return value


def as_lines(reading: Reading) -> list[str]:
    """The same in short: a line for each sheet, problem and group that may be one person."""
    lines: list[str] = []
    for sheet in reading.sheets:
        rows = [row for table in sheet.tables for row in table.rows]
        lines.append(say("vi", "command.read_sheet", sheet=sheet.name, rows=len(rows),
                         skipped=len(sheet.skipped)))  # fmt: skip
        lines += [
            "    " + told(problem) for row in rows for problem in (*row.problems, *row.doubts)
        ]
    for group in reading.same_person:
        places = ", ".join(f"{sheet} {row}" for sheet, row in group)
        lines.append(say("vi", "command.same_person", places=places))
    return lines


def told(problem: Problem, language: str = "vi") -> str:
    """What a problem of a row says: its row and column, why, and the cure."""
    return sentence(language, problem, where=where(problem, language))


def where(problem: Problem, language: str = "vi") -> str:
    column = problem.facts.get("column")
    if column:
        return say(language, "reading.cell", row=problem.row, column=column)
    return say(language, "reading.row", row=problem.row)
