"""Headlines are written from the figures: what is said, what is left out, and when."""

from dataclasses import replace

import pytest

from db.model.decks import Card, as_json, from_json, standard
from db.model.overview import AwardLine, MovementLine, Overview, PlaceLine, UnconvertedLine
from db.model.slides import Bar, Slide, Told, made

EMPTY = Overview(
    total=0, target=None, phases={1: 0, 2: 0}, both=0, without_phase=0,
    kinds=dict.fromkeys(("model", "collective", "individual", "household"), 0),
    kind_targets=dict.fromkeys(("model", "collective", "individual", "household")),
    people=0, direct_workers=0, tier_unknown=0, women=0, gender_unknown=0,
    stages=dict.fromkeys(("detection", "nurturing", "summing_up", "replication", "unknown"), 0),
    replicated=0, replicated_units=0, stuck=0, movements=(), places=(), unconverted=(),
    awards=(), awards_total=0, awards_provincial=0,
    tasks=dict.fromkeys(("done", "ongoing", "not_started", "late"), 0), closed=False,
)  # fmt: skip
PHASES = {1: "2021–2023", 2: "2023–2025"}


def slide(kind, figures, phase=None, language="vi", **card):
    [found] = made([Card(kind, **card)], Told(figures, PHASES, phase, language))
    return found


def headline(kind, figures, phase=None, language="vi"):
    return slide(kind, figures, phase, language).headline


def place(name, count=0, reported=True, in_plan=True):
    return PlaceLine(len(name), name, "", count, reported, in_plan)


@pytest.mark.parametrize(
    ("figures", "phase", "said"),
    [
        ({}, None, "Cả kế hoạch: chưa có điển hình nào được công nhận"),
        ({"total": 1549}, None, "Cả kế hoạch: 1.549 điển hình"),
        (
            {"total": 30, "target": 40},
            1,
            "Giai đoạn 2021–2023: 30 điển hình, đạt 75 % chỉ tiêu 40",
        ),
        (
            {"total": 9, "phases": {1: 4, 2: 9}},
            2,
            "Giai đoạn 2023–2025: 9 điển hình, tăng 5 so với giai đoạn trước",
        ),
        (
            {"total": 4, "phases": {1: 9, 2: 4}},
            2,
            "Giai đoạn 2023–2025: 4 điển hình, giảm 5 so với giai đoạn trước",
        ),
        (
            {"total": 4, "phases": {1: 4, 2: 4}},
            2,
            "Giai đoạn 2023–2025: 4 điển hình, bằng giai đoạn trước",
        ),
        ({"total": 4, "phases": {1: 4, 2: 4}}, 1, "Giai đoạn 2021–2023: 4 điển hình"),
    ],
)
def test_what_was_reached_is_set_against_the_target_or_the_phase_before(figures, phase, said):
    assert headline("reached", replace(EMPTY, **figures), phase) == said


def test_the_phases_stand_beside_each_other_and_are_reconciled():
    figures = replace(EMPTY, total=5, phases={1: 4, 2: 2}, both=1)

    assert slide("reached", figures) == Slide(
        "reached",
        "Cả kế hoạch: 5 điển hình",
        (Bar("Giai đoạn 2021–2023", 4, None, "4"), Bar("Giai đoạn 2023–2025", 2, None, "2")),
        ("1 điển hình có mặt ở cả hai giai đoạn, cả kế hoạch chỉ tính một lần",),
    )
    assert slide("reached", replace(figures, without_phase=3)).notes == (
        "1 điển hình có mặt ở cả hai giai đoạn, 3 chưa thuộc giai đoạn nào",
    )
    assert slide("reached", replace(figures, target=8), 2).bars[1] == Bar(
        "Giai đoạn 2023–2025", 2, 8, "2/8"
    )


def test_the_share_of_direct_workers_leaves_out_who_does_not_say():
    kinds = {"model": 1, "collective": 2, "individual": 4, "household": 3}
    figures = replace(EMPTY, total=10, kinds=kinds, people=4, direct_workers=2, tier_unknown=1)

    assert headline("kinds", figures) == (
        "1 mô hình, 2 tập thể, 4 cá nhân, 3 hộ; 67 % cá nhân là người lao động trực tiếp"
    )
    assert slide("kinds", replace(figures, women=1, gender_unknown=2)).notes == (
        "1 cá nhân chưa ghi nhóm chức vụ, không tính vào tỷ lệ",
        "Nữ: 1 người, 50 %",
    )
    assert headline("kinds", EMPTY) == "0 mô hình, 0 tập thể, 0 cá nhân, 0 hộ"


