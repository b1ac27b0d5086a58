"""The staff of the demo: accounts for every role, and the council of nine."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from db.model.people import Role, User
from seed.reference import PROVINCE_NAMES
from seed.world import Step, World

if TYPE_CHECKING:
    from db.actions.seeding import Writing

# No secret: the sign-in page of a demo shows it.
DEMO_PASSWORD = "Sothidua-2026"
SECRETARIES = ("thuky1", "thuky2", "thuky3")
MEMBERS = tuple(f"hoidong{number}" for number in range(1, 10))
UNITS = tuple(f"donvi{number}" for number in range(1, 5))

COUNCIL_POSITIONS = (
    ("chair", "Chủ tịch Ủy ban nhân dân tỉnh"),
    ("vice_chair", "Phó Chủ tịch Ủy ban nhân dân tỉnh"),
    ("vice_chair", "Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"),
    ("standing", "Giám đốc Sở Nội vụ"),
    ("member", "Trưởng ban Ban Tuyên giáo và Dân vận Tỉnh ủy"),
    ("member", "Chủ tịch Liên đoàn Lao động tỉnh"),
    ("member", "Chủ tịch Hội Liên hiệp Phụ nữ tỉnh"),
    ("member", "Giám đốc Sở Giáo dục và Đào tạo"),
    ("member", "Phó Giám đốc Công an tỉnh"),
)


@dataclass(frozen=True, slots=True)
class Part:
    """An account of the demo before it has an id."""

    name: str
    full_name: str
    role: Role
    unit: int | None = None


PEOPLE = (
    Part("quantri", "Lâm Quốc Bảo", Role.ADMIN),
    Part("thuky1", "Trần Thị Thu Hà", Role.SECRETARY),
    Part("thuky2", "Nguyễn Minh Khoa", Role.SECRETARY),
    Part("thuky3", "Võ Ngọc Quyên", Role.SECRETARY),
    Part("hoidong1", "Nguyễn Thanh Phong", Role.MEMBER),
    Part("hoidong2", "Lê Thị Bích Vân", Role.MEMBER),
    Part("hoidong3", "Phạm Hữu Nghĩa", Role.MEMBER),
    Part("hoidong4", "Huỳnh Văn Tâm", Role.MEMBER),
    Part("hoidong5", "Đặng Thị Kim Liên", Role.MEMBER),
    Part("hoidong6", "Bùi Công Thành", Role.MEMBER),
    Part("hoidong7", "Đỗ Thị Hồng Nga", Role.MEMBER),
    Part("hoidong8", "Trương Đức Trung", Role.MEMBER),
    Part("hoidong9", "Phan Quốc Việt", Role.MEMBER),
    Part("lanhdao", "Nguyễn Thanh Phong", Role.LEADER),
    Part("manhinh", "Màn hình phòng họp", Role.DISPLAY),
)
UNIT_STAFF = ("Hồ Thị Mỹ Linh", "Dương Văn Lộc", "Cao Thị Ngân", "Ngô Xuân Tiến")


def parts(world: World) -> list[Part]:
    """Everybody with an account; the unit accounts belong to communes of today."""
    busy = [unit for unit in world.territory.after if unit not in world.territory.silent]
    return [
        *PEOPLE,
        *(
            Part(name, full_name, Role.UNIT, unit)
            for name, full_name, unit in zip(UNITS, UNIT_STAFF, busy, strict=False)
        ),
    ]


def steps(world: World) -> list[Step]:
    return [
        Step(datetime(2026, 1, 5, 8, 10), "system", "seed", lambda w: _accounts(world, w)),
        Step(datetime(2026, 1, 5, 9, 30), "quantri", "add", lambda w: _council(world, w)),
    ]


def demo_accounts(world: World) -> list[list[str]]:
    """What the sign-in page offers: name, full name, role, password."""
    return [[part.name, part.full_name, part.role.value, DEMO_PASSWORD] for part in parts(world)]


def _accounts(world: World, writing: Writing) -> None:
    everybody = parts(world)
    rows = [
        {
            "name": part.name, "full_name": part.full_name, "unit": part.unit,
            "role": world.choice("role", part.role.value),
        }
        for part in everybody
    ]  # fmt: skip
    for part, account in zip(everybody, world.add(writing, "account", rows), strict=True):
        units = frozenset() if part.unit is None else frozenset({part.unit})
        world.users[part.name] = User(
            account, part.name, part.full_name, part.role, part.unit, units
        )


def _council(world: World, writing: Writing) -> None:
    province = PROVINCE_NAMES[world.reference.home]
    council: dict[str, Any] = {
        "name": f"Hội đồng Thi đua - Khen thưởng tỉnh {province}",
        "valid_from": "2021-01-01",
    }
    [council_id] = world.add(writing, "council", [council])
    rows = [
        {
            "council": council_id, "name": world.users[name].full_name, "position": position,
            "seat": world.choice("council_seat", seat), "account": world.users[name].id,
            "valid_from": "2021-01-01", "protocol_order": order,
        }
        for order, (name, (seat, position)) in enumerate(
            zip(MEMBERS, COUNCIL_POSITIONS, strict=True), 1
        )
    ]  # fmt: skip
    world.add(writing, "council_member", rows)
