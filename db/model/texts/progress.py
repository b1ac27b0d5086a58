"""Words of the progress page."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "progress.sentence": ("Đã công nhận {total} điển hình.", "{total} exemplars are recognised."),
    "progress.sentence_target": (
        "Đã công nhận {total} điển hình, đạt {share} % chỉ tiêu.",
        "{total} exemplars are recognised, {share} % of the target.",
    ),
    "progress.target": ("chỉ tiêu {target}", "target {target}"),
    "progress.reconciliation": (
        "{parts} − {twice} điển hình chuyển tiếp + {none} chưa thuộc giai đoạn nào = {total}",
        "{parts} − {twice} counted in both + {none} in no phase = {total}",
    ),
    "progress.no_plan": (
        "Chưa có kế hoạch nào. Thêm kế hoạch trong Danh mục và tiêu chí.",
        "There is no plan yet. Add one under Lists and criteria.",
    ),
    "progress.by": ("Xem theo", "View by"),
    "progress.by_kind": ("Theo đối tượng", "By subject type"),
    "progress.by_movement": ("Theo phong trào", "By movement"),
    "progress.by_stage": ("Theo khâu", "By stage"),
    "progress.model": ("Mô hình", "Models"),
    "progress.collective": ("Tập thể", "Collectives"),
    "progress.individual": ("Cá nhân", "Individuals"),
    "progress.household": ("Hộ gia đình", "Households"),
    "progress.detection": ("Phát hiện", "Detection"),
    "progress.nurturing": ("Bồi dưỡng", "Nurturing"),
    "progress.summing_up": ("Tổng kết", "Summing-up"),
    "progress.replication": ("Nhân rộng", "Replication"),
    "progress.name": ("Tên", "Name"),
    "progress.unit": ("Đơn vị", "Unit"),
    "progress.stage": ("Khâu", "Stage"),
    "progress.entered_on": ("Ngày vào", "Entered on"),
    "progress.unsettled": (
        "Năm 2023 chưa xếp giai đoạn: {count}",
        "Of 2023 without a phase: {count}",
    ),
    "progress.all_settled": (
        "Mọi bước của năm 2023 đã thuộc một giai đoạn.",
        "Every entry of 2023 belongs to a phase.",
    ),
    "progress.settle": ("Xếp {count} dòng vào {phase}", "Put {count} rows into {phase}"),
}
