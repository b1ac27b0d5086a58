"""What ``python -m seed`` says."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "planting.not_empty": (
        "{path} đã có dữ liệu. Chọn tệp khác bằng THIDUA_DATABASE, hoặc chuyển tệp này đi.",
        "{path} already holds data. Name another file in THIDUA_DATABASE, or move this one away.",
    ),
    "planting.held": (
        "Không mở được {path}: chương trình khác đang giữ tệp. Dừng chương trình rồi chạy lại.",
        "{path} cannot be opened: another program holds it. Stop that program and run this again.",
    ),
    "planting.already": (
        "{path} đã có sẵn dữ liệu minh họa này; không ghi thêm gì.",
        "{path} already holds this demo; nothing was written.",
    ),
    "planting.done": (
        "Đã ghi {bundles} lượt vào {path}.",
        "{bundles} bundles were written to {path}.",
    ),
}
