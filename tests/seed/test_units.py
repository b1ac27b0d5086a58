"""The unit files against an independent package, and against the numbers of the law."""

from __future__ import annotations

from typing import Any

import pytest
from vietnamadminunits import database

from seed import sheets

# Published lists spell these units in two ways ("Xã Mộc Hoá" and "Xã Mộc Hóa"): by code.
SPELT_IN_TWO_WAYS = {
    "tay-ninh": {"27823"},
    "ninh-thuan": {"582"},
    "gia-lai": {
        "626", "23644", "23677", "23683", "23684", "23698", "23701", "23746", "23776", "23806",
        "23827", "23840", "23942", "23968", "24031", "24091",
    },
}  # fmt: skip
OLD_PROVINCES = {"tay-ninh": "72", "ninh-thuan": "58", "gia-lai": "64"}
NEW_PROVINCES = {"tay-ninh": "80", "ninh-thuan": "56", "gia-lai": "52"}


def units(province: str, level: str, valid_to: str | None) -> list[sheets.Row]:
    return [
        row
        for row in sheets.of_provinces("units", (province,))
        if row["level"] == level and row["valid_to"] == valid_to
    ]


def published(table: str, province_code: str) -> list[dict[str, Any]]:
    return database.query(f"SELECT * FROM {table} WHERE provinceCode = '{province_code}'")


def named(rows: list[sheets.Row]) -> dict[str | None, str | None]:
    return {row["code"]: row["name"] for row in rows}


@pytest.mark.parametrize(
    ("province", "expected"),
    [
        ("tay-ninh", (9, 94, 94, 96, 36)),
        ("ninh-thuan", (7, 65, 62, 65, 24)),
        ("gia-lai", (17, 220, 218, 135, 77)),
    ],
)
def test_counts_are_those_of_the_resolutions(province: str, expected: tuple[int, ...]) -> None:
    """Districts; communes before 11/2024, before 7/2025, now; successors among those of now."""
    communes = [
        row for row in sheets.of_provinces("units", (province,)) if row["level"] == "commune"
    ]
    heirs = {
        row["successor"]
        for row in sheets.of_provinces("successions", (province,))
        if row["on"] == "2025-07-01"
    }
    assert (
        len(units(province, "district", "2025-06-30")),
        len([row for row in communes if row["valid_to"] and row["valid_from"] is None]),
        len(units(province, "commune", "2025-06-30")),
        len(units(province, "commune", None)),
        len([row for row in communes if row["key"] in heirs]),
    ) == expected


def test_sixty_communes_of_tay_ninh_come_from_long_an() -> None:
    heirs = {row["successor"] for row in sheets.of_provinces("successions", ("tay-ninh",))}
    communes = units("tay-ninh", "commune", None)
    assert len([row for row in communes if row["key"] not in heirs]) == 60


def test_old_tay_ninh_has_71_rural_communes_17_wards_and_6_townships() -> None:
    types = [row["type"] for row in units("tay-ninh", "commune", "2025-06-30")]
    counted = {name: types.count(name) for name in set(types)}
    assert counted == {"rural_commune": 71, "ward": 17, "township": 6}


@pytest.mark.parametrize("province", ["tay-ninh", "ninh-thuan", "gia-lai"])
def test_codes_and_names_are_those_of_the_package(province: str) -> None:
    before = published("admin_units_legacy", OLD_PROVINCES[province])
    after = published("admin_units", NEW_PROVINCES[province])
    ours = (
        named(units(province, "district", "2025-06-30")),
        named(units(province, "commune", "2025-06-30")),
        named(units(province, "commune", None)),
    )
    theirs = (
        {row["districtCode"]: row["district"] for row in before},
        {row["wardCode"]: row["ward"] for row in before},
        {row["wardCode"]: row["ward"] for row in after},
    )
    assert [set(layer) for layer in ours] == [set(layer) for layer in theirs]
    differing = {
        code
        for mine, other in zip(ours, theirs, strict=True)
        for code in mine
        if mine[code] != other[code]
    }
    assert differing == SPELT_IN_TWO_WAYS[province]


def test_every_parent_and_every_end_of_a_succession_is_a_unit() -> None:
    known = {row["key"] for row in sheets.rows("units")}
    parents = {row["parent"] for row in sheets.rows("units") if row["parent"]}
    ends = {row[end] for row in sheets.rows("successions") for end in ("predecessor", "successor")}
    assert (parents - known, ends - known) == (set(), set())


def test_a_code_is_used_twice_only_on_different_days() -> None:
    keys = [(row["code"], row["valid_from"]) for row in sheets.rows("units")]
    assert len(keys) == len(set(keys)) == 716
