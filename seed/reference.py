"""Plant the reference rows: lists, units, agencies, plans, movements, criteria."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from db.actions import seeding
from db.model.tables import BY_NAME
from seed import sheets
from seed.sheets import Row, text, whole

if TYPE_CHECKING:
    from db.actions.seeding import Writing

PROVINCE_NAMES = {"tay-ninh": "Tây Ninh", "ninh-thuan": "Ninh Thuận", "gia-lai": "Gia Lai"}
# Keys of the province's row before and after 01/07/2025.
PROVINCE_KEYS = {
    "tay-ninh": ("72", "80@2025-07-01"),
    "ninh-thuan": ("58", "56@2025-07-01"),
    "gia-lai": ("64", "52@2025-07-01"),
}


@dataclass
class Reference:
    """The ids of what was planted, by the names the files use."""

    provinces: tuple[str, ...]
    lookups: dict[tuple[str, str], int] = field(default_factory=dict)
    units: dict[str, int] = field(default_factory=dict)
    unit_rows: dict[int, dict[str, Any]] = field(default_factory=dict)
    plans: dict[str, int] = field(default_factory=dict)
    phases: dict[tuple[str, int], int] = field(default_factory=dict)
    movements: dict[str, int] = field(default_factory=dict)
    movement_domains: dict[int, int] = field(default_factory=dict)
    criteria_sets: dict[tuple[str, str], int] = field(default_factory=dict)
    criteria: dict[int, list[dict[str, Any]]] = field(default_factory=dict)

    @property
    def home(self) -> str:
        """The province in which the demo plays."""
        return self.provinces[0]

    def choice(self, listed: str, code: str) -> int:
        return self.lookups[listed, code]

    def agency(self, code: str) -> int:
        return self.units[agency_key(self.home, code)]


def plant_all(writing: Writing, provinces: tuple[str, ...]) -> Reference:
    """Every reference row of these provinces, in one bundle."""
    reference = Reference(provinces)
    _plant_lookups(writing, reference)
    _plant_units(writing, reference)
    _plant_agencies(writing, reference)
    _plant_successions(writing, reference)
    _plant_plans(writing, reference)
    _plant_plan_units(writing, reference)
    _plant_movements(writing, reference)
    _plant_criteria(writing, reference)
    return reference


def agency_key(province: str, code: str) -> str:
    return f"{PROVINCE_KEYS[province][0]}-{code}"


def _plant_lookups(writing: Writing, reference: Reference) -> None:
    held = seeding.held_lookups(writing)
    reference.lookups = dict(held)
    listed = [row for row in sheets.rows("lookups") if (row["list"], row["code"]) not in held]
    planted = [
        {
            "list": row["list"], "code": row["code"],
            "label_vi": row["label_vi"], "label_en": row["label_en"],
            "position": whole(row, "position"), "system": row["system"] == "1", "retired": False,
        }
        for row in listed
    ]  # fmt: skip
    ids = writing.insert(BY_NAME["lookup"], planted)
    reference.lookups |= {
        (text(row, "list"), text(row, "code")): row_id
        for row, row_id in zip(listed, ids, strict=True)
    }


def _plant_units(writing: Writing, reference: Reference) -> None:
    listed = sheets.of_provinces("units", reference.provinces)
    for level in ("province", "district", "commune"):
        layer = [row for row in listed if row["level"] == level]
        planted = [_unit_row(reference, row) for row in layer]
        _keep_units(reference, [text(row, "key") for row in layer], planted, writing)


def _plant_agencies(writing: Writing, reference: Reference) -> None:
    for province in reference.provinces:
        before, after = PROVINCE_KEYS[province]
        listed = [row for row in sheets.rows("agencies") if row["only"] in (None, province)]
        planted = [
            {
                **_unit_row(reference, {**row, "level": "agency", "parent": None}),
                "code": agency_key(province, text(row, "code")),
                "name": text(row, "name").format(province=PROVINCE_NAMES[province]),
                "short_name": text(row, "short_name").format(province=PROVINCE_NAMES[province]),
                "parent": reference.units[before if row["valid_to"] else after],
                "note": row["note"],
            }
            for row in listed
        ]
        keys = [agency_key(province, text(row, "code")) for row in listed]
        _keep_units(reference, keys, planted, writing)


def _unit_row(reference: Reference, row: Row) -> dict[str, Any]:
    parent = row["parent"]
    return {
        "code": row["code"],
        "name": row["name"],
        "short_name": row["short_name"],
        "type": reference.choice("unit_type", text(row, "type")),
        "level": reference.choice("unit_level", text(row, "level")),
        "parent": None if parent is None else reference.units[parent],
        "protocol_order": whole(row, "protocol_order"),
        "valid_from": row["valid_from"],
        "valid_to": row["valid_to"],
    }


def _keep_units(
    reference: Reference, keys: list[str], planted: list[dict[str, Any]], writing: Writing
) -> None:
    ids = writing.insert(BY_NAME["unit"], planted)
    reference.units.update(zip(keys, ids, strict=True))
    reference.unit_rows.update(zip(ids, planted, strict=True))


def _plant_successions(writing: Writing, reference: Reference) -> None:
    planted = [
        _succession(
            reference, (text(row, "predecessor"), text(row, "successor")), text(row, "kind"),
            text(row, "on"), basis=row["basis"], all_of_it=row["whole_unit"] == "1",
        )
        for row in sheets.of_provinces("successions", reference.provinces)
    ]  # fmt: skip
    for province in reference.provinces:
        for row in sheets.rows("agencies"):
            if row["succeeded_by"]:
                pair = (
                    agency_key(province, text(row, "code")),
                    agency_key(province, row["succeeded_by"]),
                )
                planted.append(
                    _succession(reference, pair, "merge", "2025-03-01", basis=None, all_of_it=True)
                )
    writing.insert(BY_NAME["succession"], planted)


def _succession(
    reference: Reference,
    pair: tuple[str, str],
    kind: str,
    on: str,
    *,
    basis: str | None,
    all_of_it: bool,
) -> dict[str, Any]:
    return {
        "predecessor": reference.units[pair[0]],
        "successor": reference.units[pair[1]],
        "kind": reference.choice("succession_kind", kind),
        "on": on,
        "basis": basis,
        "whole_unit": all_of_it,
    }


def _plant_plans(writing: Writing, reference: Reference) -> None:
    for row in sheets.of_provinces("plans", reference.provinces):
        plan = {key: cell for key, cell in row.items() if key != "province_name"}
        [plan_id] = writing.insert(BY_NAME["plan"], [{**plan, "province": row["province_name"]}])
        province = text(row, "province")
        reference.plans[province] = plan_id
        phases = sheets.rows("phases")
        planted = [
            {
                "plan": plan_id, "name": phase["name"], "position": whole(phase, "position"),
                "starts_on": phase["starts_on"], "ends_on": phase["ends_on"], "closed": False,
            }
            for phase in phases
        ]  # fmt: skip
        ids = writing.insert(BY_NAME["phase"], planted)
        for phase, phase_id in zip(phases, ids, strict=True):
            reference.phases[province, int(text(phase, "position"))] = phase_id


def _plant_plan_units(writing: Writing, reference: Reference) -> None:
    succeeding = {
        row["successor"] for row in sheets.of_provinces("successions", reference.provinces)
    }
    planted = [
        {
            "plan": reference.plans[text(row, "province")],
            "unit": reference.units[text(row, "key")],
            "valid_from": row["valid_from"] or "2021-01-01",
            "valid_to": row["valid_to"],
        }
        for row in sheets.of_provinces("units", reference.provinces)
        if row["level"] == "commune" and (row["valid_to"] or row["key"] in succeeding)
    ]
    writing.insert(BY_NAME["plan_unit"], planted)


def _plant_movements(writing: Writing, reference: Reference) -> None:
    listed = _first_of_each_name(sheets.of_provinces("movements", reference.provinces))
    planted = [
        {
            "name": row["name"], "short_name": row["short_name"],
            "domain": reference.choice("domain", text(row, "domain")),
            "launched_by": reference.choice("launch_level", text(row, "launched_by")),
            "lead_unit": _agency(reference, row)(text(row, "lead_unit")),
            "coordinating_units": tuple(
                sorted(map(_agency(reference, row), (row["coordinating_units"] or "").split(";")))
            ),
            "campaign": row["campaign"], "launched_on": "2021",
            "position": whole(row, "position"), "note": row["note"],
        }
        for row in listed
    ]  # fmt: skip
    ids = writing.insert(BY_NAME["movement"], planted)
    for row, movement in zip(listed, ids, strict=True):
        reference.movements[text(row, "short_name")] = movement
        reference.movement_domains[movement] = reference.choice("domain", text(row, "domain"))


def _first_of_each_name(listed: list[Row]) -> list[Row]:
    named: dict[str | None, Row] = {}
    for row in listed:
        named.setdefault(row["name"], row)
    return list(named.values())


def _agency(reference: Reference, row: Row) -> Callable[[str], int]:
    province = text(row, "province")
    return lambda code: reference.units[agency_key(province, code)]


def _plant_criteria(writing: Writing, reference: Reference) -> None:
    for row in sheets.rows("criteria_sets"):
        pair = (text(row, "subject_type"), text(row, "scope"))
        planted = {
            "subject_type": reference.choice("subject_type", pair[0]),
            "scope": reference.choice("scope", pair[1]),
            "name": row["name"], "edition": whole(row, "edition"), "approved": False,
        }  # fmt: skip
        [set_id] = writing.insert(BY_NAME["criteria_set"], [planted])
        criteria = [
            _criterion(reference, set_id, line)
            for line in sheets.rows("criteria")
            if (line["subject_type"], line["scope"]) == pair
        ]
        ids = writing.insert(BY_NAME["criterion"], criteria)
        reference.criteria_sets[pair] = set_id
        reference.criteria[set_id] = [
            {**criterion, "id": row_id} for criterion, row_id in zip(criteria, ids, strict=True)
        ]


def _criterion(reference: Reference, set_id: int, line: Row) -> dict[str, Any]:
    return {
        "criteria_set": set_id,
        "code": line["code"],
        "name": line["name"],
        "kind": reference.choice("criterion_kind", text(line, "kind")),
        "maximum": Decimal(text(line, "maximum")),
        "guidance": line["guidance"],
        "marked_by": reference.choice("marked_by", text(line, "marked_by")),
        "position": whole(line, "position"),
    }
