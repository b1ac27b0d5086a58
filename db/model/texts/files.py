"""Words about files attached to rows."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "files.open": ("Tệp", "Files"),
    "files.of": ("Tệp của {title}", "Files of {title}"),
    "files.none": ("Chưa có tệp nào.", "No files yet."),
    "files.line": ("{size} · {who} · {when}", "{size} · {who} · {when}"),
    "files.choose": ("Chọn tệp, mỗi tệp tối đa {most} MB", "Choose files, at most {most} MB each"),
    "files.pick": ("Chọn tệp", "Choose files"),
    "files.attach": ("Đính {count} tệp", "Attach {count} files"),
    "files.attached": ("Đã đính {count} tệp", "{count} files attached"),
    "files.remove": ("Gỡ tệp {title}", "Remove {title}"),
    "files.mb": ("{size} MB", "{size} MB"),
    "files.kb": ("{size} kB", "{size} kB"),
    "bundle.attach": ("Đính tệp", "Files attached"),
    "bundle.detach": ("Gỡ tệp", "Files removed"),
    "problem.no_such_file": (
        "Tệp này không có hoặc không dành cho tài khoản đang dùng. Mở lại từ dòng có tệp.",
        "There is no such file for this account. Open it again from its row.",
    ),
    "problem.file_kind": (
        "'{value}': loại tệp này không nhận. Chỉ nhận {kinds}.",
        "'{value}': this kind of file is not taken. Taken are {kinds}.",
    ),
    "problem.file_empty": (
        "'{value}' không có nội dung. Chọn lại tệp.",
        "'{value}' is empty. Choose the file again.",
    ),
    "problem.file_too_large": (
        "'{value}' nặng {size} MB, chỉ nhận tệp đến {most} MB. Chia nhỏ hoặc nén ảnh trong tệp.",
        "'{value}' has {size} MB, at most {most} MB are taken. Split it or make its pictures "
        "smaller.",
    ),
    "problem.file_unlike_name": (
        "'{value}': nội dung không đúng loại mà tên tệp ghi, hoặc có macro. Mở tệp và lưu lại "
        "đúng loại.",
        "'{value}': what it holds is not what its name says, or it has macros. Open it and save it "
        "as its kind.",
    ),
    "problem.file_there": (
        "'{value}' đã có ở dòng này. Không cần đính lại.",
        "'{value}' is attached to this row already. There is nothing to do.",
    ),
    "problem.file_not_kept": (
        "'{value}' chưa ghi được vào đĩa: {reason}. Báo quản trị rồi đính lại.",
        "'{value}' could not be written to the disk: {reason}. Tell the administrator, then attach "
        "it again.",
    ),
    "problem.file_missing": (
        "{where} '{value}': tệp không còn trên đĩa. Báo quản trị lấy lại từ bản sao lưu.",
        "{where} '{value}': the file is gone from the disk. Ask for it from a backup.",
    ),
    "problem.file_altered": (
        "{where} '{value}': tệp đã bị sửa trên đĩa nên không mở. Báo quản trị lấy lại từ bản sao "
        "lưu.",
        "{where} '{value}': the file was altered on the disk and is not opened. Ask for it from a "
        "backup.",
    ),
}
