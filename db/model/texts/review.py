"""Nominating, marking, publishing: refusals and the words of the review pages."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "problem.already_nominated": (
        "{where}: '{value}' đã có đề cử trong đợt này. Sửa đề cử đã có, hoặc chọn Người khác.",
        "{where}: '{value}' is already nominated in this round. Edit it, or choose Other person.",
    ),
    "problem.award_by_office_only": (
        "{where}: quyết định khen thưởng do thư ký ghi. Bỏ trống các cột khen thưởng.",
        "{where}: award decisions are entered by the secretary. Leave the award columns empty.",
    ),
    "problem.nomination_under_way": (
        "{where}: hồ sơ đã qua bước tiếp nhận nên đơn vị không sửa được. Báo thư ký trả lại hồ sơ.",
        "{where}: the file has gone on, so the unit cannot edit it. Ask for its return.",
    ),
    "problem.no_such_step": (
        "{where}: không đổi thẳng được sang trạng thái này. Chọn bước kế tiếp trong danh sách.",
        "{where}: cannot go straight to this state. Choose one of the next steps.",
    ),
    "problem.not_chosen_yet": (
        "{where}: hồ sơ chưa ở trạng thái Được chọn. Đổi trạng thái trước khi ghi quyết định.",
        "{where}: the file is not among the chosen. Change its state before entering the decision.",
    ),
    "problem.reason_missing": (
        "Việc này cần lý do. Nhập lý do rồi làm lại.",
        "This needs a reason. Enter the reason and try again.",
    ),
    "problem.already_published": (
        "{where}: điểm của đợt đã công bố. Thôi công bố trước nếu cần chấm lại.",
        "{where}: the marks are published. Unpublish them first if they must change.",
    ),
    "problem.not_published": (
        "{where}: điểm của đợt chưa công bố. Bấm Công bố điểm khi chấm xong.",
        "{where}: the marks are not published. Publish them when marking is over.",
    ),
    "problem.not_closed": (
        "{where}: đợt đang mở. Không cần mở lại.",
        "{where}: the round is open. There is nothing to reopen.",
    ),
    "problem.marks_published": (
        "{where}: đợt {by} đã công bố điểm nên không chấm được. Thôi công bố trước khi sửa điểm.",
        "{where}: the marks of {by} are published. Unpublish them before changing a mark.",
    ),
    "problem.not_before_council": (
        "{where}: hồ sơ chưa trình hội đồng nên chưa chấm được. Đổi trạng thái hồ sơ trước.",
        "{where}: the file is not before the council yet. Change its state first.",
    ),
    "problem.no_criteria_set": (
        "{where}: hồ sơ chưa có bộ tiêu chí. Lập bộ tiêu chí cho đối tượng và loại này.",
        "{where}: the file has no criteria set. Make one for this subject type and scope.",
    ),
    "problem.not_on_council": (
        "Tài khoản này không gắn với thành viên nào của hội đồng đợt xét. Gắn tài khoản trước.",
        "This account belongs to no member of the round's council. Link it to a member first.",
    ),
    "problem.term_over": (
        "Nhiệm kỳ của thành viên không gồm {by}. Xem lại nhiệm kỳ, hoặc ngày của đợt xét.",
        "The member's term does not cover {by}. Check the term, or the dates of the round.",
    ),
    "problem.not_your_marks": (
        "Không chấm thay được cho thành viên này. Chọn phiếu của mình trong danh sách.",
        "The marks of this member are not yours to type. Choose your own sheet.",
    ),
    "problem.not_your_criterion": (
        "{where}: tiêu chí này không thuộc phiếu đang chấm. Mở lại phiếu để xem các tiêu chí.",
        "{where}: this criterion is not on the sheet. Open the sheet again to see what is.",
    ),
    "problem.mark_over_maximum": (
        "{where}: '{value}' quá điểm tối đa {maximum} của '{criterion}'. Nhập từ 0 đến {maximum}.",
        "{where}: '{value}' is over the maximum {maximum} of '{criterion}'. Enter 0 to {maximum}.",
    ),
    "problem.mark_below_zero": (
        "{where}: '{value}' nhỏ hơn 0 ở '{criterion}'. Nhập số không âm.",
        "{where}: '{value}' is below 0 for '{criterion}'. Enter a number that is not negative.",
    ),
    "problem.mark_without_points": (
        "{where}: '{criterion}' ghi không áp dụng thì không có điểm '{value}'. Bỏ trống điểm.",
        "{where}: '{criterion}' is not applicable, so '{value}' cannot stand. Leave points empty.",
    ),
    "problem.mark_missing": (
        "'{criterion}' chưa chấm. Nhập điểm, hoặc ghi không áp dụng.",
        "'{criterion}' has no mark. Enter points, or say not applicable.",
    ),
    "problem.mark_handed_in": (
        "'{criterion}' đã nộp nên không bỏ trống được. Nhập điểm khác.",
        "'{criterion}' is handed in, so it cannot be emptied. Enter other points.",
    ),
    "page.criteria": ("Bộ tiêu chí", "Criteria"),
    "review.round": ("Đợt xét", "Round"),
    "review.no_round": (
        "Chưa có đợt xét nào. Thêm đợt xét ở Danh mục và tiêu chí.",
        "There is no round yet. Add one among the lists and criteria.",
    ),
    "receipts.complete": ("Thêm {count} đơn vị còn thiếu", "Add the {count} missing units"),
    "problem.nothing_missing": (
        "Mọi đơn vị của kế hoạch đã có dòng trong đợt này. Không cần thêm.",
        "Every unit of the plan has its line in this round. There is nothing to add.",
    ),
    "receipts.sent": ("**{sent}/{total}** đơn vị đã gửi", "**{sent} of {total}** units have sent"),
    "criteria.set": ("Bộ tiêu chí", "Criteria set"),
    "criteria.sum": ("Tổng điểm chuẩn: **{total}**", "Sum of base points: **{total}**"),
    "criteria.in_use": (
        "Bộ tiêu chí đã có điểm chấm nên chỉ xem được. Lập bản mới để sửa.",
        "The set has marks, so it can only be read. Make a new edition to change it.",
    ),
    "criteria.new_edition": ("Lập bản mới", "Make new edition"),
    "marking.member": ("Thành viên", "Member"),
    "marking.paper": ("Nhập hộ phiếu giấy", "Type paper sheets"),
    "marking.nothing": (
        "Chưa có hồ sơ trình hội đồng trong đợt này.",
        "No file of this round is before the council yet.",
    ),
    "marking.left": ("Còn **{left}/{total}**", "**{left} of {total}** left"),
    "marking.files": ("Hồ sơ", "Files"),
    "marking.file": ("Hồ sơ", "File"),
    "marking.kind": ("Đối tượng và loại", "Kind of file"),
    "marking.no_achievement": ("Chưa có tóm tắt thành tích.", "No achievement is given."),
    "marking.criterion": ("Tiêu chí", "Criterion"),
    "marking.maximum": ("Tối đa", "Maximum"),
    "marking.points": ("Điểm", "Points"),
    "marking.guidance": ("Hướng dẫn chấm", "Guidance"),
    "marking.total": ("Tổng điểm", "Total"),
    "marking.not_applicable": ("KAD", "n/a"),
    "marking.recused": ("Có liên quan", "Recused"),
    "marking.how": (
        "Điểm được lưu ngay khi nhập. Không áp dụng: gõ KAD.",
        "Points are saved as they are typed. Not applicable: type n/a.",
    ),
    "marking.hand_in": ("Lưu và sang hồ sơ sau", "Hand in, open next"),
    "marking.hand_in_many": ("Nộp {count} phiếu", "Hand in {count} sheets"),
    "marking.stand_aside": ("Có liên quan", "Stand aside"),
    "marking.stand_aside_question": (
        "Thành viên có liên quan không chấm hồ sơ này; điểm đã nhập bị bỏ.",
        "A member with an interest does not mark this file; points typed so far are dropped.",
    ),
    "marking.stand_aside_now": ("Ghi có liên quan", "Stand aside"),
    "ranking.nothing": (
        "Chưa có hồ sơ trình hội đồng trong đợt này.",
        "No file of this round is before the council yet.",
    ),
    "ranking.published": ("Đã công bố {at}", "Published {at}"),
    "ranking.not_published": ("Chưa công bố", "Not published"),
    "ranking.closed": ("Đã khóa", "Closed"),
    "ranking.publish": ("Công bố điểm", "Publish marks"),
    "ranking.close": ("Khóa đợt", "Close round"),
    "ranking.reopen": ("Mở lại đợt", "Reopen round"),
    "ranking.unpublish": ("Thôi công bố", "Unpublish"),
    "ranking.reason": ("Lý do", "Reason"),
    "ranking.not_enough": ("Chưa đủ phiếu", "Too few sheets"),
    "ranking.condition_failed": ("Không đạt điều kiện", "Fails a condition"),
    "ranking.rank": ("Hạng", "Rank"),
    "ranking.name": ("Tên", "Name"),
    "ranking.unit": ("Đơn vị", "Unit"),
    "ranking.domain": ("Lĩnh vực", "Domain"),
    "ranking.score": ("Điểm tổng hợp", "Score"),
    "ranking.marks": ("Số phiếu", "Sheets"),
    "ranking.state": ("Trạng thái", "State"),
    "ranking.why": ("Cách tính điểm", "How the score is made"),
    "ranking.change_state": ("Đổi trạng thái {count} hồ sơ", "Change state of {count} files"),
    "ranking.decide": ("Ghi quyết định {count} hồ sơ", "Enter decision on {count} files"),
    "ranking.pick": (
        "Đánh dấu hồ sơ trong bảng ({total}) để xem cách tính, đổi trạng thái, ghi quyết định.",
        "Tick files in the tables ({total}) to see the steps, change state, enter a decision.",
    ),
    "ranking.step_criterion": ("Tiêu chí", "Criterion"),
    "ranking.step_count": ("Số phiếu", "Sheets"),
    "ranking.step_sum": ("Cộng", "Sum"),
    "ranking.step_mean": ("Trung bình", "Mean"),
    "ranking.step_total": ("Lũy kế", "Running total"),
}
