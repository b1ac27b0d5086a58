"""Words of a file's rows on their way into the register."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "merging.row_of": ("{sheet}, dòng {row}: {name}", "{sheet}, row {row}: {name}"),
    "merging.where": ("Trang {sheet}, dòng {row}", "Sheet {sheet}, row {row}"),
    "merging.where_field": (
        "Trang {sheet}, dòng {row}, {field}",
        "Sheet {sheet}, row {row}, {field}",
    ),
    "merging.to_choose": (
        "{where}: chưa rõ '{text}' là ai hoặc là gì. Chọn một trong: {names}.",
        "{where}: it is not clear who or what '{text}' is. Choose one of: {names}.",
    ),
    "merging.person": ("có thể đã có trong sổ", "may be in the register"),
    "merging.twin": ("có thể là cùng một người", "may be one person"),
    "merging.saved": ("Đã lưu thành lượt {bundle}.", "Saved as bundle {bundle}."),
    "merging.unsaved": ("Không có gì để lưu.", "There is nothing to save."),
    "problem.unknown_round": (
        "Không có đợt xét '{value}' còn mở. Chọn lại ở {option}: {rows}.",
        "No round '{value}' is open. Choose another at {option}: {rows}.",
    ),
    "problem.several_round": (
        "Chưa rõ tệp thuộc đợt xét nào. Thêm {option} với một trong: {rows}.",
        "It is not clear for which round the file is. Add {option} with one of: {rows}.",
    ),
    "problem.unknown_plan": (
        "Không có kế hoạch '{value}'. Chọn lại ở {option}: {rows}.",
        "There is no plan '{value}'. Choose another at {option}: {rows}.",
    ),
    "problem.several_plan": (
        "Chưa rõ tệp thuộc kế hoạch nào. Thêm {option} với một trong: {rows}.",
        "It is not clear for which plan the file is. Add {option} with one of: {rows}.",
    ),
    "merging.note.movement": ("Phong trào: {text}", "Movement: {text}"),
    "merging.note.lead": ("Chủ trì: {text}", "Led by: {text}"),
    "merging.note.coordinating_units": ("Phối hợp: {text}", "With: {text}"),
    "merging.note.deadline_precision": ("Thời hạn: {text}", "Deadline: {text}"),
    "merging.ongoing": ("thường xuyên", "ongoing"),
    "problem.kept_in_note": (
        "{where}: không có trường riêng, ghi vào ghi chú: {text}. Xem lại.",
        "{where}: there is no field for it, kept in the note: {text}. Check it.",
    ),
    "problem.waits_for_decision": (
        "{where}: chưa có quyết định khen nên chưa lấy ô này. Thêm số quyết định nếu đã khen.",
        "{where}: there is no decision yet, so this cell is not taken. Add its number if there is.",
    ),
    "problem.appraised_by_office": (
        "{where}: điểm thẩm định do thường trực hội đồng ghi. Bỏ trống ô này.",
        "{where}: appraised points are entered by the standing body. Leave this cell empty.",
    ),
    "problem.came_meanwhile": (
        "{where}: '{value}' vừa được thêm vào sổ sau khi xem trước. Xem trước lại tệp.",
        "{where}: '{value}' came into the register since the preview. Preview the file again.",
    ),
    "problem.twice_in_file": (
        "{where}: '{value}' đã có ở dòng {other}, trang {sheet}. Bỏ một trong hai dòng.",
        "{where}: '{value}' stands in row {other} of sheet {sheet} too. Leave one of them out.",
    ),
    "problem.said_otherwise": (
        "{where}: '{value}' khác với dòng {other}, trang {sheet} về cùng một người. Bỏ một ô.",
        "{where}: '{value}' differs from row {other} of sheet {sheet}. Leave one of the cells.",
    ),
    "problem.not_nominated": (
        "{where}: '{value}' chưa có đề cử trong đợt nên chưa ghi điểm được. Nhận đề cử trước.",
        "{where}: '{value}' has no nomination in the round. Take the nomination in first.",
    ),
    "problem.missing_round": (
        "Chưa chọn đợt xét cho cả tệp. Chọn rồi lưu lại.",
        "No round is chosen for the file. Choose one, then save again.",
    ),
    "problem.missing_plan": (
        "Chưa chọn kế hoạch cho cả tệp. Chọn rồi lưu lại.",
        "No plan is chosen for the file. Choose one, then save again.",
    ),
    "problem.nothing_to_merge": (
        "Chưa có dòng nào lưu được. Trả lời các câu hỏi, hoặc sửa các ô không nhận.",
        "No row can be saved yet. Answer the questions, or correct the cells not taken.",
    ),
}  # fmt: skip
