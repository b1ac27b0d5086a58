"""Plans, their phases, targets and tasks, and the movements they run."""

from __future__ import annotations

from db.model import rules_of_rows as rules
from db.model.catalog import Fit, Label, Table
from db.model.tables.shape import (
    choice,
    choices,
    date,
    in_force,
    link,
    long_text,
    same,
    text,
    whole,
    yes_no,
)

# movements that ran while the plan of the row did
RAN_WITH_PLAN = Fit(("launched_on", "final_review_on"), ("plan.starts_on", "plan.ends_on"))

PLAN = Table(
    "plan",
    Label("Kế hoạch", "Plans"),
    "name",
    (
        text("name", "Tên kế hoạch", "Name", required=True, search=True),
        text("number", "Số văn bản", "Document no."),
        date("issued_on", "Ngày ban hành", "Issued on"),
        text("issuer", "Cơ quan ban hành", "Issuer"),
        text("province", "Tỉnh", "Province"),
        date("starts_on", "Từ ngày", "Starts on", required=True),
        date("ends_on", "Đến ngày", "Ends on", required=True),
    ),
    checks=(rules.ends_after_it_starts,),
)

PHASE = Table(
    "phase",
    Label("Giai đoạn", "Phases"),
    "name",
    (
        link("plan", "Kế hoạch", "Plan", "plan", required=True),
        text("name", "Giai đoạn", "Phase", required=True),
        whole("position", "Thứ tự", "Order", required=True, minimum=1),
        date("starts_on", "Từ ngày", "Starts on", required=True),
        date("ends_on", "Đến ngày", "Ends on", required=True),
        yes_no("closed", "Đã khóa sổ", "Closed", fixed=True),
    ),
    unique=(("plan", "name"),),
    checks=(rules.ends_after_it_starts,),
)

MOVEMENT = Table(
    "movement",
    Label("Phong trào", "Movements"),
    "name",
    (
        text(
            "name",
            "Tên phong trào",
            "Official name",
            required=True,
            search=True,
            aliases=("phong trào thi đua",),
        ),
        text("short_name", "Tên ngắn", "Short name", search=True, aliases=("phong trào",)),
        choice("domain", "Lĩnh vực", "Domain", "domain"),
        choice("launched_by", "Cấp phát động", "Launching level", "launch_level"),
        link("lead_unit", "Cơ quan chủ trì", "Lead unit", "unit"),
        choices("coordinating_units", "Cơ quan phối hợp", "Coordinating units", "unit"),
        text("campaign", "Gắn với cuộc vận động", "Linked campaign"),
        date("launched_on", "Ngày phát động", "Launched on"),
        date("interim_review_on", "Ngày sơ kết", "Interim review on"),
        date("final_review_on", "Ngày tổng kết", "Final review on"),
        whole("position", "Thứ tự", "Order", minimum=0),
        long_text("note", "Ghi chú", "Note"),
    ),
    unique=(("name",),),
)

TARGET = Table(
    "target",
    Label("Chỉ tiêu", "Targets"),
    "id",
    (
        link("plan", "Kế hoạch", "Plan", "plan", required=True),
        link("phase", "Giai đoạn", "Phase", "phase", narrowed_by=(same("plan", "plan"),)),
        link("movement", "Phong trào", "Movement", "movement", narrowed_by=(RAN_WITH_PLAN,)),
        link(
            "unit",
            "Đơn vị",
            "Unit",
            "unit",
            narrowed_by=(in_force("plan.starts_on", "plan.ends_on"),),
        ),
        choice("subject_type", "Đối tượng", "Subject type", "subject_type"),
        choice("form", "Dạng", "Form", "form"),
        choice("stage", "Khâu", "Stage", "stage"),
        whole("value", "Chỉ tiêu", "Target", required=True, minimum=0),
        date("due_on", "Hạn", "Due on"),
    ),
    lock=("phase",),
)

TASK = Table(
    "task",
    Label("Nhiệm vụ", "Tasks"),
    "content",
    (
        link("plan", "Kế hoạch", "Plan", "plan", required=True),
        text("content", "Nội dung", "Content", required=True, search=True),
        link("lead_unit", "Chủ trì", "Lead unit", "unit", narrowed_by=(in_force("deadline"),)),
        choices("coordinating_units", "Phối hợp", "Coordinating units", "unit"),
        date("deadline", "Hạn", "Deadline"),
        whole("percent", "% hoàn thành", "Percent done", minimum=0, maximum=100),
        choice("state", "Tình trạng", "State", "task_state"),
        long_text("note", "Ghi chú", "Note"),
    ),
    owner=("lead_unit",),
)
