"""Units, how they succeed each other, and which of them belong to a plan."""

from __future__ import annotations

from db.model import rules_of_rows as rules
from db.model.catalog import Label, Table
from db.model.tables.shape import (
    choice,
    date,
    in_force,
    link,
    long_text,
    text,
    whole,
    yes_no,
)

UNIT = Table(
    "unit",
    Label("Đơn vị", "Units"),
    "name",
    (
        text("code", "Mã", "Code"),
        text(
            "name",
            "Tên đơn vị",
            "Official name",
            required=True,
            search=True,
            aliases=("đơn vị", "cơ quan"),
        ),
        text("short_name", "Tên ngắn", "Short name", search=True),
        choice("type", "Loại", "Type", "unit_type", required=True),
        choice("level", "Cấp", "Level", "unit_level", required=True),
        link(
            "parent",
            "Trực thuộc",
            "Parent",
            "unit",
            narrowed_by=(in_force("valid_from", "valid_to"),),
        ),
        whole("protocol_order", "Thứ tự", "Protocol order", minimum=0),
        date("valid_from", "Hiệu lực từ", "Valid from"),
        date("valid_to", "Đến hết", "Valid to"),
        text("head", "Người đứng đầu", "Head", personal=True),
        text("contact", "Liên hệ", "Contact", personal=True),
        long_text("note", "Ghi chú", "Note"),
    ),
    owner=("id",),
    unique=(("code", "valid_from"),),
    checks=(rules.unit_ends_after_it_starts,),
    order="protocol_order",
)

SUCCESSION = Table(
    "succession",
    Label("Kế thừa đơn vị", "Successions"),
    "basis",
    (
        link("predecessor", "Đơn vị cũ", "Predecessor", "unit", required=True),
        link("successor", "Đơn vị mới", "Successor", "unit", required=True),
        choice("kind", "Hình thức", "Kind", "succession_kind", required=True),
        date("on", "Ngày", "Date", required=True),
        text("basis", "Căn cứ", "Legal basis"),
        yes_no("whole_unit", "Toàn bộ", "Whole unit"),
        long_text("note", "Ghi chú", "Note"),
    ),
    unique=(("predecessor", "successor", "on"),),
    checks=(rules.a_unit_succeeds_another,),
)

PLAN_UNIT = Table(
    "plan_unit",
    Label("Đơn vị trong kế hoạch", "Units of a plan"),
    "id",
    (
        link("plan", "Kế hoạch", "Plan", "plan", required=True),
        link(
            "unit",
            "Đơn vị",
            "Unit",
            "unit",
            required=True,
            narrowed_by=(in_force("valid_from", "valid_to"),),
        ),
        date("valid_from", "Từ ngày", "From"),
        date("valid_to", "Đến hết", "To"),
    ),
    owner=("unit",),
    unique=(("plan", "unit", "valid_from"),),
)
