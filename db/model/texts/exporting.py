"""Files that leave and come back."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "out.row_key": ("Mã dòng", "Row key"),
    "out.not_in_list": (
        "Chọn một giá trị trong danh sách của ô.",
        "Choose a value from the cell's list.",
    ),
    "problem.not_handed_out": (
        "{value}: tệp không do Sổ Thi Đua xuất ra. Đưa tệp vào trang Nhận hồ sơ để đọc.",
        "{value}: the file was not exported here. Give it to the Receipts page to be read.",
    ),
    "problem.handed_out_elsewhere": (
        "{value}: không tìm thấy lần xuất của tệp này. Xuất lại bảng rồi chép phần đã sửa sang.",
        "{value}: no export of this file is known here. Export again and copy the changes over.",
    ),
    "problem.no_row_keys": (
        "{value}: không còn cột ẩn '{heading}' hoặc dòng tiêu đề. Xuất lại rồi chép sang.",
        "{value}: the hidden column '{heading}' or the heading is gone. Export and copy over.",
    ),
    "problem.row_added_in_file": (
        "Dòng {row}, '{value}': đề cử mới cần nhập tên trước. Dán dòng này vào bảng Đề cử.",
        "Line {row}, '{value}': a new nomination needs a name first. Paste it into Nominations.",
    ),
}
