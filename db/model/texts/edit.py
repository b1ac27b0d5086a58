"""Words for what a bundle was, and why an undo leaves something."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "bundle.edit": ("Sửa ô", "Edit"),
    "bundle.bulk": ("Đổi hàng loạt", "Bulk change"),
    "bundle.add": ("Thêm dòng", "Add"),
    "bundle.import": ("Nhập từ tệp", "Import"),
    "bundle.paste": ("Dán từ Excel", "Paste"),
    "bundle.delete": ("Xóa dòng", "Delete"),
    "bundle.restore": ("Khôi phục dòng", "Restore"),
    "bundle.undo": ("Hoàn tác", "Undo"),
    "bundle.nominate": ("Thêm đề cử", "Nominate"),
    "bundle.state": ("Đổi trạng thái", "Change state"),
    "bundle.decide": ("Ghi quyết định", "Decide"),
    "bundle.mark": ("Chấm điểm", "Mark"),
    "bundle.submit": ("Nộp phiếu chấm", "Submit marks"),
    "bundle.publish": ("Công bố điểm", "Publish"),
    "bundle.unpublish": ("Thôi công bố điểm", "Unpublish"),
    "bundle.close": ("Khóa sổ", "Close"),
    "bundle.reopen": ("Mở lại sổ", "Reopen"),
    "bundle.settle": ("Xếp giai đoạn", "Settle phase"),
    "bundle.edition": ("Lập bản tiêu chí mới", "New edition"),
    "bundle.account": ("Sửa tài khoản", "Account"),
    "bundle.seed": ("Nạp dữ liệu gốc", "Reference data"),
    "kept.not_allowed": ("Không có quyền", "Not allowed"),
    "kept.not_yours": ("Thuộc đơn vị khác", "Belongs to another unit"),
    "kept.row_gone": ("Dòng đã đổi tình trạng", "The row was deleted or restored since"),
    "kept.edited_later": ("Đã sửa sau đó", "Edited later"),
}
