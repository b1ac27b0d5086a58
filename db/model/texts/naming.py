"""Words for adding a nomination by name first."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "nominations.rounds": ("Đợt xét", "Rounds"),
    "nominations.all_rounds": ("Mọi đợt · {count}", "All rounds · {count}"),
    "nominations.movement": ("Phong trào", "Movement"),
    "nominations.missing": ("Còn thiếu", "Missing"),
    "naming.title": ("Thêm đề cử", "Add a nomination"),
    "naming.name": ("Tên người, tập thể hoặc hộ", "Name of the person, collective or household"),
    "naming.hint": (
        "Nhập tên rồi bấm Enter để xem đã có trong sổ chưa.",
        "Enter the name to see whether the register has it already.",
    ),
    "naming.known": ("Đã có trong sổ", "Already in the register"),
    "naming.other": ("Người khác", "Somebody else"),
    "naming.unknown": ("chưa rõ năm sinh", "birth unknown"),
    "naming.save_more": ("Lưu và thêm tiếp", "Save and add another"),
    "naming.done": (":gray[Đã lưu đề cử: {name}]", ":gray[Nomination saved: {name}]"),
    "naming.save": ("Lưu đề cử", "Save nomination"),
}
