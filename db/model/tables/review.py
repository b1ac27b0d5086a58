"""Rounds, nominations, criteria and marks."""

from __future__ import annotations

from decimal import Decimal

from db.model import rules_of_rows as rules
from db.model.catalog import Label, Table
from db.model.tables.shape import (
    choice,
    date,
    decimal,
    in_force,
    link,
    long_text,
    moment,
    same,
    text,
    whole,
    yes_no,
)

COUNCIL = Table(
    "council",
    Label("Hội đồng", "Councils"),
    "name",
    (
        text("name", "Tên hội đồng", "Name", required=True, search=True),
        text("decision", "Quyết định thành lập", "Founding decision"),
        date("valid_from", "Từ ngày", "From"),
        date("valid_to", "Đến hết", "To"),
    ),
    unique=(("name",),),
)

COUNCIL_MEMBER = Table(
    "council_member",
    Label("Thành viên hội đồng", "Council members"),
    "name",
    (
        link("council", "Hội đồng", "Council", "council", required=True),
        text("name", "Họ và tên", "Name", required=True, search=True, by_given_name=True),
        text("position", "Chức vụ", "Position"),
        choice("seat", "Vai trò", "Seat", "council_seat", required=True),
        link("account", "Tài khoản", "Account", "account"),
        date("valid_from", "Từ ngày", "From"),
        date("valid_to", "Đến hết", "To"),
        whole("protocol_order", "Thứ tự", "Order", minimum=0),
    ),
    unique=(("council", "name"),),
)

ROUND = Table(
    "round",
    Label("Đợt xét", "Rounds"),
    "name",
    (
        link("plan", "Kế hoạch", "Plan", "plan", required=True),
        link(
            "phase",
            "Giai đoạn",
            "Phase",
            "phase",
            required=True,
            narrowed_by=(same("plan", "plan"),),
        ),
        text("name", "Tên đợt", "Name", required=True, search=True, aliases=("đợt",)),
        date("opens_on", "Mở ngày", "Opens on"),
        date("closes_on", "Hạn nộp", "Closes on"),
        link(
            "council",
            "Hội đồng",
            "Council",
            "council",
            narrowed_by=(in_force("opens_on", "closes_on"),),
        ),
        link(
            "chair",
            "Chủ trì",
            "Chair",
            "council_member",
            narrowed_by=(same("council", "council"),),
        ),
        whole("expected_members", "Số thành viên", "Expected members", required=True, minimum=1),
        whole("minimum_marks", "Số phiếu tối thiểu", "Minimum marks", required=True, minimum=1),
        moment("published_at", "Công bố lúc", "Published at", fixed=True),
        yes_no("closed", "Đã khóa", "Closed", fixed=True),
    ),
    lock=("phase",),
    unique=(("plan", "name"),),
    checks=(rules.minimum_is_reachable,),
)

CRITERIA_SET = Table(
    "criteria_set",
    Label("Bộ tiêu chí", "Criteria sets"),
    "name",
    (
        text("name", "Tên bộ tiêu chí", "Name", required=True, search=True),
        choice("subject_type", "Đối tượng", "Subject type", "subject_type", required=True),
        choice("scope", "Loại điển hình", "Scope", "scope", required=True),
        whole("edition", "Lần ban hành", "Edition", required=True, minimum=1),
        yes_no("approved", "Đã ban hành", "Approved"),
        text("approval", "Văn bản ban hành", "Approval document"),
        long_text("note", "Ghi chú", "Note"),
    ),
    unique=(("subject_type", "scope", "edition"),),
)

CRITERION = Table(
    "criterion",
    Label("Tiêu chí", "Criteria"),
    "name",
    (
        link("criteria_set", "Bộ tiêu chí", "Criteria set", "criteria_set", required=True),
        text("code", "Mã", "Code", required=True),
        text("name", "Tiêu chí", "Criterion", required=True, search=True),
        choice("kind", "Loại", "Kind", "criterion_kind", required=True),
        decimal("maximum", "Điểm tối đa", "Maximum", minimum=Decimal(0), maximum=Decimal(1000)),
        long_text("guidance", "Hướng dẫn chấm", "Guidance"),
        choice("marked_by", "Người chấm", "Marked by", "marked_by", required=True),
        whole("position", "Thứ tự", "Order", minimum=0),
    ),
    unique=(("criteria_set", "code"),),
)

