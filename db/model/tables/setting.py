"""What the rest refers to: lookup lists, accounts, saved views, fields that staff added."""

from __future__ import annotations

from db.model import rules_of_rows as rules
from db.model.catalog import Label, Table
from db.model.rules_of_rows import limits_leave_room
from db.model.tables.shape import choice, decimal, file, link, long_text, text, whole, yes_no

# a label is a heading: a longer one fits on no screen
LONGEST_LABEL = 100

LOOKUP = Table(
    "lookup",
    Label("Giá trị danh mục", "List values"),
    "label_vi",
    (
        text("list", "Danh mục", "List", required=True),
        text("code", "Mã", "Code", required=True),
        text(
            "label_vi", "Tên", "Vietnamese name", required=True, search=True, aliases=("tên gọi",)
        ),
        text("label_en", "Tên tiếng Anh", "English name", required=True),
        whole("position", "Thứ tự", "Order", minimum=0),
        yes_no("system", "Cố định", "Fixed", fixed=True),
        yes_no("retired", "Ngừng dùng", "Retired"),
    ),
    unique=(("list", "code"),),
)

ACCOUNT = Table(
    "account",
    Label("Tài khoản", "Accounts"),
    "name",
    (
        text("name", "Tên đăng nhập", "User name", required=True),
        text("full_name", "Họ và tên", "Full name", required=True, search=True),
        choice("role", "Vai trò", "Role", "role", required=True),
        link("unit", "Đơn vị", "Unit", "unit"),
        yes_no("closed", "Đã khóa", "Closed", fixed=True),
    ),
    unique=(("name",),),
    checks=(rules.unit_account_has_a_unit,),
)

CUSTOM_FIELD = Table(
    "custom_field",
    Label("Trường riêng", "Own fields"),
    "label_vi",
    (
        text("table_name", "Bảng", "Table", required=True),
        text("name", "Tên cột", "Column", required=True),
        text("kind", "Kiểu", "Kind", required=True),
        text("label_vi", "Nhãn", "Vietnamese label", required=True, longest=LONGEST_LABEL),
        text("label_en", "Nhãn tiếng Anh", "English label", required=True, longest=LONGEST_LABEL),
        yes_no("required", "Bắt buộc", "Required"),
        text("target", "Danh mục nguồn", "List or table"),
        whole("scale", "Số lẻ", "Decimals", minimum=0, maximum=4),
        decimal("minimum", "Nhỏ nhất", "Minimum", scale=4),
        decimal("maximum", "Lớn nhất", "Maximum", scale=4),
        whole("longest", "Số ký tự nhiều nhất", "Longest text", minimum=1, maximum=20_000),
        whole("position", "Thứ tự", "Order", minimum=0),
        yes_no("retired", "Ngừng dùng", "Retired"),
    ),
    unique=(("table_name", "name"),),
    checks=(limits_leave_room,),
)

CUSTOM_TABLE = Table(
    "custom_table",
    Label("Bảng riêng", "Own tables"),
    "label_vi",
    (
        text("name", "Tên bảng", "Table", required=True),
        text("label_vi", "Nhãn", "Vietnamese label", required=True, longest=LONGEST_LABEL),
        text("label_en", "Nhãn tiếng Anh", "English label", required=True, longest=LONGEST_LABEL),
        text("title_vi", "Cột đầu", "First column in Vietnamese", longest=LONGEST_LABEL),
        text("title_en", "Cột đầu tiếng Anh", "First column in English", longest=LONGEST_LABEL),
        whole("position", "Thứ tự", "Order", minimum=0),
        yes_no("retired", "Ngừng dùng", "Retired"),
    ),
    unique=(("name",),),
)

SAVED_VIEW = Table(
    "saved_view",
    Label("Cách xem đã lưu", "Saved views"),
    "name",
    (
        text("table_name", "Bảng", "Table", required=True),
        text("name", "Tên cách xem", "View name", required=True, search=True),
        link("account", "Người lưu", "Saved by", "account", required=True),
        yes_no("shared", "Dùng chung", "Shared"),
        yes_no("standard", "Mở sẵn cho mọi người", "Opened for all"),
        long_text("definition", "Nội dung", "Definition", required=True),
    ),
    unique=(("table_name", "account", "name"),),
)

SAVED_QUESTION = Table(
    "saved_question",
    Label("Câu hỏi đã lưu", "Saved questions"),
    "name",
    (
        text("name", "Tên câu hỏi", "Question name", required=True, search=True),
        link("account", "Người lưu", "Saved by", "account", required=True),
        yes_no("shared", "Dùng chung", "Shared"),
        long_text("definition", "Nội dung", "Definition", required=True),
    ),
    unique=(("account", "name"),),
)

# by number like a file's row: what was said binds no row that is deleted or comes back
APART = Table(
    "apart",
    Label("Đã xác nhận khác nhau", "Told apart"),
    "names",
    (
        whole("one", "Đối tượng thứ nhất", "First subject", required=True, fixed=True),
        whole("other", "Đối tượng thứ hai", "Second subject", required=True, fixed=True),
        text("names", "Hai tên", "Both names", required=True, personal=True, fixed=True),
        link("unit", "Đơn vị xác nhận", "Unit that said so", "unit"),
        long_text("note", "Ghi chú", "Note"),
    ),
    owner=("unit",),
    unique=(("one", "other"),),
)

ATTACHMENT = Table(
    "attachment",
    Label("Tệp đính kèm", "Attachments"),
    "title",
    (
        text("table_name", "Bảng", "Table", required=True, fixed=True),
        whole("holder", "Số dòng", "Row", required=True, fixed=True),
        text("title", "Tên tệp", "Title", required=True, search=True),
        file("file", "Tệp", "File", required=True, fixed=True),
        whole("size", "Số byte", "Bytes", fixed=True),
    ),
    unique=(("holder", "table_name", "file"),),
)
