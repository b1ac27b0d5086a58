"""Refusals of the store and of the rules: where, the value as typed, why, and the cure."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "problem.required": (
        "{where}: còn trống mà bắt buộc có. Nhập giá trị rồi lưu lại.",
        "{where}: is empty but required. Enter a value and save again.",
    ),
    "problem.no_such_row": (
        "{where}: '{value}' không còn trong danh mục. Chọn giá trị khác.",
        "{where}: '{value}' is no longer in its list. Choose another value.",
    ),
    "problem.not_unique": (
        "{where}: đã có dòng khác trùng. Sửa giá trị, hoặc dùng dòng đã có.",
        "{where}: another row is the same. Change the value, or use the row that is there.",
    ),
    "problem.circular": (
        "{where}: dòng này lại nằm dưới chính nó hoặc dưới dòng trực thuộc nó. Chọn dòng khác.",
        "{where}: the row would stand under itself or under a row below it. Choose another.",
    ),
    "problem.succeeds_itself": (
        "{where}: đơn vị mới trùng đơn vị cũ. Chọn đơn vị khác.",
        "{where}: the unit would succeed itself. Choose another unit.",
    ),
    "problem.locked": (
        "{where}: {by} đã khóa sổ nên chỉ xem được. Mở lại trước khi sửa.",
        "{where}: {by} is closed, so it can only be read. Reopen it before editing.",
    ),
    "problem.locked_why": (
        "{where}: {by} đã khóa sổ từ {since}: {why}. Mở lại trước khi sửa.",
        "{where}: {by} has been closed since {since}: {why}. Reopen it before editing.",
    ),
    "problem.closing_says_why": (
        "{where}: khóa và mở lại phải ghi lý do. Chọn dòng rồi dùng nút khóa hoặc mở lại.",
        "{where}: closing and reopening need a reason. Tick the row and use its button.",
    ),
    "problem.already_closed": (
        "{where}: đã khóa sổ rồi. Mở lại trang để xem.",
        "{where}: is closed already. Open the page again to see.",
    ),
    "problem.in_use": (
        "{where}: còn {count} dòng đang dùng. Xóa hoặc sửa các dòng ấy trước.",
        "{where}: {count} rows still use it. Delete or change those rows first.",
    ),
    "problem.conflict": (
        "{where}: {who} đã sửa thành '{theirs}' trước đó. Chọn giữ giá trị nào.",
        "{where}: {who} changed it to '{theirs}' first. Choose which value to keep.",
    ),
    "problem.row_gone": (
        "{where}: dòng này đã bị xóa nên '{value}' chưa được ghi. Khôi phục dòng rồi nhập lại.",
        "{where}: the row was deleted, so '{value}' was not saved. Restore the row and type again.",
    ),
    "problem.cannot_delete": (
        "{where}: dòng không còn ở đây. Mở lại trang để xem dòng hiện có.",
        "{where}: the row is not here any more. Open the page again to see what is.",
    ),
    "problem.cannot_restore": (
        "{where}: dòng không ở trong số đã xóa. Mở lại trang để xem dòng hiện có.",
        "{where}: the row is not among the deleted. Open the page again to see what is.",
    ),
    "problem.no_such_card": (
        "Không có thẻ này. Mở thẻ từ một dòng trong bảng.",
        "There is no such card. Open one from a row of a table.",
    ),
    "problem.no_such_table": (
        "Không có bảng '{value}'. Chọn một bảng trong danh mục.",
        "There is no table '{value}'. Choose one from the list.",
    ),
    "problem.no_such_field": (
        "Bảng không có trường '{value}'. Chọn một trường trong danh sách.",
        "The table has no field '{value}'. Choose one from the list.",
    ),
    "problem.no_such_operator": (
        "Không có phép lọc '{value}'. Chọn một phép trong danh sách.",
        "There is no comparison '{value}'. Choose one from the list.",
    ),
    "problem.not_allowed": (
        "Tài khoản này không có quyền làm việc ấy. Liên hệ quản trị để được phân quyền.",
        "This account may not do that. Ask the administrator for the right.",
    ),
    "problem.not_yours": (
        "{where}: dòng thuộc đơn vị khác nên không sửa được. Báo thư ký nếu cần sửa.",
        "{where}: the row belongs to another unit. Tell the secretary if it must change.",
    ),
    "problem.field_is_fixed": (
        "{where}: trường này do hệ thống ghi. Dùng nút thao tác trên trang.",
        "{where}: this field is set by an action. Use the button on the page.",
    ),
    "problem.criteria_in_use": (
        "{where}: bộ tiêu chí đã có điểm chấm nên không sửa được. Lập bản mới của bộ tiêu chí.",
        "{where}: the criteria set already has marks. Make a new edition of the set.",
    ),
    "problem.lookup_is_fixed": (
        "{where}: giá trị này cố định. Thêm giá trị mới nếu cần.",
        "{where}: this value is fixed. Add a new value if one is needed.",
    ),
    "problem.ends_before_start": (
        "{where}: '{value}' sớm hơn ngày bắt đầu. Nhập ngày sau ngày bắt đầu.",
        "{where}: '{value}' is before the start. Enter a later date.",
    ),
    "problem.collective_has_birth": (
        "{where}: tập thể không có năm sinh '{value}'. Bỏ trống ô này.",
        "{where}: a collective has no birth date '{value}'. Leave the cell empty.",
    ),
    "problem.comprehensive_has_domain": (
        "{where}: điển hình toàn diện không ghi lĩnh vực. Bỏ trống lĩnh vực, hoặc đổi loại.",
        "{where}: a comprehensive exemplar has no domain. Clear it, or change the scope.",
    ),
    "problem.model_needs_name": (
        "{where}: mô hình phải có tên mô hình. Nhập tên rồi lưu lại.",
        "{where}: a model needs its own name. Enter it and save again.",
    ),
    "problem.account_needs_unit": (
        "{where}: tài khoản đơn vị phải thuộc một đơn vị. Chọn đơn vị rồi lưu lại.",
        "{where}: a unit account belongs to a unit. Choose it and save again.",
    ),
    "problem.minimum_over_members": (
        "{where}: '{value}' nhiều hơn số thành viên. Nhập số nhỏ hơn.",
        "{where}: '{value}' is more than the members there are. Enter a smaller number.",
    ),
    "problem.state_needs_reason": (
        "{where}: trạng thái này cần lý do. Nhập lý do trước khi đổi.",
        "{where}: this state needs a reason. Enter the reason first.",
    ),
    "problem.mark_needs_points": (
        "{where}: chưa có điểm. Nhập điểm, hoặc chọn không áp dụng.",
        "{where}: has no points. Enter them, or choose not applicable.",
    ),
    "problem.nothing_to_undo": (
        "Lượt sửa {bundle} không còn gì để hoàn tác. Xem danh sách các lượt sau.",
        "Nothing of bundle {bundle} is left to undo. Look at the bundles after it.",
    ),
    "problem.no_such_bundle": (
        "Không có lượt sửa số {value}. Chọn một lượt trong danh sách.",
        "There is no bundle {value}. Choose one from the list.",
    ),
    "problem.no_such_round": (
        "Không có đợt xét số '{value}'. Các đợt: {rounds}.",
        "There is no round number '{value}'. The rounds: {rounds}.",
    ),
    "problem.database_held": (
        "Ứng dụng hoặc một lệnh khác đang giữ '{value}'. Dừng rồi khôi phục lại.",
        "The app or another command holds '{value}'. Stop it and restore again.",
    ),
    "problem.unlike_log": (
        "{where}: dữ liệu khác với nhật ký sửa. Khôi phục từ bản sao gần nhất.",
        "{where}: the data differ from the change log. Restore the newest backup.",
    ),
    "problem.disk_full": (
        "Ổ đĩa chỉ còn {free} MB, cần ít nhất {needed} MB để ghi an toàn. Chưa ghi gì; giải phóng "
        "chỗ trống rồi làm lại.",
        "The disk has {free} MB left and a safe write needs {needed} MB. Nothing was written; free "
        "some space and try again.",
    ),
    "problem.not_heads": (
        "'{value}' không phải tệp giữ đầu chuỗi. Chọn tệp .heads khác.",
        "'{value}' does not hold heads of the chain. Choose another .heads file.",
    ),
    "problem.not_a_database": (
        "'{value}' không phải bản sao dùng được. Chọn tệp sao lưu khác.",
        "'{value}' is not a usable copy. Choose another backup file.",
    ),
    "problem.cannot_write": (
        "Không ghi được '{value}'. Chọn tệp khác trong một thư mục đã có.",
        "Cannot write '{value}'. Name another file in a folder that is there.",
    ),
    "problem.copy_breaks_rules": (
        "'{value}' có {count} chỗ sai quy tắc. Chọn tệp sao lưu khác.",
        "'{value}' breaks {count} rules. Choose another backup file.",
    ),
    "problem.copy_breaks_chain": (
        "'{value}' bị sửa ngoài sổ ({bundle}). Chọn tệp sao lưu khác.",
        "'{value}' was altered from outside ({bundle}). Choose another backup file.",
    ),
}
