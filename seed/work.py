"""Awards, tasks and targets of the demo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from seed.exemplars import Draft
from seed.reference import PROVINCE_NAMES
from seed.rounds import Sitting, state_of
from seed.world import Step, World

if TYPE_CHECKING:
    from db.actions.seeding import Writing

# Base salary in đồng from each day on; rates are multiples of it.
BASE_SALARIES = (("2024-07-01", 2_340_000), ("2023-07-01", 1_800_000), ("0000", 1_490_000))
RATES = {"individual": Decimal("1.5"), "collective": Decimal(3), "household": Decimal("2.25")}
TEN_THOUSAND = 10_000
EARLIER_AWARDS = 80

TASKS = (
    ("Ban hành kế hoạch của ngành, địa phương", "SNV", "2021-Q2", 100, "done"),
    ("Hướng dẫn tiêu chí điển hình tiên tiến", "SNV", "2021-Q3", 100, "done"),
    ("Xây dựng điểm mô hình nông thôn mới", "UBMTTQ", "2022-12", 100, "done"),
    ("Xây dựng điểm mô hình dạy tốt, học tốt", "SGDDT", "2022-12", 100, "done"),
    ("Tổ chức cuộc thi viết Gương người tốt quanh ta lần 1", "SVHTTDL", "2022", 100, "done"),
    ("Tổ chức cuộc thi viết Gương người tốt quanh ta lần 2", "SVHTTDL", "2024", 100, "done"),
    ("Sơ kết giai đoạn 2021-2023", "SNV", "2023-12-15", 100, "done"),
    ("Chuyên mục gương điển hình trên báo", "BAO", "2025-12-31", 100, "done"),
    ("Phóng sự truyền hình về mô hình tiêu biểu", "PTTH", "2025-12-31", 100, "done"),
    ("Kiểm tra việc nhân rộng mô hình ở cơ sở", "UBMTTQ", "2025-Q4", 85, "late"),
    ("Rà soát điển hình sau sắp xếp đơn vị hành chính", "SNV", "2026-03-31", 70, "late"),
    ("Tổng kết kế hoạch 2021-2025", "SNV", "2026-12-15", 40, "ongoing"),
    ("Hội nghị biểu dương điển hình tiên tiến", "VPUB", "2026-12-20", 10, "ongoing"),
    ("Tham mưu kế hoạch giai đoạn 2026-2030", "SNV", "2026-12-31", 0, "not_started"),
)
# Phase, subject type, form, value.
TARGETS = (
    (1, None, "model", 40), (1, "collective", None, 70), (1, "individual", None, 170),
    (1, "household", None, 50), (2, None, "model", 60), (2, "collective", None, 110),
    (2, "individual", None, 260), (2, "household", None, 70),
)  # fmt: skip


def steps(world: World, rounds: list[Sitting], drafts: list[Draft]) -> Iterator[Step]:
    yield Step(datetime(2026, 1, 6, 14), "quantri", "add", lambda w: _tasks_and_targets(world, w))
    yield Step(datetime(2026, 6, 1, 14), "thuky3", "import", lambda w: _earlier(world, drafts, w))
    for number, sitting in enumerate(rounds):
        if not sitting.is_open:
            at = datetime(2026, 9, 14, 10) + timedelta(days=number)
            yield Step(at, "thuky2", "import", _awarding(world, sitting))


def _tasks_and_targets(world: World, writing: Writing) -> None:
    reference = world.reference
    plan = reference.plans[reference.home]
    tasks = [
        {
            "plan": plan, "content": content, "lead_unit": reference.agency(lead),
            "coordinating_units": (reference.agency("UBMTTQ"),) if lead != "UBMTTQ" else (),
            "deadline": deadline, "percent": percent, "state": world.choice("task_state", state),
        }
        for content, lead, deadline, percent, state in TASKS
    ]  # fmt: skip
    world.add(writing, "task", tasks)
    targets = [
        {
            "plan": plan, "phase": reference.phases[reference.home, phase],
            "subject_type": subject and world.choice("subject_type", subject),
            "form": form and world.choice("form", form), "value": value,
            "due_on": "2023-12-31" if phase == 1 else "2025-12-31",
        }
        for phase, subject, form, value in TARGETS
    ]  # fmt: skip
    world.add(writing, "target", targets)


def _awarding(world: World, sitting: Sitting) -> Any:
    def work(writing: Writing) -> None:
        rows = [
            _award(world, nomination, draft)
            for nomination, draft in sitting.nominations
            if state_of(world, nomination) == "awarded"
        ]
        world.add(writing, "award", rows)

    return work


def _award(world: World, nomination: int, draft: Draft) -> dict[str, Any]:
    filed = world.rows["nomination"][nomination]
    is_provincial = filed["proposed_award"] == world.choice("award_title", "bk_tinh")
    rate = RATES[draft.subject_type] * (1 if is_provincial else Decimal("0.2"))
    return {
        "subject": draft.subject_id, "nomination": nomination, "unit": filed["unit"],
        "title": filed["proposed_award"],
        "level": world.choice("award_level", "province" if is_provincial else "department"),
        "decision_number": filed["decision_number"], "decided_on": filed["decided_on"],
        "issuer": _chair(world) if is_provincial else "Giám đốc Sở Nội vụ",
        "amount": _amount(rate, filed["decided_on"]),
    }  # fmt: skip


def _earlier(world: World, drafts: list[Draft], writing: Writing) -> None:
    """Titles that exemplars held already, without a nomination in this register."""
    rng, rows = world.rng, []
    for draft in rng.sample(drafts, EARLIER_AWARDS):
        title = {"individual": "cstd_cs", "collective": "ttldxs", "household": "gdvh"}
        decided = date(2019, 1, 15) + timedelta(days=rng.randint(0, 1700))
        rows.append({
            "subject": draft.subject_id, "unit": draft.unit_on(decided.isoformat()),
            "title": world.choice("award_title", title[draft.subject_type]),
            "level": world.choice("award_level", "district" if rng.random() < 0.5 else "commune"),
            "decision_number": f"{rng.randint(10, 1900)}/QĐ-UBND",
            "decided_on": rng.choice((decided.isoformat(), str(decided.year))),
        })  # fmt: skip
    world.add(writing, "award", rows)


def _amount(rate: Decimal, decided_on: str) -> Decimal:
    """Rate times base salary of that day, rounded up to ten thousand đồng."""
    base = next(amount for since, amount in BASE_SALARIES if decided_on >= since)
    return Decimal(-(-int(rate * base) // TEN_THOUSAND) * TEN_THOUSAND)


def _chair(world: World) -> str:
    return f"Chủ tịch Ủy ban nhân dân tỉnh {PROVINCE_NAMES[world.reference.home]}"
