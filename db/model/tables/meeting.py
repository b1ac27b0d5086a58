"""What a meeting is shown: frozen figures, decks of slides, and templates of papers."""

from __future__ import annotations

from db.model.catalog import Label, Table
from db.model.tables.shape import date, link, long_text, moment, same, text, whole

FREEZE = Table(
    "frozen_figures",
    Label("Số liệu đã chốt", "Frozen figures"),
    "name",
    (
        link("plan", "Kế hoạch", "Plan", "plan", required=True, fixed=True),
        link(
            "phase",
            "Giai đoạn",
            "Phase",
            "phase",
            fixed=True,
            narrowed_by=(same("plan", "plan"),),
        ),
        text("name", "Tên lần chốt", "Name", required=True, search=True, fixed=True),
        date("day", "Tính đến ngày", "Up to", required=True, fixed=True),
        moment("taken_at", "Chốt lúc", "Frozen at", required=True, fixed=True),
        whole("bundle", "Sau lượt sửa", "After bundle", required=True, fixed=True),
        long_text("figures", "Số liệu", "Figures", required=True, fixed=True),
        text("taken_by", "Người chốt", "Frozen by", fixed=True),
        long_text("note", "Ghi chú", "Note"),
    ),
    unique=(("plan", "name"),),
)

DECK = Table(
    "deck",
    Label("Bộ trang trình chiếu", "Slide decks"),
    "name",
    (
        link("plan", "Kế hoạch", "Plan", "plan", required=True),
        link("phase", "Giai đoạn", "Phase", "phase", narrowed_by=(same("plan", "plan"),)),
        text("name", "Tên bộ", "Name", required=True, search=True),
        whole("seconds", "Số giây mỗi trang", "Seconds a slide", minimum=2, maximum=600),
        long_text("definition", "Các trang", "Slides", required=True),
    ),
    unique=(("plan", "name"),),
)

TEMPLATE = Table(
    "paper_template",
    Label("Mẫu văn bản", "Templates"),
    "name",
    (
        text("name", "Tên mẫu", "Name", required=True, search=True),
        long_text("note", "Ghi chú", "Note"),
    ),
    unique=(("name",),),
)
