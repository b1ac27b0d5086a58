"""Words of opening the plan that follows."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "page.next_plan": ("Mở kế hoạch mới", "Open the next plan"),
    "bundle.next_plan": ("Mở kế hoạch mới", "Next plan opened"),
    "next_plan.means": (
        "Lập kế hoạch tiếp theo từ {plan}: chép danh sách, chọn điển hình chuyển tiếp, khóa kế "
        "hoạch cũ. Cả việc này là một lượt sửa, hoàn tác được khi chưa khóa.",
        "Makes the plan that follows {plan}: copies lists, carries exemplars over, locks the old "
        "plan. All of it is one bundle, which can be undone unless it locked something.",
    ),
    "next_plan.name": ("Tên kế hoạch", "Name of the plan"),
    "next_plan.name_default": (
        "Phát hiện, bồi dưỡng, tổng kết, nhân rộng điển hình tiên tiến giai đoạn {first}–{last}",
        "Finding, fostering, summing up and replicating exemplars {first}–{last}",
    ),
    "next_plan.first": ("Từ năm", "From year"),
    "next_plan.last": ("Đến năm", "To year"),
    "next_plan.phases": ("Các giai đoạn", "Phases"),
    "next_plan.phase": ("Giai đoạn", "Phase"),
    "next_plan.phase_name": ("Giai đoạn {first}–{last}", "Phase {first}–{last}"),
    "next_plan.units": ("Chép đơn vị còn hiệu lực", "Copy the units in force"),
    "next_plan.tasks": ("Chép nhiệm vụ", "Copy the tasks"),
    "next_plan.criteria": ("Lập bản tiêu chí mới", "New editions of the criteria"),
    "next_plan.exemplars": ("Điển hình chuyển tiếp", "Exemplars to carry over"),
    "next_plan.tick": ("Chuyển", "Carry"),
    "next_plan.exemplar": ("Điển hình", "Exemplar"),
    "next_plan.unit": ("Đơn vị", "Unit"),
    "next_plan.all": ("Chọn tất cả", "All of them"),
    "next_plan.lock": ("Lý do khóa kế hoạch cũ", "Why the old plan is locked"),
    "next_plan.lock_help": (
        "Để trống thì kế hoạch cũ vẫn mở. Khóa kế hoạch là khóa mọi giai đoạn và chốt số liệu.",
        "Left empty, the old plan stays open. Locking closes each phase on its frozen figures.",
    ),
    "next_plan.open": ("Mở kế hoạch", "Open the plan"),
    "next_plan.opened": (
        "Đã mở kế hoạch {name}, chuyển tiếp {count} điển hình.",
        "Plan {name} is open; {count} exemplars are carried over.",
    ),
    "problem.no_phases": (
        "Kế hoạch mới chưa có giai đoạn nào. Nhập ít nhất một giai đoạn.",
        "The new plan has no phase. Enter at least one.",
    ),
    "problem.not_of_plan": (
        "Có điển hình không còn trong kế hoạch cũ. Tải lại trang rồi chọn lại.",
        "Some exemplar is not in the old plan any more. Reload the page and choose again.",
    ),
}
