"""Invented names of people, places and undertakings, made of common parts."""

from __future__ import annotations

import random


def _each(words: str) -> tuple[str, ...]:
    return tuple(words.split())


SURNAMES = _each(
    "Nguyễn Trần Lê Phạm Huỳnh Võ Phan Trương Bùi Đặng Đỗ Ngô Hồ Dương Đinh Lâm Mai Cao Châu Tạ"
)
# The first few surnames are by far the commonest.
SURNAME_WEIGHTS = [31, 11, 10, 7, 6, 5, 5, 3, 3, 3, 3, 3, 3, 2, 2, 2, 1, 1, 1, 1]
MEN = _each(
    "Anh Bảo Bình Chiến Cường Danh Dũng Duy Đạt Đức Giang Hải Hậu Hiếu Hòa Hoàng Hùng Huy Khánh "
    "Khoa Kiên Lâm Long Lộc Minh Nam Nghĩa Nhân Phong Phúc Phước Quang Quân Quốc Sang Sơn Tài Tâm "
    "Tân Thành Thắng Thiện Thịnh Tiến Toàn Trung Tuấn Tùng Việt Vinh"
)
MIDDLES_OF_MEN = _each("Văn Văn Văn Hữu Đức Minh Công Quốc Thanh Hoàng Ngọc Xuân Tấn Thành")
WOMEN = _each(
    "An Ánh Châu Chi Cúc Diễm Dung Duyên Đào Giang Hà Hạnh Hằng Hiền Hoa Hồng Huệ Hương Lan Lệ "
    "Liên Linh Loan Mai Mỹ Nga Ngân Ngọc Nguyệt Nhung Nữ Oanh Phương Phượng Quyên Sương Thanh Thảo "
    "Thơ Thu Thúy Thủy Tiên Trang Trâm Trinh Tuyết Vân Xuân Yến"
)
MIDDLES_OF_WOMEN = _each("Thị Thị Thị Thị Ngọc Kim Thanh Mỹ Thu Bích Hồng Minh")

MODELS = {
    "new_rural": ("Tuyến đường hoa nông thôn", "Vườn mẫu nông thôn mới", "Thắp sáng đường quê"),
    "enterprise": ("Xưởng dệt tiết kiệm điện", "Liên kết nhà máy và vùng nguyên liệu"),
    "cultural_life": ("Khu dân cư không rác", "Câu lạc bộ đờn ca tài tử", "Nhà văn hóa mở cửa"),
    "teaching": ("Lớp học xanh", "Thư viện lưu động", "Trường học hạnh phúc"),
    "defence_security": ("Camera an ninh tự quản", "Tổ liên gia phòng cháy", "Tiếng kẻng bình yên"),
    "border": ("Cột mốc bình yên", "Tổ tự quản đường biên", "Nâng bước em tới trường"),
    "health": ("Trạm y tế thân thiện", "Khám bệnh tại nhà cho người già"),
    "ho_chi_minh": ("Mỗi tuần một câu chuyện đẹp", "Hũ gạo tình thương"),
    "household_economy": ("Trồng mãng cầu VietGAP", "Nuôi bò sinh sản luân chuyển", "Vườn nhãn"),
    "office_culture": ("Ngày không viết, ngày không hẹn", "Một cửa thân thiện"),
    "youth": ("Hàng rào xanh", "Đội hình chuyển đổi số cộng đồng"),
    "cooperatives": ("Hợp tác xã rau sạch", "Liên kết tiêu thụ khoai mì"),
    "initiative": ("Máy bóc vỏ mía cải tiến", "Số hóa hồ sơ một lần"),
    "workers": ("Khu trọ văn minh", "Bữa cơm công đoàn"),
    "democracy": ("Dân bàn, dân làm, dân giám sát", "Đối thoại tháng"),
    "legal_education": ("Phiên tòa giả định", "Cà phê pháp luật"),
    "learning_society": ("Dòng họ khuyến học", "Quỹ heo đất khuyến học"),
    "creative_labour": ("Tổ thợ trẻ sáng tạo", "Một ý tưởng mỗi quý"),
}

