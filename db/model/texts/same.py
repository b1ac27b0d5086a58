"""Words for subjects that may be the same: told apart, joined."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "problem.same_subject": (
        "{where}: hai dòng đã chọn là một. Chọn hai đối tượng khác nhau.",
        "{where}: both rows are one and the same. Choose two subjects.",
    ),
    "problem.not_allowed_in": (
        "{where}: tài khoản này không được sửa dòng ở đây. Báo thư ký để gộp.",
        "{where}: this account may not change rows here. Tell the secretary, who may merge.",
    ),
    "problem.in_use_elsewhere": (
        "{where}: còn dòng khác dùng đến nên chưa gộp được. Báo thư ký để gộp.",
        "{where}: other rows use it, so it cannot be merged here. Tell the secretary.",
    ),
    "problem.subject_gone": (
        "{where}: đối tượng này không còn trong sổ. Tải lại danh sách rồi chọn lại.",
        "{where}: this subject is no longer in the register. Load the list again and choose.",
    ),
}
