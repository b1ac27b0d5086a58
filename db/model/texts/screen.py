"""Words of the frame: sections, pages, plan and phase."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "find.open": ("Tìm", "Find"),
    "find.hint": (
        "Tên người, đơn vị, phong trào, trang; không cần dấu",
        "A person, unit, movement or page; marks are not needed",
    ),
    "find.pages": ("Trang", "Pages"),
    "find.all": ("Xem cả {count} dòng", "See all {count} rows"),
    "find.nothing": (
        "Chưa thấy tên nào như vậy. Thử ít chữ hơn.",
        "No such name was found. Try fewer letters.",
    ),
    "menu.register": ("Sổ theo dõi", "Register"),
    "menu.review": ("Xét chọn", "Review"),
    "menu.progress": ("Tiến độ", "Progress"),
    "menu.manage": ("Quản lý", "Manage"),
    "page.today": ("Hôm nay", "Today"),
    "page.nominations": ("Đề cử", "Nominations"),
    "page.exemplars": ("Điển hình", "Exemplars"),
    "page.awards": ("Khen thưởng", "Awards"),
    "page.movements": ("Phong trào", "Movements"),
    "page.units": ("Đơn vị", "Units"),
    "page.receipts": ("Nhận hồ sơ", "Receipts"),
    "page.marking": ("Chấm điểm", "Marking"),
    "page.ranking": ("Xếp hạng", "Ranking"),
    "page.progress": ("Tiến độ", "Progress"),
    "page.tasks": ("Nhiệm vụ", "Tasks"),
    "page.journal": ("Nhật ký sửa", "Journal"),
    "page.catalogue": ("Danh mục và tiêu chí", "Lists and criteria"),
    "page.system": ("Hệ thống", "System"),
    "frame.plan": ("Kế hoạch", "Plan"),
    "frame.phase": ("Giai đoạn", "Phase"),
    "frame.whole_plan": ("Cả kế hoạch", "Whole plan"),
    "frame.failed": (
        "Trang gặp lỗi số {number}; dữ liệu không mất. Mở lại trang, hoặc báo quản trị số này.",
        "The page failed, number {number}; no data is lost. Open it again, or report that number.",
    ),
}
