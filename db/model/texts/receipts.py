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
