"""Words of the door: signing in, the first administrator, passwords."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "app.name": ("Sổ Thi Đua", "Emulation Register"),
    "door.subtitle": (
        "Kế hoạch xây dựng, nhân rộng điển hình tiên tiến",
        "Plan to build and replicate advanced exemplars",
    ),
    "door.name": ("Tên đăng nhập", "User name"),
    "door.full_name": ("Họ và tên", "Full name"),
    "door.password": ("Mật khẩu", "Password"),
    "door.old_password": ("Mật khẩu đang dùng", "Current password"),
    "door.new_password": ("Mật khẩu mới", "New password"),
    "door.sign_in": ("Đăng nhập", "Sign in"),
    "door.sign_out": ("Thoát", "Sign out"),
    "door.change_password": ("Đổi mật khẩu", "Change password"),
    "door.code": ("Mã hiện trên máy chủ", "Code shown in the terminal"),
    "door.create": ("Tạo quản trị đầu tiên", "Create the first administrator"),
    "door.other_language": ("English", "Tiếng Việt"),
    "door.demo": ("Tài khoản dùng thử", "Demo accounts"),
    "door.stale": (
        "Trang đã cũ nên chưa nhận. Mở lại trang rồi nhập lần nữa.",
        "The page was too old. Open it again and enter once more.",
    ),
    "door.code_printed": (
        "Chưa có tài khoản nào. Mã tạo quản trị đầu tiên: {code}\n"
        "Chưa có danh mục thì dừng ứng dụng, chạy python -m seed, rồi mở lại.",
        "There is no account yet. Code to create the first administrator: {code}\n"
        "If there are no lists yet, stop the app, run python -m seed and start again.",
    ),
    "problem.wrong_password": (
        "Tên hoặc mật khẩu chưa đúng. Nhập lại, chú ý chữ hoa và bộ gõ.",
        "Wrong name or password. Enter again; mind capitals and the keyboard.",
    ),
    "problem.locked_out": (
        "Đã sai nhiều lần nên tạm khóa. Thử lại sau {minutes} phút, hoặc nhờ quản trị.",
        "Too many failures. Try again in {minutes} minutes, or ask the administrator.",
    ),
    "problem.short_password": (
        "Mật khẩu ngắn hơn {shortest} ký tự. Nhập mật khẩu dài hơn.",
        "The password is shorter than {shortest} characters. Enter a longer one.",
    ),
    "problem.wrong_code": (
        "Mã chưa đúng. Xem mã trên màn hình máy chủ rồi nhập lại.",
        "Wrong code. Look at the terminal and enter it again.",
    ),
    "problem.not_yourself": (
        "Không tự khóa, xóa hay đổi vai trò tài khoản đang dùng được. Nhờ quản trị khác.",
        "The account in use cannot close, delete or change the role of itself. "
        "Ask another administrator.",
    ),
    "role.admin": ("Quản trị", "Administrator"),
    "role.secretary": ("Thư ký", "Secretary"),
    "role.member": ("Hội đồng", "Council member"),
    "role.unit": ("Đơn vị", "Unit"),
    "role.leader": ("Lãnh đạo", "Leader"),
    "role.display": ("Màn hình", "Display"),
}
