"""Words of the preview of a file, before its rows go into the register."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "file.choose": (
        "Chọn một tệp để đọc thử (xlsx, xls, csv, docx); chưa ghi gì vào sổ",
        "Choose a file to be read (xlsx, xls, csv, docx); nothing is saved yet",
    ),
    "file.many": ("Nhiều tệp cùng lúc: trang Nhận hồ sơ", "Many files at once: Receipts"),
    "file.unknown": (
        "Không có tệp này. Mở tệp từ trang Nhận hồ sơ.",
        "There is no such file. Open it from the Receipts page.",
    ),
    "file.others": ("Các tệp khác", "Other files"),
    "file.no_unit": ("chưa rõ đơn vị", "unit unknown"),
    "file.being_read": ("Đang đọc tệp…", "The file is being read…"),
    "file.comparing": ("Đang so với sổ…", "Comparing with the register…"),
    "file.put_aside": (
        "Tệp đã bỏ qua. Đọc lại từ trang Nhận hồ sơ nếu cần.",
        "The file was put aside. Read it again from the Receipts page if needed.",
    ),
    "file.taken": ("Đã ghi vào sổ thành lượt {bundle}.", "In the register as bundle {bundle}."),
    "file.undo": ("Hoàn tác lượt ghi", "Undo the bundle"),
    "file.again": ("Nhận thêm từ tệp", "Take more of it"),
    "file.found": ("{tables} bảng, {rows} dòng", "{tables} tables, {rows} rows"),
    "file.nothing": (
        "Chưa thấy dòng dữ liệu nào. Chỉ ra dòng tiêu đề ở mục Cách đọc",
        "No data was found. Say which row is the heading, under How it was read",
    ),
    "file.count.new": ("**{count} mới**", "**{count} new**"),
    "file.count.update": ("**{count} đã có, thay đổi**", "**{count} changed**"),
    "file.count.same": ("{count} đã có như cũ", "{count} as they are"),
    "file.count.choose": ("**{count} cần chọn**", "**{count} to choose**"),
    "file.count.refused": ("**{count} không nhận**", "**{count} not taken**"),
    "file.count.left": ("{count} bỏ ra", "{count} left out"),
    "file.groups": ("Nhóm dòng", "Group of rows"),
    "file.group.new": ("Mới {count}", "New {count}"),
    "file.group.update": ("Thay đổi {count}", "Changed {count}"),
    "file.group.same": ("Như cũ {count}", "Unchanged {count}"),
    "file.group.choose": ("Cần chọn {count}", "To choose {count}"),
    "file.group.refused": ("Không nhận {count}", "Not taken {count}"),
    "file.group.left": ("Bỏ ra {count}", "Left out {count}"),
    "file.write": ("Ghi {count} dòng", "Save {count} rows"),
    "file.nowhere": (
        "Cột đã hiểu nhưng bảng này không có chỗ ghi: {names}",
        "Columns that were understood and that the table has no field for: {names}",
    ),
    "file.shared": ("Cả tệp thuộc {what}", "The whole file is for this {what}"),
    "file.which": ("Dòng {rows}, {field}: {text}", "Row {rows}, {field}: {text}"),
    "file.more_questions": (
        "Còn {count} câu hỏi nữa; trả lời các câu trên trước.",
        "{count} more questions; answer those above first.",
    ),
    "file.answers_again": ("Trả lời lại {count} câu", "Answer {count} anew"),
    "file.first_rows": ("Hiện {most} dòng đầu.", "The first {most} rows are shown."),
    "file.take": ("Nhận", "Take"),
    "file.sheet": ("Trang", "Sheet"),
    "file.name": ("Tên", "Name"),
    "file.cell": ("Ô", "Cell"),
    "file.correct": (
        "Sửa ngay ở cột Giá trị, dòng sẽ được đọc lại.",
        "Correct it in the column Value, and the row is read again.",
    ),
    "file.leave_out": ("Bỏ {count} dòng này ra", "Leave these {count} out"),
    "file.by_field": ("Nhận theo cột", "Take by column"),
    "file.left_fields": ("Cột không nhận", "Columns that are not taken"),
    "file.every_field": ("Nhận mọi cột", "Every column is taken"),
    "file.cells_again": ("Nhận lại {count} ô", "Take {count} cells again"),
    "file.how_read": ("Cách đọc", "How it was read"),
    "file.sheet_is": ("**Trang {name}**", "**Sheet {name}**"),
    "file.sheet_hidden": ("**Trang {name}** (đang ẩn trong tệp)", "**Sheet {name}** (hidden)"),
    "file.no_table": ("Không thấy bảng nào ở trang này.", "No table was found in this sheet."),
    "file.target": (
        "Tiêu đề ở dòng {rows}, {count} dòng dữ liệu, ghi vào bảng",
        "Heading in row {rows}, {count} rows of data, for the table",
    ),
    "file.column": ("Cột", "Column"),
    "file.heading": ("Tiêu đề trong tệp", "Heading in the file"),
    "file.means": ("Hiểu là", "Means"),
    "file.headings": (
        "Dòng tiêu đề, khi nhận nhầm (như 5 hay 5-6; nhiều bảng: 5-6; 40)",
        "Heading rows, where they were mistaken (5 or 5-6; several tables: 5-6; 40)",
    ),
    "file.headings_found": ("Tự nhận ra", "Recognised"),
    "file.no_heading": (
        "'{value}' không phải số dòng. Nhập như 5 hay 5-6.",
        "'{value}' is no number of a row. Enter it as 5 or 5-6.",
    ),
    "file.take_rows": ("Lấy các dòng này làm dữ liệu", "Take these rows as data"),
    "file.no_data": ("Các dòng này không phải dữ liệu", "These rows are no data"),
    "file.decoded": (
        "{count} ô gõ bằng phông chữ cũ đã đổi sang Unicode",
        "{count} cells typed in an old font were decoded",
    ),
    "file.stood": ("Trong tệp", "In the file"),
    "file.reads": ("Đọc là", "Reads"),
    "marked.sheet": ("Cần sửa", "To correct"),
    "marked.of": ("Trang", "Sheet"),
    "marked.cell": ("Ô", "Cell"),
    "marked.row": ("Dòng", "Row"),
    "marked.value": ("Đang ghi", "As it stands"),
    "marked.why": ("Lý do và cách sửa", "Why, and the cure"),
    "marked.which": (
        "{field}: chưa rõ là ai hoặc nơi nào. Ghi rõ một trong: {names}.",
        "{field}: it is not clear who or which is meant. Write one of: {names}.",
    ),
    "marked.unit": ("đơn vị", "the unit"),
    "marked.letter": (
        "Kính gửi: {unit}\n\n"
        "Thường trực Hội đồng Thi đua - Khen thưởng đã nhận tệp '{title}' ngày {day} cho {round}. "
        "Trong {rows} dòng có {ready} dòng ghi nhận được; còn {marks} chỗ cần sửa, liệt kê ở trang "
        "'{sheet}' và tô màu ngay tại ô trong tệp kèm theo.\n\n"
        "Đề nghị đơn vị sửa và gửi lại tệp. Trân trọng.",
        "To: {unit}\n\n"
        "We received the file '{title}' on {day} for {round}. Of its {rows} rows {ready} are in "
        "order; {marks} places need a correction: they are listed in the sheet '{sheet}' and "
        "coloured in the file enclosed.\n\n"
        "Please correct them and send the file again.",
    ),
    "marked.letter_until": (
        "Kính gửi: {unit}\n\n"
        "Thường trực Hội đồng Thi đua - Khen thưởng đã nhận tệp '{title}' ngày {day} cho {round}. "
        "Trong {rows} dòng có {ready} dòng ghi nhận được; còn {marks} chỗ cần sửa, liệt kê ở trang "
        "'{sheet}' và tô màu ngay tại ô trong tệp kèm theo.\n\n"
        "Đề nghị đơn vị sửa và gửi lại tệp trước ngày {until}. Trân trọng.",
        "To: {unit}\n\n"
        "We received the file '{title}' on {day} for {round}. Of its {rows} rows {ready} are in "
        "order; {marks} places need a correction: they are listed in the sheet '{sheet}' and "
        "coloured in the file enclosed.\n\n"
        "Please correct them and send the file again by {until}.",
    ),
    "file.send_back": ("Trả lại đơn vị", "Send back"),
    "file.make_marked": ("Tạo tệp đánh dấu", "Make the marked file"),
    "file.save_marked": ("Lưu tệp ({count} chỗ cần sửa)", "Save the file ({count} places)"),
    "file.letter": ("Lời gửi kèm, chép nguyên văn", "Covering letter, ready to copy"),
    "file.marked_name": ("Cần sửa - {title}", "To correct - {title}"),
    "problem.nothing_to_mark": (
        "Tệp '{value}' không có chỗ nào cần sửa. Không cần trả lại.",
        "Nothing in '{value}' needs a correction. It need not go back.",
    ),
    "means.ordinal": ("Số thứ tự", "Ordinal"),
    "means.type": ("Loại đối tượng", "Subject type"),
    "means.surname": ("Họ và tên đệm", "Surname"),
    "means.given": ("Tên gọi", "Given name"),
    "means.male": ("Nam (đánh dấu hoặc năm sinh)", "Male (a mark or a birth year)"),
    "means.female": ("Nữ (đánh dấu hoặc năm sinh)", "Female (a mark or a birth year)"),
    "means.position_unit": ("Chức vụ và đơn vị", "Position and unit"),
    "means.decision": ("Số và ngày quyết định", "Decision number and date"),
    "means.lead_unit": ("Đơn vị chủ trì", "Lead unit"),
    "means.commune": ("Xã, phường", "Commune"),
    "means.district": ("Huyện, thị xã", "District"),
    "means.province": ("Tỉnh", "Province"),
    "means.address": ("Địa chỉ", "Address"),
}  # fmt: skip
