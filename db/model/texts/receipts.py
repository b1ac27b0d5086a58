"""Words of receiving files for a round: what came in, who has sent, who is reminded."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "bundle.receive": ("Ghi đã gửi hồ sơ", "Files recorded as sent"),
    "problem.file_came_before": (
        "'{value}' đã có trong đợt này, không nhận thêm lần nữa. Tên khác, nội dung vẫn như cũ.",
        "'{value}' came in for this round before and is not taken twice, whatever its name.",
    ),
    "problem.arrival_is_done": (
        "'{value}' đã nhận vào sổ hoặc đã bỏ qua. Xem lại danh sách tệp.",
        "'{value}' is in the register already, or was put aside. Look at the list of files again.",
    ),
    "problem.arrival_without_unit": (
        "'{value}': chưa rõ tệp của đơn vị nào. Chọn đơn vị rồi ghi.",
        "'{value}': it is not known whose file it is. Choose the unit first.",
    ),
    "problem.nothing_to_record": (
        "Các tệp này đã ghi ở dòng của đơn vị. Không cần ghi lại.",
        "The lines of these units tell of the files already. There is nothing to do.",
    ),
    "problem.reading_failed": (
        "Tệp '{value}' chưa đọc được do lỗi của phần mềm. Tệp vẫn được giữ; báo quản trị.",
        "The file '{value}' could not be read, by a fault of ours. It is kept; tell the "
        "administrator.",
    ),
    "receipts.not_sent": ("{count} chưa gửi", "{count} not sent"),
    "receipts.returned": ("{count} trả lại", "{count} returned"),
    "receipts.nothing_to_nominate": ("{count} không có đề cử", "{count} with nothing to nominate"),
    "receipts.part": ("Phần", "Part"),
    "receipts.part.units": ("Đơn vị ({count})", "Units ({count})"),
    "receipts.part.files": ("Tệp đến ({count})", "Files ({count})"),
    "receipts.part.missing": ("Chưa gửi ({count})", "Not sent ({count})"),
    "receipts.files": ("Tệp", "Files"),
    "receipts.unit": ("Đơn vị", "Unit"),
    "receipts.drop": (
        "Thả tệp của các đơn vị vào đây, một hay nhiều tệp cùng lúc (xlsx, xls, csv, docx)",
        "Drop the units' files here, one or many at once (xlsx, xls, csv, docx)",
    ),
    "receipts.of_unit": ("Của đơn vị", "Of unit"),
    "receipts.by_name": ("Theo từng tệp", "By each file"),
    "receipts.came": ("Đã nhận {count} tệp", "{count} files have come in"),
    "receipts.and_more": ("Và {count} tệp khác.", "And {count} others."),
    "receipts.no_files": (
        "Chưa có tệp nào trong đợt này. Thả tệp của các đơn vị vào ô ở trên.",
        "No files in this round yet. Drop the units' files into the box above.",
    ),
    "receipts.progress": ("Đã đọc {done}/{total} tệp", "{done} of {total} files read"),
    "receipts.show": ("Xem tệp", "Show files"),
    "receipts.record": ("Ghi {count} tệp đã gửi", "Record {count} as sent"),
    "receipts.guessed": (
        "{count} tệp theo đơn vị đề xuất, xem cột Đơn vị trước",
        "The unit of {count} files is only proposed, look at it first",
    ),
    "receipts.put_aside": ("Bỏ qua {count} tệp", "Put {count} files aside"),
    "receipts.read_again": ("Đọc lại {count} tệp", "Read {count} files again"),
    "receipts.recorded": ("Đã ghi {count} tệp đã gửi", "{count} files recorded as sent"),
    "receipts.all_sent": ("Mọi đơn vị đã gửi hồ sơ.", "Every unit has sent."),
    "receipts.missing_units": ("**{count}** đơn vị chưa gửi", "**{count}** units have not sent"),
    "receipts.reminder_title": ("Công văn nhắc, chép nguyên văn", "Reminder, ready to copy"),
    "arrival.all": ("Tất cả {count}", "All {count}"),
    "arrival.waiting": ("Đang chờ {count}", "Waiting {count}"),
    "arrival.read": ("Đã đọc {count}", "Read {count}"),
    "arrival.failed": ("Không đọc được {count}", "Unreadable {count}"),
    "arrival.no_unit": ("Chưa rõ đơn vị {count}", "Unit unknown {count}"),
    "arrival.taken": ("Đã vào sổ {count}", "In the register {count}"),
    "arrival.put_aside": ("Bỏ qua {count}", "Put aside {count}"),
    "arrival.state.waiting": ("○ Đang chờ", "○ Waiting"),
    "arrival.state.reading": ("◐ Đang đọc", "◐ Being read"),
    "arrival.state.read": ("● Đã đọc", "● Read"),
    "arrival.state.failed": ("✕ Không đọc được", "✕ Unreadable"),
    "arrival.state.taken": ("✓ Đã vào sổ", "✓ In the register"),
    "arrival.state.put_aside": ("– Bỏ qua", "– Put aside"),
    "arrival.by.name": ("theo tên tệp", "by its name"),
    "arrival.by.rows": ("theo nội dung", "by its rows"),
    "arrival.rows": ("{count} dòng", "{count} rows"),
    "arrival.rows_to_see": ("{count} dòng, {faulty} cần xem", "{count} rows, {faulty} to see"),
    "arrival.preview": ("Xem trước", "Preview"),
    "arrival.column.title": ("Tệp", "File"),
    "arrival.column.state": ("Tình trạng", "State"),
    "arrival.column.unit": ("Đơn vị", "Unit"),
    "arrival.column.by": ("Đề xuất", "Proposed"),
    "arrival.column.rows": ("Nội dung", "Content"),
    "arrival.column.reason": ("Lý do", "Reason"),
    "arrival.column.came": ("Nhận lúc", "Came in"),
    "arrival.column.preview": ("Xem trước", "Preview"),
    "receipts.reminder": (
        "Kính gửi các đơn vị có tên dưới đây,\n\n"
        "Thực hiện kế hoạch xét chọn điển hình tiên tiến, {round} nhận hồ sơ đến hết ngày {day}. "
        "Đến ngày {today}, còn {count} đơn vị chưa gửi hồ sơ:\n\n{units}\n\n"
        "Thường trực Hội đồng Thi đua – Khen thưởng tỉnh trân trọng đề nghị các đơn vị rà soát và "
        "gửi hồ sơ trước thời hạn trên. Đơn vị không có đề cử thì báo bằng văn bản để tổng hợp.\n\n"
        "Trân trọng cảm ơn.",
        "To the units named below,\n\n"
        "Files for {round} are received until {day}. By {today}, {count} units have not sent "
        "theirs:\n\n{units}\n\n"
        "The standing body of the Emulation and Commendation Council kindly asks these units to "
        "send their files before that day, and units without nominations to say so in writing.\n\n"
        "With thanks.",
    ),
    "receipts.reminder_late": (
        "Kính gửi các đơn vị có tên dưới đây,\n\n"
        "Thực hiện kế hoạch xét chọn điển hình tiên tiến, {round} đã hết hạn nhận hồ sơ ngày "
        "{day}. Đến ngày {today}, còn {count} đơn vị chưa gửi hồ sơ:\n\n{units}\n\n"
        "Thường trực Hội đồng Thi đua – Khen thưởng tỉnh trân trọng đề nghị các đơn vị gửi hồ sơ "
        "ngay khi nhận được thông báo này. Đơn vị không có đề cử thì báo bằng văn bản để tổng "
        "hợp.\n\n"
        "Trân trọng cảm ơn.",
        "To the units named below,\n\n"
        "Files for {round} were received until {day}. By {today}, {count} units have not sent "
        "theirs:\n\n{units}\n\n"
        "The standing body of the Emulation and Commendation Council kindly asks these units to "
        "send their files on receipt of this notice, and units without nominations to say so in "
        "writing.\n\n"
        "With thanks.",
    ),
    "receipts.reminder_open": (
        "Kính gửi các đơn vị có tên dưới đây,\n\n"
        "Thực hiện kế hoạch xét chọn điển hình tiên tiến, hồ sơ của {round} đang được tiếp nhận. "
        "Đến ngày {today}, còn {count} đơn vị chưa gửi hồ sơ:\n\n{units}\n\n"
        "Thường trực Hội đồng Thi đua – Khen thưởng tỉnh trân trọng đề nghị các đơn vị rà soát và "
        "gửi hồ sơ sớm. Đơn vị không có đề cử thì báo bằng văn bản để tổng hợp.\n\n"
        "Trân trọng cảm ơn.",
        "To the units named below,\n\n"
        "Files for {round} are being received. By {today}, {count} units have not sent "
        "theirs:\n\n{units}\n\n"
        "The standing body of the Emulation and Commendation Council kindly asks these units to "
        "send their files soon, and units without nominations to say so in writing.\n\n"
        "With thanks.",
    ),
}