NOMINATION = Table(
    "nomination",
    Label("Đề cử", "Nominations"),
    "exemplar",
    (
        link("exemplar", "Điển hình", "Exemplar", "exemplar", required=True, fixed=True),
        link(
            "round",
            "Đợt xét",
            "Round",
            "round",
            required=True,
            fixed=True,
            narrowed_by=(same("plan", "exemplar.plan"),),
        ),
        choice("state", "Trạng thái", "State", "nomination_state", required=True, fixed=True),
        link(
            "unit",
            "Đơn vị",
            "Unit",
            "unit",
            required=True,
            narrowed_by=(in_force("submitted_on"),),
        ),
        choice(
            "subject_type", "Đối tượng", "Subject type", "subject_type", required=True, fixed=True
        ),
        choice("scope", "Loại điển hình", "Scope", "scope", required=True, fixed=True),
        choice("domain", "Lĩnh vực", "Domain", "domain", fixed=True),
        link(
            "criteria_set",
            "Bộ tiêu chí",
            "Criteria set",
            "criteria_set",
            fixed=True,
            narrowed_by=(same("subject_type", "subject_type"), same("scope", "scope")),
        ),
        text(
            "submission_number", "Số tờ trình", "Submission no.", aliases=("tờ trình", "công văn")
        ),
        date("submitted_on", "Ngày tờ trình", "Submitted on"),
        date("received_on", "Ngày nhận", "Received on"),
        choice(
            "proposed_award",
            "Đề nghị khen",
            "Proposed award",
            "award_title",
            aliases=("hình thức đề nghị",),
        ),
        long_text(
            "achievement",
            "Thành tích",
            "Achievement",
            aliases=("tóm tắt thành tích", "nội dung thành tích"),
        ),
        decimal(
            "self_points",
            "Điểm tự chấm",
            "Self-marked points",
            minimum=Decimal(0),
            maximum=Decimal(1000),
            aliases=("tự chấm", "điểm đơn vị tự chấm"),
        ),
        decimal(
            "appraised_points",
            "Điểm thẩm định",
            "Appraised points",
            minimum=Decimal(0),
            maximum=Decimal(1000),
            aliases=("thẩm định",),
        ),
        long_text("reason", "Lý do", "Reason"),
        text("decision_number", "Số quyết định", "Decision no.", fixed=True),
        date("decided_on", "Ngày quyết định", "Decision date", fixed=True),
        long_text("note", "Ghi chú", "Note"),
    ),
    owner=("unit",),
    lock=("round",),
    unique=(("exemplar", "round"),),
    checks=(rules.returned_or_refused_has_a_reason,),
)

RECEIPT = Table(
    "receipt",
    Label("Nhận hồ sơ", "Receipts"),
    "id",
    (
        link("round", "Đợt xét", "Round", "round", required=True),
        link(
            "unit",
            "Đơn vị",
            "Unit",
            "unit",
            required=True,
            narrowed_by=(in_force("round.opens_on", "round.closes_on"),),
        ),
        choice("state", "Tình trạng", "State", "receipt_state", required=True),
        text("letter_number", "Số công văn", "Letter no."),
        date("letter_date", "Ngày công văn", "Letter date"),
        text("sender", "Người gửi", "Sender", personal=True),
        text("telephone", "Điện thoại", "Telephone", personal=True, aliases=("số điện thoại",)),
        long_text("note", "Ghi chú", "Note"),
    ),
    owner=("unit",),
    lock=("round",),
    unique=(("round", "unit"),),
)

MARK = Table(
    "mark",
    Label("Điểm chấm", "Marks"),
    "id",
    (
        link("nomination", "Đề cử", "Nomination", "nomination", required=True),
        link(
            "criterion",
            "Tiêu chí",
            "Criterion",
            "criterion",
            required=True,
            narrowed_by=(same("criteria_set", "nomination.criteria_set"),),
        ),
        link("marker", "Người chấm", "Marker", "council_member", required=True),
        choice("entry", "Cách ghi", "Entry", "mark_entry", required=True),
        decimal("points", "Điểm", "Points"),
        yes_no("submitted", "Đã nộp", "Submitted"),
        yes_no("from_paper", "Nhập hộ phiếu giấy", "Typed from paper"),
        text("comment", "Nhận xét", "Comment"),
    ),
    owner=("nomination", "unit"),
    lock=("nomination", "round"),
    unique=(("nomination", "criterion", "marker"),),
    checks=(rules.entered_mark_has_points,),
)
