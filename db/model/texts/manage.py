"""Words of the manage section."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "kind.text": ("Chữ", "Text"),
    "kind.long_text": ("Đoạn văn", "Long text"),
    "kind.whole": ("Số nguyên", "Whole number"),
    "kind.decimal": ("Số lẻ", "Decimal number"),
    "kind.date": ("Ngày", "Date"),
    "kind.moment": ("Ngày giờ", "Day and hour"),
    "kind.yes_no": ("Có hoặc không", "Yes or no"),
    "kind.choice": ("Một giá trị của danh mục", "One value of a list"),
    "kind.choices": ("Nhiều dòng của bảng khác", "Several rows of another table"),
    "kind.link": ("Một dòng của bảng khác", "One row of another table"),
    "manage.changes": ("Thay đổi", "Changes"),
    "manage.number": ("Lượt", "Bundle"),
    "manage.on_behalf": ("Ghi hộ", "On behalf of"),
    "manage.steps": ("Lượt {number}: {count} thay đổi", "Bundle {number}: {count} changes"),
    "manage.pick": ("Chọn một lượt để xem từng thay đổi.", "Pick a bundle to see its changes."),
    "manage.verify": ("Kiểm tra sổ", "Check the register"),
    "manage.whole": (
        "Sổ nguyên vẹn: mọi quy tắc đúng, chuỗi {number} lượt sửa không bị động đến.",
        "The register is whole: every rule holds and the chain of {number} bundles is untouched.",
    ),
    "manage.broken": (
        "Chuỗi lượt sửa hỏng từ lượt {bundle}. Khôi phục từ bản sao gần nhất.",
        "The chain is broken from bundle {bundle}. Restore the newest backup.",
    ),
    "manage.role": ("Vai trò", "Role"),
    "manage.add_account": ("Thêm tài khoản", "Add account"),
    "manage.added": ("Đã thêm tài khoản {name}.", "Account {name} was added."),
    "manage.care": ("Mật khẩu, khóa tài khoản", "Passwords, closing accounts"),
    "manage.account": ("Tài khoản", "Account"),
    "manage.reset": ("Đặt lại mật khẩu", "Set new password"),
    "manage.sign_out": ("Kết thúc mọi phiên", "End all sessions"),
    "manage.was_signed_out": (
        "Mọi phiên đang mở của {name} đã kết thúc; tài khoản vẫn mở.",
        "All open sessions of {name} have ended; the account stays open.",
    ),
    "manage.close": ("Khóa tài khoản", "Close account"),
    "manage.open": ("Mở khóa", "Open again"),
    "manage.was_reset": (
        "Đã đặt mật khẩu mới cho {name}; mọi phiên đang mở đã kết thúc.",
        "{name} has a new password; all open sessions have ended.",
    ),
    "manage.was_closed": (
        "Đã khóa tài khoản {name}; mọi phiên đang mở đã kết thúc.",
        "Account {name} is closed; all open sessions have ended.",
    ),
    "manage.was_opened": ("Đã mở khóa tài khoản {name}.", "Account {name} is open again."),
}
