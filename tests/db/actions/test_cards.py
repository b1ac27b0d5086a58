import pytest

from db.actions import cards, edit
from db.model.people import Role, User
from db.model.problems import Problem, Rejected


def link_names(bench, user, card):
    return {
        (group.table.name, group.field.name, group.to[0]): group.count
        for group in cards.pointing(bench.store, user, card)
    }


def test_a_card_holds_the_filled_fields_in_words_and_the_row_s_title(bench):
    filed = bench.file("Nguyễn Thị Ánh")

    card = cards.read(bench.store, bench.secretary, "nomination", filed.nomination)

    assert (card.title, card.words["round"], card.words["unit"], card.words["state"]) == (
        "Nguyễn Thị Ánh", "Đợt 2025", "Xã Đôn Thuận", "Mới nhận",
    )  # fmt: skip
    assert "note" not in card.words
    english = cards.read(bench.store, bench.secretary, "nomination", filed.nomination, "en")
    assert english.words["state"] == "Received"


def test_unknown_deleted_foreign_and_hidden_rows_are_refused_in_the_same_words(bench):
    foreign = bench.file("Lê Văn Xa", unit=bench.units[1])
    [gone] = edit.add(bench.store, bench.admin, "movement", [{"name": "Bỏ đi"}])
    edit.remove(bench.store, bench.admin, "movement", [gone])
    asked = [
        (bench.unit_user, "nomination", foreign.nomination),
        (bench.unit_user, "exemplar", foreign.exemplar),
        (bench.unit_user, "unit", bench.units[1]),
        (bench.unit_user, "nomination", 987654),
        (bench.secretary, "movement", gone),
        (bench.secretary, "account", 1),
        (bench.secretary, "nothing", 1),
        (bench.secretary, "movement", 10**30),
        (bench.secretary, "movement", -1),
        (bench.member, "nomination", foreign.nomination),
        (User(8, "tv", "TV", Role.DISPLAY), "nomination", foreign.nomination),
    ]
    told = []

    for user, table, row in asked:
        with pytest.raises(Rejected) as refused:
            cards.read(bench.store, user, table, row)
        told.append(refused.value.problems)

    assert told == [[Problem("no_such_card")]] * len(asked)
    assert cards.read(bench.store, bench.leader, "nomination", foreign.nomination).title


def test_linked_rows_are_those_of_the_row_and_of_what_gives_it_its_name(bench):
    filed = bench.file("Nguyễn Thị Ánh")
    [award] = bench.plant(
        "award",
        {
            "subject": filed.subject, "nomination": filed.nomination,
            "title": next(v for (k, _), v in bench.choice.items() if k == "award_title"),
        },
    )  # fmt: skip
    exemplar = cards.read(bench.store, bench.secretary, "exemplar", filed.exemplar)
    nomination = cards.read(bench.store, bench.secretary, "nomination", filed.nomination)

    assert link_names(bench, bench.secretary, exemplar) == {
        ("nomination", "exemplar", "exemplar"): 1,
        ("award", "subject", "subject"): 1,
    }
    assert link_names(bench, bench.secretary, nomination) == {
        ("award", "nomination", "nomination"): 1,
        ("award", "subject", "subject"): 1,
    }
    assert [c.table.name for c in cards.named_by(bench.store, bench.secretary, nomination)] == [
        "exemplar", "subject",
    ]  # fmt: skip
    [group] = [
        g for g in cards.pointing(bench.store, bench.secretary, exemplar)
        if g.table.name == "award"
    ]  # fmt: skip
    assert [card.row["id"] for card in group.cards] == [award]


def test_what_a_row_points_to_is_named_for_those_who_may_open_it(bench):
    filed = bench.file("Nguyễn Thị Ánh")
    movements = bench.plant("movement", {"name": "Học tập"}, {"name": "Nông thôn mới"})
    bench.put("exemplar", filed.exemplar, "movements", None, tuple(movements))
    card = cards.read(bench.store, bench.unit_user, "exemplar", filed.exemplar)

    found = cards.targets(bench.store, bench.unit_user, card)

    assert [(field.name, list(names.values())) for field, names in found] == [
        ("plan", ["Kế hoạch"]),
        ("subject", ["Nguyễn Thị Ánh"]),
        ("movements", ["Học tập", "Nông thôn mới"]),
        ("unit", ["Xã Đôn Thuận"]),
    ]
    assert card.words["movements"] == "Học tập, Nông thôn mới"
    movement = cards.read(bench.store, bench.unit_user, "movement", movements[0])
    assert link_names(bench, bench.unit_user, movement) == {
        ("exemplar", "movements", "movement"): 1
    }


def test_a_name_of_another_unit_s_row_names_nobody_s_card(bench):
    filed = bench.file("Nguyễn Thị Ánh")
    bench.put("subject", filed.subject, "unit", bench.units[0], bench.units[1])
    card = cards.read(bench.store, bench.unit_user, "exemplar", filed.exemplar)

    assert cards.named_by(bench.store, bench.unit_user, card) == []
    assert [f.name for f, _ in cards.targets(bench.store, bench.unit_user, card)] == [
        "plan", "unit",
    ]  # fmt: skip


def test_who_carries_a_name_is_counted_a_table_each_and_only_what_one_may_read(bench):
    filed = bench.file("Nguyễn Thị Ánh")
    bench.plant("award", *(
        {"subject": filed.subject, "title": title, "decision_number": str(title)}
        for (listed, _), title in list(bench.choice.items()) if listed == "award_title"
    ))  # fmt: skip
    titles = sum(listed == "award_title" for listed, _ in bench.choice)

    seen = {
        user.role: cards.named_after(bench.store, user, "subject", filed.subject)
        for user in (bench.secretary, bench.unit_user, bench.member)
    }

    assert seen == {
        Role.SECRETARY: {"exemplar": 1, "nomination": 1, "award": titles},
        Role.UNIT: {"exemplar": 1, "nomination": 1, "award": titles},
        Role.MEMBER: {},
    }
    of_plan = cards.named_after(bench.store, bench.secretary, "plan", bench.plan)
    assert of_plan == {"phase": 1, "exemplar": 1, "round": 1}
