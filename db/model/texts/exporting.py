"""Files that leave and come back."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "out.row_key": ("Mã dòng", "Row key"),
    "out.not_in_list": (
        "Chọn một giá trị trong danh sách của ô.",
        "Choose a value from the cell's list.",
    ),
    # reading knows by these words what the rows are for
    "form.nomination": ("Danh sách đề nghị khen thưởng", "Danh sách đề nghị khen thưởng"),
    "form.award": ("Danh sách được khen thưởng", "Danh sách được khen thưởng"),
    "form.exemplar": ("Danh sách điển hình tiên tiến", "Danh sách điển hình tiên tiến"),
    "form.unit": ("Danh mục đơn vị", "Danh mục đơn vị"),
    "form.task": ("Tiến độ thực hiện nhiệm vụ", "Tiến độ thực hiện nhiệm vụ"),
    "bundle.return": ("Nhận lại tệp", "File given back"),
    "out.take": ("Tải về", "Download"),
    "out.take_what": ("Tải về: {what}", "Download: {what}"),
    "out.kind": ("Loại tệp", "Kind of file"),
    "out.kind_xlsx": (
        "Bảng tính (xlsx): sửa ở nơi khác rồi gửi lại được",
        "Workbook (xlsx): can be edited elsewhere and given back",
    ),
    "out.kind_csv": (
        "Văn bản phân cách (csv): chỉ để đọc",
        "Separated text (csv): to be read only",
    ),
    "out.kind_template": (
        "Mẫu trống (xlsx): để đơn vị điền và gửi về",
        "Empty form (xlsx): to be filled and sent in",
    ),
    "out.template_for": ("Mẫu dành cho đơn vị", "Form for the unit"),
    "out.every_unit": ("Mọi đơn vị", "Every unit"),
    "out.template_name": ("Mẫu {what}", "Form {what}"),
    "command.exported": (
        "Đã xuất {count} dòng của bảng {table} vào {path}.",
        "Exported {count} rows of the table {table} to {path}.",
    ),
    "problem.not_a_kind_of_file": (
        "'{value}': tệp xuất phải có đuôi .xlsx hoặc .csv. Đổi tên tệp rồi chạy lại.",
        "'{value}': an exported file ends in .xlsx or .csv. Rename it and run again.",
    ),
    "out.make": ("Tạo tệp", "Make the file"),
    "out.making": ("Đang tạo tệp…", "Making the file…"),
    "out.save": ("Lưu tệp ({size} KB)", "Save the file ({size} KB)"),
    "out.give_back": ("Nhận lại tệp", "Give back"),
    "out.give_back_what": ("Nhận lại tệp: {what}", "Give back: {what}"),
    "out.choose": (
        "Tệp xlsx đã tải về từ đây và sửa ở nơi khác (tối đa 20 MB)",
        "An xlsx file downloaded here and edited elsewhere (20 MB at most)",
    ),
    "out.comparing": ("Đang so với bản đã tải về…", "Comparing with what left…"),
    "out.other_table": (
        "Tệp này thuộc bảng {what}; các thay đổi sẽ ghi vào bảng ấy.",
        "The file belongs to the table {what}; its changes go there.",
    ),
    "out.found": (
        "**{cells}** ô thay đổi · **{new}** dòng mới · **{conflicts}** ô hai bên cùng sửa · "
        "**{refused}** dòng chưa nhận · {same} dòng như cũ",
        "**{cells}** cells changed · **{new}** new rows · **{conflicts}** cells changed by both · "
        "**{refused}** rows not taken · {same} rows as they were",
    ),
    "out.ignored": (
        "Không nhận thay đổi ở cột chỉ đọc: {names}.",
        "Changes in read-only columns are not taken: {names}.",
    ),
    "out.column_line": ("Dòng trong tệp", "Line"),
    "out.column_row": ("Tên", "Name"),
    "out.column_field": ("Cột", "Field"),
    "out.column_was": ("Đang là", "Is now"),
    "out.column_now": ("Sẽ thành", "Becomes"),
    "out.new_row": ("(dòng mới)", "(new row)"),
    "out.line": ("dòng {line} của tệp ({title})", "line {line} of the file ({title})"),
    "out.which": (
        "Dòng {line}, {field}: '{text}' là",
        "Line {line}, {field}: '{text}' is",
    ),
    "out.conflicts": (
        "**Hai bên cùng sửa {count} ô.** Chọn giá trị giữ lại cho từng ô.",
        "**Both sides changed {count} cells.** Choose the value that stays, cell by cell.",
    ),
    "out.conflict": (
        "Dòng {line}, {title}, {field} (lúc tải về: {left})",
        "Line {line}, {title}, {field} (when downloaded: {left})",
    ),
    "out.theirs": (
        "Giữ '{value}' của {who}, {when}",
        "Keep '{value}' of {who}, {when}",
    ),
    "out.mine": ("Lấy '{value}' trong tệp", "Take '{value}' from the file"),
    "out.remove": (
        "Xóa {count} dòng không còn trong tệp",
        "Delete the {count} rows that are not in the file",
    ),
    "out.write": ("Ghi {count} dòng", "Save {count} rows"),
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
