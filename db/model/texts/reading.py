"""Words of files that come from others: why one cannot be read, what is doubtful in a row."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "problem.unread_empty": (
        "Tệp '{value}' không có nội dung. Đề nghị đơn vị gửi lại.",
        "The file '{value}' is empty. Ask the unit to send it again.",
    ),
    "problem.unread_kind": (
        "Tệp '{value}' không phải bảng tính hay văn bản. Gửi tệp xlsx, xls, csv hoặc docx.",
        "The file '{value}' is no sheet or document that can be read. Send xlsx, xls, csv or docx.",
    ),
    "problem.file_damaged": (
        "Tệp '{value}' bị hỏng hoặc gửi thiếu. Mở bằng Excel hoặc Word, lưu lại rồi gửi.",
        "The file '{value}' is damaged or cut short. Save it anew in Excel or Word and send it.",
    ),
    "problem.file_locked": (
        "Tệp '{value}' đặt mật khẩu. Bỏ mật khẩu, lưu lại rồi gửi.",
        "The file '{value}' has a password. Take it off, save the file and send it again.",
    ),
    "problem.file_macro": (
        "Tệp '{value}' có macro nên không mở. Lưu lại dạng xlsx rồi gửi.",
        "The file '{value}' holds macros and is not opened. Save it as xlsx and send it again.",
    ),
    "problem.file_unsafe": (
        "Tệp '{value}' có khai báo lạ nên không mở. Mở bằng Excel hoặc Word, lưu lại rồi gửi.",
        "The file '{value}' holds strange declarations. Save it anew in Excel or Word and send it.",
    ),
    "problem.file_old_word": (
        "Tệp '{value}' là văn bản Word cũ (doc). Lưu lại dạng docx rồi gửi.",
        "The file '{value}' is an old Word document (doc). Save it as docx and send it again.",
    ),
    "problem.file_no_text": (
        "Tệp '{value}' không có chữ đọc được. Gửi tệp xlsx, xls, csv hoặc docx.",
        "The file '{value}' holds no text that can be read. Send xlsx, xls, csv or docx.",
    ),
    "problem.file_too_big": (
        "Tệp '{value}' lớn hơn {limit} MB. Chia thành nhiều tệp rồi gửi.",
        "The file '{value}' is larger than {limit} MB. Send it in parts.",
    ),
    "problem.file_too_heavy": (
        "Tệp '{value}' quá nặng, đọc không xong. Chép phần có dữ liệu sang tệp mới rồi gửi.",
        "The file '{value}' is too heavy to be read. Copy the part with data into a new file.",
    ),
    "problem.file_too_long": (
        "Tệp '{value}' có hơn {limit} dòng. Chia thành nhiều tệp rồi gửi.",
        "The file '{value}' has more than {limit} rows. Send it in parts.",
    ),
    "problem.file_too_wide": (
        "Tệp '{value}' có dữ liệu quá cột thứ {limit}. Bỏ các cột thừa rồi gửi.",
        "The file '{value}' holds data beyond column {limit}. Remove the columns not needed.",
    ),
    "problem.not_a_target": (
        "Không nhận tệp vào bảng '{value}'. Chọn một trong: {tables}.",
        "Files are not taken into '{value}'. Choose one of: {tables}.",
    ),
    "reading.row": ("Dòng {row}", "Row {row}"),
    "reading.cell": ("Dòng {row}, {column}", "Row {row}, {column}"),
    "problem.unit_which": (
        "{where}: '{value}' có {count} nơi. Chọn đơn vị.",
        "{where}: '{value}' may be {count} units. Choose one.",
    ),
    "problem.unit_unknown": (
        "{where}: chưa rõ '{value}' là đơn vị nào. Chọn đơn vị.",
        "{where}: '{value}' is no unit that is known. Choose one.",
    ),
    "problem.unit_missing": (
        "{where}: không ghi đơn vị. Chọn đơn vị.",
        "{where}: no unit is given. Choose one.",
    ),
    "problem.unit_of_section": (
        "{where}: không ghi đơn vị, lấy {unit} theo tên mục. Xem lại.",
        "{where}: no unit is given, {unit} is taken from the section. Check it.",
    ),
    "problem.not_a_gender": (
        "{where}: '{value}' không phải nam hoặc nữ. Ô để trống; nhập lại.",
        "{where}: '{value}' is neither male nor female. The cell stays empty; type it.",
    ),
    "problem.formula_without_value": (
        "{where}: công thức ở ô {cell} không kèm kết quả. Mở tệp, lưu lại rồi gửi.",
        "{where}: the formula in {cell} has no result. Open the file, save it, send it again.",
    ),
    "problem.not_a_mark": (
        "{where}: '{value}' không phải dấu x. Ô để trống; nhập lại.",
        "{where}: '{value}' is no cross. The cell stays empty; type it again.",
    ),
    "problem.row_hidden": (
        "{where}: dòng đang bị ẩn trong tệp. Xem lại có lấy không.",
        "{where}: the row is hidden in the file. Check whether it is meant.",
    ),
    "problem.maybe_swapped": (
        "{where}: ngày {value} ở ô {cell} có thể bị đảo ngày và tháng. Xem lại.",
        "{where}: day and month of {value} in {cell} may have changed places. Check it.",
    ),
}  # fmt: skip
