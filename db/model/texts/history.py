"""Words of the journal, of histories and of days in the past."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "as_of.choose": ("Tại ngày", "As of a day"),
    "as_of.day": ("Xem số liệu tại ngày", "Show the register as of"),
    "as_of.hint": (
        "Bảng và báo cáo như lúc hết ngày ấy, chỉ xem.",
        "Tables and reports as at the end of that day, to read only.",
    ),
    "as_of.band": (
        "Số liệu tại {day} – chỉ xem",
        "The register as of {day} – to read only",
    ),
    "as_of.back": ("Về hiện tại", "Back to now"),
    "as_of.before_all": (
        "Ngày ấy sổ chưa có số liệu. Lượt sửa đầu tiên ghi ngày {first}.",
        "The register held nothing that day. The first change was on {first}.",
    ),
    "grid.none_then": (
        "Ngày ấy không có dòng nào hợp điều kiện.",
        "There was no such row that day.",
    ),
    "history.source": ("Nguồn", "Source"),
    "history.cell": ("Ô nguồn", "Source cell"),
    "history.on_behalf": ("{who} ghi hộ {other}", "{who} for {other}"),
    "history.gone_field": ("{name} (đã bỏ)", "{name} (retired)"),
    "history.steps": ("{count} thay đổi, mới nhất trước", "{count} changes, newest first"),
    "history.pick": (
        "Chọn một thay đổi để khôi phục giá trị hoặc cả dòng như lúc ấy.",
        "Pick a change to restore its value, or the row as it was then.",
    ),
    "history.what": ("Khôi phục", "Restore"),
    "history.restore_cell": ("Khôi phục giá trị này", "Restore this value"),
    "history.restore_row": ("Khôi phục dòng như lúc {when}", "Restore the row as of {when}"),
    "history.restore": ("Khôi phục", "Restore"),
    "history.same": ("Hiện đã đúng như lúc ấy.", "It is as it was then."),
    "history.burst": ("{count} ô sửa nhanh", "{count} quick edits"),
    "history.undo_burst": ("Hoàn tác loạt này", "Undo these edits"),
    "journal.person": ("Người sửa", "Who"),
    "journal.anybody": ("Mọi người", "Everybody"),
    "journal.since": ("Từ ngày", "From"),
    "journal.until": ("Đến ngày", "To"),
    "journal.kind": ("Việc", "What"),
    "journal.any_kind": ("Mọi việc", "Everything"),
    "journal.any_table": ("Mọi bảng", "All tables"),
    "journal.title": ("Tên dòng có chữ", "Row called"),
    "journal.none": (
        "Không có lượt sửa nào hợp điều kiện. Bỏ bớt điều kiện lọc.",
        "No bundle fits. Loosen the filter.",
    ),
    "journal.lines": ("{count} lượt sửa, mới nhất trước", "{count} bundles, newest first"),
    "journal.which": ("Trong loạt này", "Within these edits"),
    "journal.whole_burst": ("Cả loạt", "All of them"),
    "journal.of_burst": ("Lượt {number} · {when}", "Bundle {number} · {when}"),
    "journal.undone": ("Hoàn tác lượt {number}", "Undoes bundle {number}"),
    "journal.undo": ("Hoàn tác", "Undo"),
    "journal.one": ("Đang xem lượt {number}", "Showing bundle {number}"),
    "journal.all": ("Xem cả nhật ký", "Show the whole journal"),
    "history.open": ("Mở lượt {number} trong nhật ký", "Open bundle {number} in the journal"),
    "problem.preview_moved": (
        "Số liệu vừa đổi nên chưa hoàn tác gì. Xem lại bảng trên rồi bấm lần nữa.",
        "The data has just changed, so nothing is undone. Look above again, then press again.",
    ),
}
