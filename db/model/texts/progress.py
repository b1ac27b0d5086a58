"""Words of the progress page."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "progress.until": ("Tính đến ngày", "Up to"),
    "progress.sentence": (
        "Đến {date}, {what}: {total} điển hình được công nhận.",
        "By {date}, {what}: {total} exemplars recognised.",
    ),
    "progress.sentence_target": (
        "Đến {date}, {what}: {total} điển hình được công nhận, đạt {share} % chỉ tiêu.",
        "By {date}, {what}: {total} exemplars recognised, {share} % of the target.",
    ),
    "progress.copy": ("Sao chép câu", "Copy the sentence"),
    "progress.copied": (
        "{plan}, {what}: {count} điển hình được công nhận, tính đến ngày {date}.",
        "{plan}, {what}: {count} exemplars recognised by {date}.",
    ),
    "progress.copied_target": (
        "{plan}, {what}: {count} điển hình được công nhận, đạt {share} % chỉ tiêu {target}, "
        "tính đến ngày {date}.",
        "{plan}, {what}: {count} exemplars recognised, {share} % of the target of {target}, "
        "by {date}.",
    ),
    "progress.reached": ("{count}/{target} chỉ tiêu ({share} %)", "{count}/{target} ({share} %)"),
    "progress.whole_plan": ("cả kế hoạch", "whole plan"),
    "progress.phase": ("giai đoạn {name}", "phase {name}"),
    "progress.of_phase": ("Giai đoạn {name}: {count}", "Phase {name}: {count}"),
    "progress.reconciliation": (
        "{parts} − {twice} điển hình chuyển tiếp = {total}",
        "{parts} − {twice} counted in both = {total}",
    ),
    "progress.reconciliation_none": (
        "{parts} − {twice} điển hình chuyển tiếp + {none} chưa thuộc giai đoạn nào = {total}",
        "{parts} − {twice} counted in both + {none} in no phase = {total}",
    ),
    "progress.no_plan": (
        "Chưa có kế hoạch nào. Thêm kế hoạch trong Danh mục và tiêu chí.",
        "There is no plan yet. Add one under Lists and criteria.",
    ),
    "progress.empty": (
        "Đến {date} chưa có điển hình nào được công nhận. Nhập ngày công nhận ở trang Điển hình, "
        "hoặc chọn ngày muộn hơn.",
        "By {date} no exemplar is recognised. Enter the dates on the page Exemplars, "
        "or choose a later day.",
    ),
    "progress.nothing_there": (
        "Chưa có số liệu theo cách xem này. Chọn cách xem khác hoặc ngày muộn hơn.",
        "There are no figures of this kind. Choose another view or a later day.",
    ),
    "progress.see_rows": ("Xem {count} dòng", "See {count} rows"),
    "progress.open": ("Danh sách của số liệu", "Rows behind a number"),
    "progress.open_none": (
        "Chọn một số liệu, hoặc bấm vào cột trên biểu đồ",
        "Choose a number, or click a mark of a chart",
    ),
    "progress.rows": ("**{what}: {count} điển hình**", "**{what}: {count} exemplars**"),
    "progress.no_rows": (
        "Không có dòng nào. Chọn ngày muộn hơn hoặc số liệu khác.",
        "There are no rows. Choose a later day or another number.",
    ),
    "progress.by": ("Xem theo", "View by"),
    "progress.by_kind": ("Theo đối tượng", "By subject type"),
    "progress.by_movement": ("Theo phong trào", "By movement"),
    "progress.by_stage": ("Theo khâu", "By stage"),
    "progress.by_unit": ("Theo đơn vị", "By unit"),
    "progress.by_month": ("Theo tháng", "By month"),
    "progress.side": ("Địa bàn", "Area"),
    "progress.side_district": ("Theo huyện", "By district"),
    "progress.side_commune": ("Theo xã, phường", "By commune"),
    "progress.side_district_from": ("Trước {date} theo huyện", "Before {date} by district"),
    "progress.side_commune_from": ("Từ {date} theo xã, phường", "From {date} by commune"),
    "progress.side_agency": ("Sở, ban, ngành", "Agencies"),
    "progress.side_not_then": ("Đơn vị lệch ngày", "Unit not in force then"),
    "progress.split": ("{date}: thôi cấp huyện", "{date}: end of districts"),
    "progress.to_month": ("đến hết tháng {month}", "to the end of {month}"),
    "progress.how_months": (
        "Số cộng dồn; một điển hình tính từ ngày được công nhận và có bước trong giai đoạn.",
        "Running totals; an exemplar counts from the day it is recognised and in the phase.",
    ),
    "progress.tick": ("Vạch đứng là chỉ tiêu.", "The upright line is the target."),
    "progress.told_bars": ("Biểu đồ cột: {parts}", "Bar chart: {parts}"),
    "progress.told_lines": ("Biểu đồ đường, số cuối: {parts}", "Line chart, last values: {parts}"),
    "progress.uncovered": (
        "{count}/{total} đơn vị của kế hoạch ngày {date} chưa có điển hình",
        "{count}/{total} units of the plan on {date} have no exemplar",
    ),
    "progress.all_covered": (
        "Mọi đơn vị của kế hoạch đã có điển hình.",
        "Every unit of the plan has an exemplar.",
    ),
    "progress.no_plan_units": (
        "Kế hoạch chưa ghi đơn vị nào cho ngày {date}.",
        "No units are entered for the plan on {date}.",
    ),
    "progress.unknown": ("Chưa rõ", "Unknown"),
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
    "progress.kind": ("Đối tượng", "Subject type"),
    "progress.recognised_on": ("Ngày công nhận", "Recognised on"),
    "progress.stage": ("Khâu", "Stage"),
    "progress.entered_on": ("Ngày vào", "Entered on"),
    "progress.proposed": ("Đề xuất", "Proposed"),
    "progress.unsettled": (
        "Năm {years} chưa xếp giai đoạn: {count}",
        "Of {years} without a phase: {count}",
    ),
    "progress.how_to_settle": (
        "Đánh dấu các dòng rồi chọn giai đoạn. Cột Đề xuất là giai đoạn đầu tiên có ngày đó.",
        "Tick rows, then choose a phase. Proposed is the first phase that holds the date.",
    ),
    "progress.all_settled": (
        "Mọi bước đã thuộc một giai đoạn.",
        "Every entry belongs to a phase.",
    ),
    "progress.settle": ("Xếp {count} dòng vào {phase}", "Put {count} rows into {phase}"),
}
