"""Words of a row's card, on screen and on paper."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "card.open": ("Mở thẻ", "Open card"),
    "card.title": ("Thẻ", "Card"),
    "card.back": ("Trở lại {title}", "Back to {title}"),
    "card.previous": ("Dòng trước", "Previous row"),
    "card.next": ("Dòng sau", "Next row"),
    "card.place": ("{place}/{count}", "{place}/{count}"),
    "card.print": ("In thẻ A4", "Print on A4"),
    "card.fields": ("Thông tin", "Fields"),
    "card.linked": ("Liên quan", "Linked rows"),
    "card.files": ("Tệp", "Files"),
    "card.history": ("Lịch sử", "History"),
    "card.points_to": ("Dòng này gắn với", "This row belongs to"),
    "card.none_linked": ("Chưa có dòng nào gắn với dòng này.", "No rows are linked to this one."),
    "card.of": ("{table} · {count} · cùng {name}", "{table} · {count} · same {name}"),
    "card.group": ("{table} · {count} · ở mục {name}", "{table} · {count} · as {name}"),
    "card.show_in_table": ("Xem {count} dòng trong bảng", "Show {count} rows in the table"),
    "card.only_fitting": ("Chỉ hiện lựa chọn khớp", "Offer only what fits"),
    "card.unfit": ("{name} (không khớp)", "{name} (does not fit)"),
    "card.under": ("{field}: thuộc", "{field}: under"),
    "card.unsaved": ("{count} trường chưa lưu", "{count} fields not saved yet"),
    "card.discard": ("Bỏ thay đổi", "Discard changes"),
    "card.renames": (
        "Sửa tên áp dụng cho {rows} đang mang tên này.",
        "The new name applies to {rows} that carry this name.",
    ),
    "card.renamed": ("tên mới áp dụng cho {rows}", "the new name applies to {rows}"),
    "card.read_only": ("Chỉ xem, không sửa được ở đây.", "For reading only here."),
    "paper.printed": ("In ngày {day}", "Printed on {day}"),
    "paper.button": ("In", "Print"),
    "paper.path": ("Quá trình", "Stages"),
    "paper.not_yet": ("chưa", "not yet"),
    "paper.score": ("Điểm tổng hợp", "Score"),
    "paper.more": ("và {count} dòng nữa", "and {count} more rows"),
}
