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
    "paste.update": ("Sửa", "Changed"),
    "paste.same": ("Không đổi", "Unchanged"),
    "paste.saved": ("Đã lưu", "Saved"),
    "paste.choose": ("Cần chọn", "To choose"),
    "paste.refused": ("Không nhận", "Not taken"),
    "paste.count.new": ("{count} mới", "{count} new"),
    "paste.count.known": ("{count} đã có trong sổ", "{count} in the register"),
    "paste.count.there": ("{count} đã có", "{count} there already"),
    "paste.count.update": ("{count} sửa", "{count} changed"),
    "paste.count.same": ("{count} không đổi", "{count} unchanged"),
    "paste.count.saved": ("{count} đã lưu", "{count} saved"),
    "paste.count.choose": ("{count} cần chọn", "{count} to choose"),
    "paste.count.refused": ("{count} không nhận", "{count} not taken"),
    "paste.which": ("Dòng {line}, {field}: {text}", "Line {line}, {field}: {text}"),
    "paste.person": ("đã có người cùng tên trong sổ", "the name is in the register"),
    "paste.other_person": ("Người khác", "Another person"),
    "paste.leave_empty": ("Bỏ trống", "Leave empty"),
    "paste.how": ("Cách nhận", "How to take the rows"),
    "paste.how.both": ("Thêm và sửa", "Add and change"),
    "paste.how.add": ("Thêm dòng", "Add rows"),
    "paste.how.update": ("Sửa dòng đã có", "Change rows"),
    "paste.keys": ("Tìm dòng đã có theo", "Find rows by"),
    "paste.keys_own": ("Tự nhận ra", "Recognised"),
    "paste.found_by": ("Dòng đã có được tìm theo: {names}", "Rows are found by: {names}"),
    "paste.of_row": ("Trong sổ", "In the register"),
    "paste.clear": ("Ô trống xóa giá trị cũ", "Empty cells clear"),
    "paste.in_order": ("Xếp theo thứ tự cột", "Use column order"),
    "paste.no_rows": (
        "Vùng dán chỉ có tiêu đề, chưa có dòng dữ liệu. Chép thêm các dòng dưới tiêu đề.",
        "The block has headings only and no rows. Copy the rows below the headings too.",
    ),
    "paste.take": ("Lấy làm dữ liệu", "Take as data"),
    "paste.changes": ("{count} ô sẽ đổi trong {rows} dòng", "{count} cells change in {rows} rows"),
    "paste.faults": (
        "{count} chỗ cần sửa. Sửa ngay ở cột giá trị, kết quả kiểm lại liền.",
        "{count} places to correct. Type in the value column; it is checked at once.",
    ),
    "paste.more_faults": (
        "Còn {count} chỗ nữa, hiện khi sửa xong các chỗ trên.",
        "{count} more places follow once these are corrected.",
    ),
    "paste.more_questions": (
        "Còn {count} chỗ cần chọn, hiện khi trả lời xong các chỗ trên.",
        "{count} more questions follow once these are answered.",
    ),
    "paste.unclear": (
        "Chưa rõ là giá trị nào. Chọn ở trên, hoặc sửa cho đúng tên.",
        "It is not clear which one is meant. Choose above, or correct the name.",
    ),
    "paste.value": ("Giá trị", "Value"),
    "paste.row": ("có nhiều dòng cùng khóa", "several rows share the key"),
    "paste.conflicts": (
        "Chưa lưu gì: {count} ô đã có người khác sửa. Chọn giá trị cho từng ô rồi lưu lại.",
        "Nothing is saved: others changed {count} cells. Choose a value for each, then save again.",
    ),
    "paste.save": ("Lưu {count} dòng", "Save {count} rows"),
    "paste.done": ("Đã lưu {count} dòng.", "{count} rows saved."),
    "paste.rest": (
        "Còn {count} dòng chưa lưu được, xem ở trên.",
        "{count} rows cannot be saved yet, see above.",
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
    "problem.paste_too_wide": (
        "Vùng dán có {count} cột, quá mức {limit} cột một lần. Chép ít cột hơn.",
        "The block has {count} columns, more than {limit} at once. Copy fewer columns.",
    ),
    "problem.paste_too_large": (
        "Vùng dán có {count} ký tự, quá mức {limit} một lần. Chia thành nhiều lần dán.",
        "The block has {count} letters, more than {limit} at once. Paste it in parts.",
    ),
    "problem.row_not_found": (
        "{where}: '{value}' chưa có trong sổ nên không sửa được. Sửa giá trị, hoặc chọn thêm dòng.",
        "{where}: '{value}' is not in the register. Correct it, or choose to add rows.",
    ),
    "problem.no_key": (
        "{where}: vùng dán không có cột để tìm dòng đã có. Chọn cột ở Tìm dòng đã có theo.",
        "{where}: the block has no column to find rows by. Choose one at Find rows by.",
    ),
    "problem.key_empty": (
        "{where}: còn trống nên không biết sửa dòng nào. Nhập giá trị, hoặc chọn thêm dòng.",
        "{where}: is empty, so no row can be found. Enter a value, or choose to add rows.",
    ),
    "problem.stays_as_filed": (
        "{where}: đề cử đã có ghi '{now}', khác '{value}'. Sửa trên trang Đề cử hoặc Khen thưởng.",
        "{where}: the nomination says '{now}', not '{value}'. Change it on its own page.",
    ),
    "problem.nothing_ready": (
        "Chưa có dòng nào lưu được. Trả lời các câu hỏi, hoặc sửa vùng dán.",
        "No row can be saved yet. Answer the questions, or correct the block.",
    ),
}  # fmt: skip
