"""Words of the slides of a meeting, and of the page where they are put together."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "slides.whole_plan": ("Cả kế hoạch", "Whole plan"),
    "slides.phase": ("Giai đoạn {name}", "Phase {name}"),
    "slides.reached_target": (
        "{scope}: {total} điển hình, đạt {share} % chỉ tiêu {target}",
        "{scope}: {total} exemplars, {share} % of the target of {target}",
    ),
    "slides.reached": ("{scope}: {total} điển hình", "{scope}: {total} exemplars"),
    "slides.reached_none": (
        "{scope}: chưa có điển hình nào được công nhận",
        "{scope}: no exemplar has been recognised yet",
    ),
    "slides.reached_more": (
        "{scope}: {total} điển hình, tăng {more} so với giai đoạn trước",
        "{scope}: {total} exemplars, {more} more than in the phase before",
    ),
    "slides.reached_less": (
        "{scope}: {total} điển hình, giảm {more} so với giai đoạn trước",
        "{scope}: {total} exemplars, {more} fewer than in the phase before",
    ),
    "slides.reached_same": (
        "{scope}: {total} điển hình, bằng giai đoạn trước",
        "{scope}: {total} exemplars, as many as in the phase before",
    ),
    "slides.both": (
        "{both} điển hình có mặt ở cả hai giai đoạn, cả kế hoạch chỉ tính một lần",
        "{both} exemplars stand in both phases and count once in the plan",
    ),
    "slides.both_none": (
        "{both} điển hình có mặt ở cả hai giai đoạn, {none} chưa thuộc giai đoạn nào",
        "{both} exemplars stand in both phases, {none} in none yet",
    ),
    "slides.kinds": (
        "{model} mô hình, {collective} tập thể, {individual} cá nhân, {household} hộ",
        "{model} models, {collective} collectives, {individual} individuals, "
        "{household} households",
    ),
    "slides.kinds_workers": (
        "{model} mô hình, {collective} tập thể, {individual} cá nhân, {household} hộ; "
        "{share} % cá nhân là người lao động trực tiếp",
        "{model} models, {collective} collectives, {individual} individuals, "
        "{household} households; {share} % of the persons are direct workers",
    ),
    "slides.tier_unknown": (
        "{count} cá nhân chưa ghi nhóm chức vụ, không tính vào tỷ lệ",
        "{count} persons without a position tier are left out of the share",
    ),
    "slides.women": ("Nữ: {count} người, {share} %", "Women: {count}, {share} %"),
    "slides.model": ("Mô hình", "Models"),
    "slides.collective": ("Tập thể", "Collectives"),
    "slides.individual": ("Cá nhân", "Individuals"),
    "slides.household": ("Hộ gia đình", "Households"),
    "slides.movements": (
        "{reached}/{of} phong trào đạt chỉ tiêu; thấp nhất: {weakest}",
        "{reached} of {of} movements reached their target; weakest: {weakest}",
    ),
    "slides.movements_no_target": (
        "Nhiều điển hình nhất: {strongest} ({most}); ít nhất: {weakest} ({least})",
        "Most exemplars: {strongest} ({most}); fewest: {weakest} ({least})",
    ),
    "slides.movements_none": (
        "Chưa ghi phong trào nào",
        "No movement has been entered yet",
    ),
    "slides.places": (
        "{first} dẫn đầu; {without}/{of} địa phương chưa có điển hình",
        "{first} leads; {without} of {of} localities have no exemplar yet",
    ),
    "slides.places_all": (
        "{first} dẫn đầu; cả {of} địa phương đều có điển hình",
        "{first} leads; all {of} localities have exemplars",
    ),
    "slides.places_nobody": (
        "Cả {of} địa phương chưa có điển hình",
        "None of the {of} localities has an exemplar yet",
    ),
    "slides.places_none": (
        "Kế hoạch chưa ghi địa phương nào",
        "No localities have been entered for the plan",
    ),
    "slides.without_names": ("Chưa có điển hình: {names}", "Without an exemplar: {names}"),
    "slides.silent_names": ("Chưa báo cáo đợt gần nhất: {names}", "Not reported yet: {names}"),
    "slides.silent": (
        "{count} địa phương chưa báo cáo đợt gần nhất",
        "{count} localities have not reported in the newest round",
    ),
    "slides.unconverted": (
        "{count} điển hình chưa quy đổi được về địa phương hiện nay (đơn vị cũ đã chia tách)",
        "{count} exemplars cannot be given to a unit of today (their unit was divided)",
    ),
    "slides.stages": (
        "{detected} đã phát hiện, {replicated} đã nhân rộng; {stuck} quá 12 tháng chưa chuyển khâu",
        "{detected} detected, {replicated} replicated; {stuck} without a step for over 12 months",
    ),
    "slides.detection": ("Đang ở khâu phát hiện", "In detection"),
    "slides.nurturing": ("Đang bồi dưỡng", "In nurturing"),
    "slides.summing_up": ("Đã tổng kết", "Summed up"),
    "slides.replication": ("Đã nhân rộng", "Replicated"),
    "slides.replicated_units": (
        "Nhân rộng tại {units} đơn vị",
        "Replicated in {units} units",
    ),
    "slides.awards": (
        "Đã khen {count} trường hợp, trong đó {provincial} bằng khen cấp tỉnh",
        "{count} commended, {provincial} of them with a provincial certificate of merit",
    ),
    "slides.awards_none": (
        "Chưa có trường hợp nào được khen",
        "Nobody has been commended yet",
    ),
    "slides.decisions": (
        "Đề nghị lãnh đạo quyết định {count} việc",
        "{count} matters for the leaders to decide",
    ),
    "slides.more": ("và {count} dòng khác", "and {count} more"),
    "slides.until": (
        "Số liệu tính đến {hour} giờ {minute} ngày {date}",
        "Figures as of {hour}:{minute}, {date}",
    ),
    "bundle.deck": ("Sửa bộ trang trình chiếu", "Slides"),
    "bundle.freeze": ("Chốt số liệu", "Figures frozen"),
    "problem.screen_days": (
        "Thời hạn của đường dẫn phải từ 1 đến {most} ngày. Nhập lại số ngày.",
        "A display link lasts 1 to {most} days. Enter the days again.",
    ),
    "problem.closed_on": (
        "{where}: giai đoạn đã khóa sổ trên số liệu này. Mở lại giai đoạn trước khi sửa.",
        "{where}: the phase was closed on these figures. Reopen it before changing them.",
    ),
    "kept.closed_on": (
        "Giai đoạn đã khóa sổ trên số liệu này",
        "The phase was closed on these figures",
    ),
}
