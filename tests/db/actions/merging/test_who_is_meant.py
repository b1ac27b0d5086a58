"""Whom a row means: somebody of the register, under names of before too, or a row of the file."""

from db.actions import edit
from db.actions.importing.lines import OTHER
from db.actions.importing.people import PERSON, TWIN
from tests.alike import merge as join
from tests.db.actions.merging.conftest import listed, offer, sheet, states

HEAD = ("STT", "Họ và tên", "Ngày sinh", "Đơn vị", "Danh hiệu", "Số quyết định", "Ngày quyết định")
HOA = ("Nguyễn Thị Hòa", "3/2/1990", "Xã Đôn Thuận", "Giấy khen", "1/QĐ", "3/4/2022")
T_HOA = ("Nguyễn T. Hòa", "3/2/1990", "Xã Tân Lập", "Bằng khen", "2/QĐ", "4/4/2022")


def test_two_rows_that_are_said_to_be_one_person_are_about_one_new_subject(bench, offered, save):
    file = listed(HOA, T_HOA, head=HEAD)
    asked = offered(file)
    done = save(offered(file, answers={("Cá nhân", 3, TWIN): 2}))

    assert states(asked) == [(2, "new"), (3, "choose")]
    assert done.added == {"subject": 1, "award": 2}


def test_rows_of_one_person_in_lists_of_two_kinds_are_asked_about_across_sheets(bench, offered):
    file = (
        listed(T_HOA[:4], head=(*HEAD[:4], "Danh hiệu đề nghị"), name="Đề nghị"),
        listed(HOA, head=HEAD, name="Đã khen"),
    )
    asked = offered(*file)
    same = offered(*file, answers={("Đã khen", 2, TWIN): 2, ("không có", 2, TWIN): 1})

    assert (states(asked), asked.parts[1].target) == ([(2, "new"), (2, "choose")], "award")
    [question] = offer(asked, 2, place=1).line.questions
    assert question.candidates == {2: "Đề nghị, dòng 2: Nguyễn T. Hòa"}
    lines = [offer(same, 2, place).line for place in (0, 1)]
    assert lines[0].values["subject"] == lines[1].values["subject"] == -2


def test_the_register_is_asked_about_before_the_file(bench, offered, save):
    there = bench.file("Nguyễn Thị Hòa", birth="1990-02-03").subject
    file = listed(T_HOA, ("Nguyễn Thị Hoà", *T_HOA[1:]), head=HEAD)
    asked = offered(file)
    other = offered(file, answers={("Cá nhân", 2, PERSON): OTHER})
    both = offered(file, answers={("Cá nhân", 2, PERSON): OTHER, ("Cá nhân", 3, PERSON): OTHER})

    asked_of = [[q.key for q in offer(asked, row).line.questions] for row in (2, 3)]
    assert asked_of == [[PERSON], []]
    assert offer(asked, 3).line.values["subject"] == there
    assert states(other) == [(2, "new"), (3, "known")]
    assert offer(both, 3).line.values["subject"] == -3


def test_a_collective_is_not_taken_for_a_person_of_its_name(bench, offered):
    collective = bench.choice["subject_type", "collective"]
    bench.file("Hòa Thị Nguyễn", type=collective)
    merge = offered(listed(("Hoà T. Nguyễn", "", "Xã Đôn Thuận", "Giấy khen"), head=HEAD[:5]))

    assert states(merge) == [(2, "new")]


def test_somebody_who_was_joined_into_another_is_known_by_the_name_of_before(bench, offered):
    keep = bench.file("Nguyễn Thị Hòa", birth="1990-02-03").subject
    [middle, gone] = edit.add(
        bench.store, bench.secretary, "subject",
        [
            {"name": name, "type": bench.choice["subject_type", "individual"],
             "birth": "1990-02-03", "unit": bench.units[1]}
            for name in ("Nguyễn T. Hòa", "Ng. T. Hòa")
        ],
    )  # fmt: skip
    join(bench, middle, gone)
    join(bench, keep, middle)
    merge = offered(listed(T_HOA, ("Ng. T. Hòa", *T_HOA[1:4], "3/QĐ", "5/5/2022"), head=HEAD))

    assert [offer(merge, row).line.values["subject"] for row in (2, 3)] == [keep, keep]
    assert states(merge) == [(2, "known"), (3, "known")]


def test_columns_that_mean_nothing_are_left_alone(bench, offered):
    merge = offered(sheet((*HEAD[:5], "Cột lạ lùng"), (1, *HOA[:4], "x")))

    assert (states(merge), merge.parts[0].nowhere) == ([(2, "new")], ())


def test_another_person_of_the_same_name_is_remembered_for_good(bench, offered, save):
    there = bench.file("Lê An", birth="1990").subject
    file = listed(("Lê An", "1990", "Xã Tân Lập", *HOA[3:]), head=HEAD)
    preselected = offered(file)
    save(offered(file, answers={("Cá nhân", 2, PERSON): OTHER}))
    again = offered(file)
    nearer = offered(listed(("Lê An", "", "Xã Đôn Thuận", *HOA[3:]), head=HEAD))

    assert offer(preselected, 2).line.values["subject"] == there
    assert states(again) == [(2, "same")]
    assert offer(again, 2).line.values["subject"] != there
    assert offer(nearer, 2).line.values["subject"] == there


def test_a_name_that_is_corrected_is_looked_up_as_it_is_typed(bench, offered):
    there = bench.file("Lê An", birth="1990").subject
    typed = {
        ("Cá nhân", 2, "name"): "Lê An", ("Cá nhân", 2, "birth"): "1990",
        ("Cá nhân", 2, "unit"): "Xã Đôn Thuận",
    }  # fmt: skip
    merge = offered(listed(("Lê Am", "1890x", "Xã Lạ", *HOA[3:]), head=HEAD), typed=typed)

    household = offered(listed(HOA, head=HEAD), typed={("Cá nhân", 2, "type"): "Hộ gia đình"})

    assert offer(merge, 2).line.values["subject"] == there
    assert states(merge) == [(2, "known")]
    kind = offer(household, 2).line.values["type"]
    assert kind == bench.choice["subject_type", "household"]


def test_rows_that_ask_the_same_are_answered_together(bench, offered):
    rows = [(f"Lê {name}", "1990", unit, *HOA[3:]) for name, unit in
            (("An", "Xã Lạ"), ("Bình", "Xã Lạ"), ("Cúc", "Xã Lạ khác"))]  # fmt: skip
    merge = offered(listed(*rows, head=HEAD))

    assert merge.asking("Cá nhân", 2, "unit") == [("Cá nhân", 2), ("Cá nhân", 3)]