def test_movements_are_told_by_their_targets_or_the_most_and_the_fewest():
    lines = (
        MovementLine(1, "Yếu", "Sở Y tế", 1, 4),
        MovementLine(2, "Đủ", "", 5, 5),
        MovementLine(3, "Không chỉ tiêu", "", 9, None),
    )

    assert slide("movements", replace(EMPTY, movements=lines)) == Slide(
        "movements",
        "1/2 phong trào đạt chỉ tiêu; thấp nhất: Yếu",
        (Bar("Yếu (Sở Y tế)", 1, 4, "1/4"), Bar("Đủ", 5, 5, "5/5")),
    )
    free = tuple(MovementLine(n, f"PT {n}", "", n, None) for n in range(12))
    found = slide("movements", replace(EMPTY, movements=free), language="en")
    assert found.headline == "Most exemplars: PT 11 (11); fewest: PT 0 (0)"
    assert (len(found.bars), found.notes) == (10, ("and 2 more",))
    assert headline("movements", EMPTY) == "Chưa ghi phong trào nào"


def test_places_without_an_exemplar_and_silent_ones_are_named_when_few():
    places = (place("Xã A", 3), place("Phường B", 5), place("Xã Cũ kia", 1, in_plan=False))
    none = place("Xã Trống rỗng", 0, reported=False)

    assert headline("places", EMPTY) == "Kế hoạch chưa ghi địa phương nào"
    assert headline("places", replace(EMPTY, places=(none,))) == (
        "Cả 1 địa phương chưa có điển hình"
    )
    assert headline("places", replace(EMPTY, places=places)) == (
        "Phường B dẫn đầu; cả 2 địa phương đều có điển hình"
    )
    figures = replace(
        EMPTY, places=(*places, none), unconverted=(UnconvertedLine(7, "Xã Chia", 2),)
    )
    assert slide("places", figures) == Slide(
        "places",
        "Phường B dẫn đầu; 1/3 địa phương chưa có điển hình",
        (Bar("Phường B", 5, None, "5"), Bar("Xã A", 3, None, "3")),
        (
            "Chưa có điển hình: Xã Trống rỗng",
            "Chưa báo cáo đợt gần nhất: Xã Trống rỗng",
            "2 điển hình chưa quy đổi được về địa phương hiện nay (đơn vị cũ đã chia tách)",
        ),
    )
    many = tuple(place("x" * n, 1, reported=False) for n in range(1, 12))
    assert slide("places", replace(EMPTY, places=many)).notes == (
        "11 địa phương chưa báo cáo đợt gần nhất",
    )


def test_stages_and_awards():
    stages = {"detection": 3, "nurturing": 2, "summing_up": 1, "replication": 4, "unknown": 2}
    figures = replace(EMPTY, total=12, stages=stages, replicated=4, replicated_units=6, stuck=3)
    awards = (AwardLine("Bằng khen", "Certificate", "Cấp tỉnh", "Province", 2),)

    assert slide("stages", figures) == Slide(
        "stages",
        "10 đã phát hiện, 4 đã nhân rộng; 3 quá 12 tháng chưa chuyển khâu",
        (
            Bar("Đang ở khâu phát hiện", 3, None, "3"),
            Bar("Đang bồi dưỡng", 2, None, "2"),
            Bar("Đã tổng kết", 1, None, "1"),
            Bar("Đã nhân rộng", 4, None, "4"),
        ),
        ("Nhân rộng tại 6 đơn vị",),
    )
    assert slide("stages", EMPTY).notes == ()
    found = replace(EMPTY, awards=awards, awards_total=2, awards_provincial=2)
    assert slide("awards", found) == Slide(
        "awards",
        "Đã khen 2 trường hợp, trong đó 2 bằng khen cấp tỉnh",
        (Bar("Bằng khen, Cấp tỉnh", 2, None, "2"),),
    )
    assert slide("awards", found, language="en").bars[0].label == "Certificate, Province"
    assert headline("awards", EMPTY) == "Chưa có trường hợp nào được khen"


def test_typed_slides_say_what_was_typed_and_an_empty_one_is_left_out():
    told = Told(EMPTY, PHASES, None, "vi")

    assert made(
        [
            Card("decisions", text=" Giao chỉ tiêu \n\nBố trí kinh phí"),
            Card("decisions"),
            Card("text", "Kết luận", "một\nhai"),
            Card("text"),
            Card("awards", "Khen thưởng năm nay", "Thêm một dòng"),
            Card("kinds", shown=False),
        ],
        told,
    ) == (
        Slide(
            "decisions",
            "Đề nghị lãnh đạo quyết định 2 việc",
            notes=("Giao chỉ tiêu", "Bố trí kinh phí"),
        ),
        Slide("text", "Kết luận", notes=("một", "hai")),
        Slide("awards", "Khen thưởng năm nay", notes=("Thêm một dòng",)),
    )


@pytest.mark.parametrize("written", ["", "[", "7", "[]", '[7, {"kind": "no such"}]'])
def test_a_deck_that_cannot_be_read_is_the_standard_one(written):
    assert from_json(written) == standard()


def test_a_deck_is_written_and_read_back():
    cards = (Card("text", "Mở đầu", "a\nb", shown=False), Card("reached"))

    assert from_json(as_json(cards)) == cards
    assert from_json('[{"kind": "kinds", "title": null, "shown": 0}]') == (Card("kinds"),)
