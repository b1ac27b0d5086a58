"""Words of the first page."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "today.sent": (
        "**{sent}/{total}** đơn vị đã gửi, {left}",
        "**{sent} of {total}** units have sent, {left}",
    ),
    "today.lacking": (
        "{count} đơn vị chưa có dòng nhận hồ sơ",
        "{count} units have no receipt line yet",
    ),
    "today.see_missing": ("Xem {count} đơn vị chưa gửi", "See {count} units that have not sent"),
    "today.own_receipt": ("{unit}: {state}, {left}", "{unit}: {state}, {left}"),
    "today.no_receipt": (
        "Đơn vị chưa có tên trong danh sách nhận hồ sơ, {left}",
        "The unit is not on the list of receipts, {left}",
    ),
    "today.days_left": ("còn {days} ngày", "{days} days left"),
    "today.last_day": ("hôm nay là hạn cuối", "today is the last day"),
    "today.days_over": ("quá hạn {days} ngày", "{days} days overdue"),
    "today.closes": ("hạn nộp {date}", "due {date}"),
    "today.no_deadline": ("chưa rõ hạn nộp", "no deadline entered"),
    "today.no_round": ("Không có đợt xét nào đang mở.", "No round is open."),
    "today.no_round_office": (
        "Không có đợt xét nào đang mở. Thêm đợt xét trong Danh mục và tiêu chí.",
        "No round is open. Add one under Lists and criteria.",
    ),
    "today.my_work": ("Việc của tôi", "My work"),
    "today.nothing_waits": ("Không có việc đang chờ.", "Nothing is waiting."),
    "today.to_mark": ("Còn {left}/{total} hồ sơ: {round}", "{left} of {total} files left: {round}"),
    "today.received": ("{count} đề cử mới nhận, chờ thẩm định", "{count} new nominations to check"),
    "today.needs_more": (
        "{count} đề cử chờ bổ sung hồ sơ",
        "{count} nominations need more documents",
    ),
    "today.eligible": (
        "{count} đề cử đủ điều kiện, chờ trình hội đồng",
        "{count} eligible nominations to lay before the council",
    ),
    "today.returned": ("{count} đề cử bị trả lại", "{count} nominations were returned"),
    "today.to_settle": (
        "{count} bước chưa xếp giai đoạn",
        "{count} stage entries without a phase",
    ),
    "today.phases": ("Các giai đoạn", "The phases"),
    "today.see_progress": ("Xem tiến độ", "See progress"),
    "today.published": (
        "Công bố gần nhất: {round}, ngày {date}",
        "Last published: {round}, on {date}",
    ),
    "today.changes": ("Từ lần xem trước", "Since the last visit"),
    "today.first_visit": (
        "Lần xem đầu tiên; từ ngày mai sẽ có số lượt sửa của người khác.",
        "The first visit; from tomorrow the changes of others are counted.",
    ),
    "today.since": (
        "Từ {date}: {count} lượt sửa của người khác",
        "Since {date}: {count} changes by others",
    ),
    "today.none_since": (
        "Từ {date}: chưa có lượt sửa nào của người khác",
        "Since {date}: no changes by others",
    ),
    "today.see_journal": ("Xem nhật ký sửa", "See the journal"),
}
