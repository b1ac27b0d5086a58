"""Words for subjects that may be the same: told apart, joined."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "same.found": (
        "{count} cặp đối tượng có thể là một, cặp giống nhất ở trên. Xem từng cặp rồi chọn.",
        "{count} pairs of subjects may be one, the likeliest first. Look at each and choose.",
    ),
    "same.none": (
        "Không có cặp đối tượng nào giống nhau. Cặp mới sẽ hiện ở đây khi sổ có thêm dòng.",
        "No subjects are alike. New pairs stand here as rows come.",
    ),
    "same.none_named": (
        "Không có cặp nào mang tên '{name}'. Xóa ô tìm để xem tất cả.",
        "No pair is called '{name}'. Clear the search to see all.",
    ),
    "same.search": ("Tìm theo tên", "Search by name"),
    "same.more": ("Xem thêm {count} cặp", "Show {count} more"),
    "same.same_name": ("cùng tên", "same name"),
    "same.short_name": ("tên viết khác", "name written otherwise"),
    "same.mistyped_name": ("tên lệch một chữ", "name one letter off"),
    "same.same_day": ("cùng ngày sinh", "same day of birth"),
    "same.same_unit": ("cùng đơn vị", "same unit"),
    "same.successor": ("đơn vị kế thừa", "successor unit"),
    "same.alike": ("Giống nhau: {values}", "Alike: {values}"),
    "same.hanging": ("Đang có", "Holds"),
    "same.count": ("{count} {table}", "{count} {table}"),
    "same.merge": ("Gộp hai dòng", "Merge the two"),
    "same.apart": ("Người khác", "Somebody else"),
    "same.saved_merge": (
        "Đã gộp **{gone}** vào **{keep}**.",
        "**{gone}** was merged into **{keep}**.",
    ),
    "same.saved_apart": (
        "Đã ghi nhớ: **{names}** là hai đối tượng khác nhau.",
        "Remembered: **{names}** are two subjects.",
    ),
    "same.place": ("Dòng {place}", "Row {place}"),
    "same.row": ("Dòng {place}: {name} · {counts}", "Row {place}: {name} · {counts}"),
    "same.no_counts": ("chưa có dòng đi kèm", "nothing hangs on it"),
    "same.keep": ("Giữ dòng nào", "Which row stays"),
    "same.differ": (
        "Hai dòng ghi khác nhau ở {count} mục. Chọn giá trị được giữ:",
        "The two rows differ in {count} fields. Choose what is kept:",
    ),
    "same.filled": ("Điền thêm từ dòng kia: {fields}.", "Filled from the other row: {fields}."),
    "same.moved": (
        "Chuyển sang dòng được giữ: {counts}.",
        "Goes over to the row that stays: {counts}.",
    ),
    "same.nothing_moved": ("Dòng kia chưa có dòng nào đi kèm.", "Nothing hangs on the other row."),
    "same.joined": (
        "Trùng nhau nên nhập làm một: {counts}.",
        "The same on both, and so made one: {counts}.",
    ),
    "same.undone": (
        "Lượt gộp hoàn tác được bất cứ lúc nào.",
        "The merge can be undone at any time.",
    ),
    "same.in_the_way": ("Chưa gộp được vì:", "Cannot be merged yet because:"),
    "same.tab": ("Gộp vào…", "Merge into…"),
    "same.find": ("Tìm đối tượng để gộp vào", "Find the subject to merge into"),
    "same.find_hint": (
        "Gõ tên đối tượng đã có trong sổ; dòng này sẽ gộp với dòng được chọn.",
        "Type the name of a subject in the register; this row is merged with the chosen one.",
    ),
    "same.not_found": (
        "Không có đối tượng khác mang tên '{name}'. Gõ một phần của tên.",
        "No other subject is called '{name}'. Type a part of the name.",
    ),
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
