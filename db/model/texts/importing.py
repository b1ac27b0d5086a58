"""Words of pasting rows from a sheet."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "paste.open": ("Dán từ Excel", "Paste from Excel"),
    "paste.title": ("Dán dòng vào {what}", "Paste rows into {what}"),
    "paste.hint": (
        "Chép cả vùng trong Excel, kể cả dòng tiêu đề, rồi dán vào khung dưới đây. "
        "Chưa lưu gì cho đến khi bấm nút lưu.",
        "Copy the whole block in Excel with its headings and paste it below. "
        "Nothing is saved before the save button is pressed.",
    ),
    "paste.block": ("Vùng đã chép", "Copied block"),
    "paste.read": ("Đọc vùng dán", "Read the block"),
    "paste.columns": ("Cột đã nhận ra", "Columns recognised"),
    "paste.no_columns": (
        "Chưa nhận ra cột nào. Chép thêm dòng tiêu đề, hoặc chọn trường cho từng cột.",
        "No column was recognised. Copy the headings too, or choose a field for each column.",
    ),
    "paste.column": ("Cột {number}: {name}", "Column {number}: {name}"),
    "paste.unused": ("Cột không lấy: {names}", "Columns left out: {names}"),
    "paste.ignored": ("Không lấy", "Leave out"),
    "paste.skipped": ("{count} dòng không phải dữ liệu", "{count} rows that are no data"),
    "paste.line": ("Dòng", "Line"),

    "paste.state": ("Kết quả", "Result"),
    "paste.detail": ("Lý do", "Reason"),
    "paste.new": ("Mới", "New"),
    "paste.known": ("Đã có trong sổ", "In the register"),
    "paste.there": ("Đã có", "There already"),
    "paste.choose": ("Cần chọn", "To choose"),
    "paste.refused": ("Không nhận", "Not taken"),
    "paste.count.new": ("{count} mới", "{count} new"),
    "paste.count.known": ("{count} đã có trong sổ", "{count} in the register"),
    "paste.count.there": ("{count} đã có", "{count} there already"),
    "paste.count.choose": ("{count} cần chọn", "{count} to choose"),
    "paste.count.refused": ("{count} không nhận", "{count} not taken"),
    "paste.which": ("Dòng {line}, {field}: {text}", "Line {line}, {field}: {text}"),
    "paste.person": ("đã có người cùng tên trong sổ", "the name is in the register"),
    "paste.other_person": ("Người khác", "Another person"),
    "paste.leave_empty": ("Bỏ trống", "Leave empty"),
    "paste.save": ("Lưu {count} dòng", "Save {count} rows"),
    "paste.saved": ("Đã lưu {count} dòng.", "{count} rows saved."),
    "paste.rest": (
        "Còn {count} dòng chưa lưu, xem dưới đây.", "{count} rows are not saved, see below."
    ),
    "paste.type": ("Đối tượng, khi dòng không ghi", "Subject type where a row has none"),
    "skip.title": ("tiêu đề văn bản", "title"),
    "skip.heading": ("tiêu đề cột", "heading"),
    "skip.numbers": ("số thứ tự cột", "column numbers"),
    "skip.section": ("tên mục", "section"),
    "skip.total": ("dòng cộng", "total"),
    "skip.note": ("ghi chú", "note"),
    "skip.signature": ("phần ký", "signature"),
    "skip.unnamed": ("không có tên", "no name"),
    "problem.no_such_name": (
        "{where}: '{value}' không có trong danh mục. Sửa tên, hoặc thêm vào danh mục trước.",
        "{where}: '{value}' is not in the list. Correct the name, or add it to the list first.",
    ),
    "problem.twice_in_block": (
        "{where}: '{value}' đã có ở dòng {other} của vùng dán. Bỏ một trong hai dòng.",
        "{where}: '{value}' stands in line {other} of the block too. Leave one of them out.",
    ),
    "problem.paste_too_long": (
        "Vùng dán có {count} dòng, quá mức {limit} dòng một lần. Chia thành nhiều lần dán.",
        "The block has {count} rows, more than {limit} at once. Paste it in parts.",
    ),
    "problem.nothing_ready": (
        "Chưa có dòng nào lưu được. Trả lời các câu hỏi, hoặc sửa vùng dán.",
        "No row can be saved yet. Answer the questions, or correct the block.",
    ),
}  # fmt: skip
