"""The register itself: subjects, exemplars and their stages, awards."""

from __future__ import annotations

from db.model import rules_of_rows as rules
from db.model.catalog import Fit, Label, Table
from db.model.tables.plans import RAN_WITH_PLAN
from db.model.tables.shape import (
    choice,
    choices,
    date,
    decimal,
    in_force,
    link,
    long_text,
    same,
    text,
)

SUBJECT = Table(
    "subject",
    Label("Đối tượng", "Subjects"),
    "name",
    (
        text(
            "name",
            "Tên",
            "Name",
            required=True,
            search=True,
            by_given_name=True,
            personal=True,
            aliases=(
                "họ và tên",
                "họ tên",
                "tên tập thể",
                "chủ hộ",
                "họ tên chủ hộ",
                "cá nhân, tập thể",
            ),
        ),
        choice(
            "type",
            "Đối tượng",
            "Subject type",
            "subject_type",
            required=True,
            aliases=("loại đối tượng",),
        ),
        date(
            "birth",
            "Năm sinh",
            "Birth",
            personal=True,
            aliases=("ngày sinh", "ngày tháng năm sinh", "sinh năm"),
        ),
        choice(
            "gender", "Giới tính", "Gender", "gender", personal=True, aliases=("nam/nữ", "giới")
        ),
        choice("ethnicity", "Dân tộc", "Ethnicity", "ethnicity", personal=True),
        text(
            "position",
            "Chức vụ",
            "Position",
            aliases=("chức danh", "nghề nghiệp", "chức vụ, nghề nghiệp"),
        ),
        choice("tier", "Nhóm chức vụ", "Position tier", "tier"),
        link("unit", "Đơn vị", "Unit", "unit", required=True),
        link("merged_into", "Đã gộp vào", "Merged into", "subject", fixed=True),
        long_text("note", "Ghi chú", "Note"),
    ),
    owner=("unit",),
    checks=(rules.collectives_have_no_birth,),
)

EXEMPLAR = Table(
    "exemplar",
    Label("Điển hình", "Exemplars"),
    "subject",
    (
        link("plan", "Kế hoạch", "Plan", "plan", required=True),
        link("subject", "Đối tượng", "Subject", "subject", required=True),
        choice("form", "Dạng", "Form", "form", required=True, aliases=("hình thức điển hình",)),
        text("model_name", "Tên mô hình", "Model name", search=True),
        choice("scope", "Loại điển hình", "Scope", "scope", required=True),
        choice("domain", "Lĩnh vực", "Domain", "domain"),
        link(
            "movement",
            "Phong trào chính",
            "Main movement",
            "movement",
            aliases=("phong trào",),
            narrowed_by=(RAN_WITH_PLAN,),
        ),
        choices(
            "movements", "Các phong trào", "Movements", "movement", narrowed_by=(RAN_WITH_PLAN,)
        ),
        link(
            "unit",
            "Đơn vị",
            "Unit",
            "unit",
            required=True,
            aliases=("đơn vị công tác", "địa chỉ", "nơi ở"),
            narrowed_by=(in_force("plan.starts_on", "plan.ends_on"),),
        ),
        date("recognised_on", "Ngày công nhận", "Recognised on"),
        text("recognition_document", "Văn bản công nhận", "Recognition document"),
        long_text("lesson", "Bài học, cách làm hay", "Lesson learnt"),
        long_text("note", "Ghi chú", "Note"),
        link("continues", "Tiếp nối từ", "Continues", "exemplar"),
    ),
    owner=("unit",),
    unique=(("plan", "subject", "form", "model_name"),),
    checks=(rules.comprehensive_has_no_domain, rules.model_has_a_name),
)

STAGE_ENTRY = Table(
    "stage_entry",
    Label("Bước theo khâu", "Stage entries"),
    "id",
    (
        link("exemplar", "Điển hình", "Exemplar", "exemplar", required=True),
        choice("stage", "Khâu", "Stage", "stage", required=True),
        date("entered_on", "Ngày vào", "Entered on", required=True),
        date("left_on", "Ngày ra", "Left on"),
        link(
            "unit",
            "Đơn vị khi đó",
            "Unit of that day",
            "unit",
            required=True,
            narrowed_by=(in_force("entered_on"),),
        ),
        link(
            "phase",
            "Giai đoạn",
            "Phase",
            "phase",
            narrowed_by=(
                same("plan", "exemplar.plan"),
                Fit(("starts_on", "ends_on"), ("entered_on", "entered_on")),
            ),
        ),
        text("by_whom", "Người phụ trách", "By whom", personal=True),
        long_text("evidence", "Minh chứng", "Evidence"),
        long_text("skip_reason", "Lý do bỏ qua khâu", "Reason for skipping"),
    ),
    owner=("exemplar", "unit"),
    lock=("phase",),
    unique=(("exemplar", "stage", "entered_on"),),
    checks=(rules.stage_left_after_entered,),
)

AWARD = Table(
    "award",
    Label("Khen thưởng", "Awards"),
    "title",
    (
        link("subject", "Đối tượng", "Subject", "subject", required=True),
        link(
            "nomination",
            "Theo đề cử",
            "Nomination",
            "nomination",
            narrowed_by=(same("exemplar.subject", "subject"),),
        ),
        link(
            "unit",
            "Đơn vị khi đó",
            "Unit of that day",
            "unit",
            narrowed_by=(in_force("decided_on"),),
        ),
        choice(
            "title",
            "Danh hiệu, hình thức",
            "Title or form",
            "award_title",
            required=True,
            aliases=(
                "danh hiệu",
                "hình thức khen thưởng",
                "danh hiệu thi đua, hình thức khen thưởng",
                "khen thưởng",
            ),
        ),
        choice("level", "Cấp", "Level", "award_level"),
        text(
            "decision_number",
            "Số quyết định",
            "Decision no.",
            aliases=("số qđ", "quyết định số", "quyết định", "số"),
        ),
        date(
            "decided_on", "Ngày quyết định", "Decision date", aliases=("ngày ký", "ngày qđ", "ngày")
        ),
        text("issuer", "Người ký, cơ quan", "Issuer"),
        decimal("amount", "Tiền thưởng", "Amount", scale=0),
        long_text("note", "Ghi chú", "Note"),
    ),
    owner=("subject", "unit"),
    unique=(("subject", "title", "decision_number", "decided_on"),),
)
