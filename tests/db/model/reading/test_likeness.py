import pytest

from db.model.reading.likeness import Someone, groups, slips_between


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("Nguyễn Thị Hòa", "NGUYỄN THỊ HOÀ", 0), ("Luong Thi Hien", "Lương Thị Hiển", 1),
        ("Dương T. Thúy", "Dương Thị Thúy", 1), ("N.T.Hòa", "Nguyễn Thị Hòa", 1),
        ("Nguyển Thị Quốc", "Nguyễn Thị Quốc", 1), ("Pinăng Thạnh", "Pi Năng Thạnh", 1),
        ("Nguyễn Văn Tuấn", "Nguyễn Văn Tuần", None), ("Nguyễn Thị Hòa", "Nguyễn Thị Hoa", None),
        ("Nguyễn Văn Quang", "Nguyễn Văn Quangg", 2), ("Lê Văn An", "Lê Văn Bình", None),
        ("Y Bê", "Y Bế", None),
    ],
)  # fmt: skip
def test_names_are_compared_as_people_mistake_them(one, other, slips):
    assert slips_between(one, other) == slips


def someone(place, name, birth="", unit=None):
    return Someone(place, name, birth, unit)


def test_the_same_person_is_proposed_by_name_and_birth_or_unit():
    people = [
        someone(0, "Phạm Hữu Thúy", "1958-11-04", 1),
        someone(1, "PHẠM HỮU THUÝ", "1958", 1),
        someone(2, "Phạm Hữu Thúy", "1965-04-09", 2),
        someone(3, "Pham Huu Thuy", "1958-11-04", 3),
        someone(4, "Lê Văn An", "", 1),
        someone(5, "Lê Văn An", "", 2),
        someone(6, "Lê Văn An", "", 1),
    ]

    assert groups(people) == [[0, 1, 3], [4, 6]]


def test_two_who_were_born_apart_never_stand_in_one_group():
    people = [
        someone(0, "Lê Văn An", "1958-11-04", 1),
        someone(1, "Lê Văn An", "1958", 1),
        someone(2, "Lê Văn An", "1958-02-03", 1),
    ]

    assert groups(people) == [[0, 1]]


def test_a_slip_of_the_keyboard_needs_both_day_and_unit():
    people = [
        someone(0, "Nguyễn Văn Quang", "1958-11-04", 1),
        someone(1, "Nguyễn Vănn Quang", "1958-11-04", 1),
        someone(2, "Nguyễn Vann Quang", "1958-11-04", 2),
    ]

    assert groups(people) == [[0, 1]]


def test_a_name_that_hundreds_share_is_not_compared():
    assert groups([someone(n, "Lê Văn An", "1958", 1) for n in range(201)]) == []
