"""Sentences of the administrator's commands."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "command.restored": (
        "Đã khôi phục đến lượt {number} vào {path}.",
        "Restored up to bundle {number} into {path}.",
    ),
    "command.backed_up": (
        "Đã sao lưu đến lượt {number} vào {path}.",
        "Backed up to bundle {number} into {path}.",
    ),
    "command.rules_hold": ("Mọi quy tắc đều đúng.", "Every rule holds."),
    "command.chain_holds": (
        "Chuỗi {number} lượt sửa nguyên vẹn.",
        "The chain of {number} bundles holds.",
    ),
    "command.no_database": (
        "Không có cơ sở dữ liệu '{path}'. Nạp dữ liệu bằng python -m seed trước.",
        "There is no database '{path}'. Fill it with python -m seed first.",
    ),
    "command.held": (
        "Không mở được '{path}': ứng dụng đang giữ, hoặc tệp hỏng. Dừng ứng dụng rồi thử lại.",
        "Cannot open '{path}': the app holds it, or it is damaged. Stop the app and try again.",
    ),
    "command.file": (
        "Không dùng được tệp: {reason}. Kiểm tra đường dẫn rồi thử lại.",
        "The file cannot be used: {reason}. Check the path and try again.",
    ),
    "command.cut_off": (
        "Ứng dụng không trả lời đến cùng. Xem nhật ký máy chủ, rồi thử lại.",
        "The app did not answer to the end. Read the server's log, then try again.",
    ),
    "command.ranked": ("Hạng {rank}", "Rank {rank}"),
    "command.not_enough": ("Không xếp hạng: chưa đủ phiếu", "Not ranked: too few sheets"),
    "command.condition_failed": (
        "Không xếp hạng: không đạt điều kiện",
        "Not ranked: a condition failed",
    ),
    "command.step": (
        "{criterion}: {count} phiếu, cộng {sum}, trung bình {mean}, lũy kế {total}",
        "{criterion}: {count} sheets, sum {sum}, mean {mean}, running total {total}",
    ),
    "command.read_sheet": (
        "Trang '{sheet}': {rows} dòng dữ liệu, {skipped} dòng bỏ qua",
        "Sheet '{sheet}': {rows} rows of data, {skipped} rows skipped",
    ),
    "command.same_person": (
        "Có thể là một người: {places}",
        "May be one person: {places}",
    ),
}