COLLECTIVES = (
    "Trường Tiểu học {place}", "Trường Trung học cơ sở {place}", "Trạm Y tế {unit}",
    "Công an {unit}", "Ban Chỉ huy Quân sự {unit}", "Hội Nông dân {unit}",
    "Hội Liên hiệp Phụ nữ {unit}", "Đoàn Thanh niên {unit}", "Hợp tác xã nông nghiệp {place}",
    "Ban công tác Mặt trận ấp {number}, {unit}", "Tổ dân phố số {number}, {unit}",
    "Nhân dân và cán bộ {unit}",
)  # fmt: skip
OFFICES = ("Phòng Tổng hợp", "Phòng Tổ chức", "Thanh tra", "Văn phòng", "Phòng Nghiệp vụ")

POSITIONS = {
    "direct_worker": ("Nông dân", "Công nhân", "Giáo viên", "Y sĩ", "Chuyên viên", "Trưởng ấp"),
    "other_leader": ("Hiệu trưởng", "Trưởng phòng", "Chủ tịch Hội Nông dân", "Trưởng trạm y tế"),
    "department_leader": ("Phó Giám đốc sở", "Phó Trưởng ban"),
    "entrepreneur": ("Giám đốc công ty", "Giám đốc hợp tác xã"),
}

LESSONS = (
    "Bắt đầu từ việc nhỏ, làm đến đâu công khai đến đó.",
    "Chọn hộ làm trước để bà con thấy kết quả rồi làm theo.",
    "Người đứng đầu làm gương, phân công rõ từng việc.",
    "Gắn với sinh hoạt chi hội hằng tháng nên giữ được nền nếp.",
    "Huy động nhiều nguồn, không trông chờ ngân sách.",
)

ACHIEVEMENTS = (
    "Hoàn thành xuất sắc nhiệm vụ ba năm liền; {spread} đơn vị đến học tập cách làm.",
    "Vận động được {money} triệu đồng và {days} ngày công cho công trình ở địa bàn.",
    "Giúp {spread} hộ thoát nghèo; thu nhập bình quân tăng {percent}%.",
    "Giải pháp áp dụng tại {spread} nơi, tiết kiệm {money} triệu đồng mỗi năm.",
    "Giữ vững an ninh, trật tự; {days} vụ việc được hòa giải tại chỗ.",
)

EVIDENCE = ("Biên bản họp bình xét", "Báo cáo của đơn vị", "Bài báo", "Biên bản kiểm tra thực tế")


def person(rng: random.Random, woman: bool | None = None) -> tuple[str, str]:
    """A full name and the code of its gender."""
    is_woman = rng.random() < 0.42 if woman is None else woman
    surname = rng.choices(SURNAMES, SURNAME_WEIGHTS)[0]
    middles, given = (MIDDLES_OF_WOMEN, WOMEN) if is_woman else (MIDDLES_OF_MEN, MEN)
    gender = "female" if is_woman else "male"
    return f"{surname} {rng.choice(middles)} {rng.choice(given)}", gender


def collective(rng: random.Random, unit_name: str, is_agency: bool) -> str:
    if is_agency:
        return f"{rng.choice(OFFICES)}, {unit_name}"
    place = unit_name.removeprefix("Phường ").removeprefix("Xã ").removeprefix("Thị trấn ")
    pattern = rng.choice(COLLECTIVES)
    return pattern.format(place=place, unit=unit_name[0].lower() + unit_name[1:],
                          number=rng.randint(1, 7))  # fmt: skip


def achievement(rng: random.Random) -> str:
    return rng.choice(ACHIEVEMENTS).format(
        spread=rng.randint(3, 40), money=rng.randint(2, 60) * 5, days=rng.randint(12, 240),
        percent=rng.randint(8, 45),
    )  # fmt: skip
