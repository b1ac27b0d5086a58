from dataclasses import astuple

import pytest

from db.actions import nominate, own_fields
from db.actions.nominate import Filed, find_people, nominate_many
from db.model.catalog import Kind
from db.model.problems import Problem, Rejected


def rejected(call):
    with pytest.raises(Rejected) as caught:
        call()
    return caught.value.problems


def test_one_entry_makes_subject_exemplar_and_nomination_in_one_bundle(bench):
    head = bench.store.head

    filed = bench.file(birth="1998", achievement="Sáng kiến tưới nhỏ giọt")

    row = bench.row("nomination", filed.nomination)
    assert bench.store.head == head + 1
    assert (row["exemplar"], row["unit"], row["round"]) == (
        filed.exemplar, bench.units[0], bench.round,
    )  # fmt: skip
    assert (row["subject_type"], row["scope"], row["domain"], row["criteria_set"]) == (
        bench.choice["subject_type", "individual"],
        bench.choice["scope", "comprehensive"],
        None,
        bench.criteria_set,
    )
    assert bench.state(filed.nomination) == "received"
    assert bench.row("exemplar", filed.exemplar)["form"] == bench.choice["form", "exemplar"]
    assert bench.row("subject", filed.subject)["birth"] == "1998"


def test_a_domain_makes_it_by_field_and_a_missing_criteria_set_shows(bench):
    filed = bench.file(domain=bench.choice["domain", "health"])

    row = bench.row("nomination", filed.nomination)
    assert row["scope"] == bench.choice["scope", "by_field"]
    assert (row["criteria_set"], filed.criteria_set) == (None, None)


def test_the_set_in_force_is_the_latest_issued_edition(bench):
    bench.plant(
        "criteria_set",
        {
            "name": "Bản dự thảo", "edition": 2, "approved": False,
            "subject_type": bench.choice["subject_type", "individual"],
            "scope": bench.choice["scope", "comprehensive"],
        },
    )  # fmt: skip

    assert bench.file().criteria_set == bench.criteria_set


def test_the_right_person_is_found_by_any_spelling_and_never_typed_twice(bench):
    first = bench.file(birth="1998", position="Giáo viên")

    [person] = find_people(bench.store, bench.secretary, "nguyen  thi anh")

    assert (person.subject, person.name, person.birth, person.position) == (
        first.subject, "Nguyễn Thị Ánh", "1998", "Giáo viên",
    )  # fmt: skip
    assert (person.unit_label, person.last_round) == ("Xã Đôn Thuận", "Đợt 2025")
    assert find_people(bench.store, bench.secretary, " ") == []

    other = bench.row("round", bench.round)
    kept = {k: other[k] for k in ("plan", "phase", "expected_members", "minimum_marks")}
    [second_round] = bench.plant("round", {**kept, "name": "Đợt 2026"})
    second = nominate.nominate(
        bench.store,
        bench.secretary,
        bench.entry(None, type=None, subject=first.subject, round=second_round),
    )
    assert (second.subject, second.exemplar) == (first.subject, first.exemplar)
    assert second.nomination != first.nomination


def test_a_person_nominated_already_in_the_round_is_refused(bench):
    first = bench.file()

    assert rejected(lambda: bench.file(subject=first.subject)) == [
        Problem("already_nominated", "nomination", "exemplar", None, "Nguyễn Thị Ánh")
    ]


def test_a_paste_is_one_bundle_and_the_same_person_is_one_subject(bench):
    rounds = bench.row("round", bench.round)
    kept = {k: rounds[k] for k in ("plan", "phase", "expected_members", "minimum_marks")}
    [earlier] = bench.plant("round", {**kept, "name": "Đợt 2023"})
    head = bench.store.head

    filed = nominate_many(
        bench.store,
        bench.secretary,
        [
            bench.entry("Lê Văn Tám", line=2),
            bench.entry("LÊ VĂN TÁM", line=3, round=earlier),
            bench.entry("Lê Văn Tám", line=4, apart=True),
        ],
        source_file="so.xlsx",
    )

    assert bench.store.head == head + 1
    assert filed[0].subject == filed[1].subject != filed[2].subject
    assert filed[0].exemplar == filed[1].exemplar
    assert (bench.count("subject"), bench.count("nomination")) == (2, 3)


def test_a_paste_with_the_same_person_twice_names_the_line(bench):
    problems = rejected(
        lambda: nominate_many(
            bench.store,
            bench.secretary,
            [bench.entry("A", line=2), bench.entry("a", line=3)],
        )
    )

    assert problems == [Problem("already_nominated", "nomination", "exemplar", 3, "a")]
    assert bench.count("subject") == 0


def test_an_entry_with_a_decision_is_awarded_and_its_exemplar_recognised(bench):
    title = bench.choice["award_title", "cstd_tinh"]

    filed = bench.file(
        award_title=title, decision_number="12/QĐ-UBND", decided_on="2023-02-28", issuer="Chủ tịch"
    )

    nomination = bench.row("nomination", filed.nomination)
    exemplar = bench.row("exemplar", filed.exemplar)
    award = bench.row("award", filed.award)
    assert bench.state(filed.nomination) == "awarded"
    assert (nomination["decision_number"], nomination["decided_on"]) == (
        "12/QĐ-UBND", "2023-02-28",
    )  # fmt: skip
    assert (exemplar["recognised_on"], exemplar["recognition_document"]) == (
        "2023-02-28", "12/QĐ-UBND",
    )  # fmt: skip
    assert (award["subject"], award["nomination"], award["title"], award["issuer"]) == (
        filed.subject, filed.nomination, title, "Chủ tịch",
    )  # fmt: skip


def test_every_fault_of_a_paste_is_named_with_its_line(bench):
    problems = rejected(
        lambda: nominate_many(
            bench.store,
            bench.secretary,
            [
                bench.entry(None, line=2),
                bench.entry("B", line=3, round=999),
                bench.entry("C", line=4, type=None, decision_number="1"),
                bench.entry(line=5, subject=999),
            ],
        )
    )

    assert problems == [
        Problem("required", "subject", "name", 2),
        Problem("no_such_row", "nomination", "round", 3, 999),
        Problem("required", "subject", "type", 4),
        Problem("required", "award", "title", 4),
        Problem("not_yours", "subject", "id", 5, 999),
    ]


def test_a_fault_that_the_writer_finds_names_the_line_too(bench):
    model = bench.choice["form", "model"]

    [rule] = rejected(
        lambda: nominate_many(bench.store, bench.secretary, [bench.entry("A", line=7, form=model)])
    )
    links = rejected(
        lambda: nominate_many(
            bench.store,
            bench.secretary,
            [bench.entry("A", line=2), bench.entry("B", line=8, unit=0)],
        )
    )
    [faulty] = rejected(
        lambda: nominate_many(
            bench.store,
            bench.secretary,
            [bench.entry("A", line=2), bench.entry("B", line=9, submitted_on="31/02/2023")],
        )
    )

    assert (rule.code, rule.row) == ("model_needs_name", 7)
    assert [(p.code, p.table, p.row) for p in links] == [
        ("no_such_row", table, 8) for table in ("subject", "exemplar", "nomination")
    ]
    assert (faulty.table, faulty.field, faulty.row) == ("nomination", "submitted_on", 9)


def test_a_unit_files_its_own_and_sees_its_own_people_only(bench):
    foreign = bench.file("Trần Xa", unit=bench.units[1])

    own = nominate.nominate(bench.store, bench.unit_user, bench.entry("Trần Gần"))
    found = find_people(bench.store, bench.unit_user, "tran")

    assert [person.subject for person in found] == [own.subject]
    assert rejected(
        lambda: nominate_many(
            bench.store,
            bench.unit_user,
            [
                bench.entry("X", line=1, unit=bench.units[1]),
                bench.entry(line=2, subject=foreign.subject),
                bench.entry("Z", line=3, decided_on="2023", proposed_award=1),
            ],
        )
    ) == [
        Problem("not_yours", "nomination", "unit", 1, bench.units[1]),
        Problem("not_yours", "subject", "id", 2, foreign.subject),
        Problem("award_by_office_only", "award", row=3),
    ]
    assert bench.count("nomination") == 2


@pytest.mark.parametrize("who", ["leader", "member"])
def test_others_neither_find_nor_file(bench, who):
    user = getattr(bench, who)

    for call in (
        lambda: find_people(bench.store, user, "a"),
        lambda: nominate.nominate(bench.store, user, bench.entry()),
    ):
        assert rejected(call) == [Problem("not_allowed", "nomination")]
    assert bench.count("nomination") == 0


def test_a_closed_round_takes_no_nomination(bench):
    bench.put("round", bench.round, "closed", None, True)

    assert rejected(bench.file) == [
        Problem("locked", "nomination", row=None, facts={"by": "Đợt 2025"})
    ]


def test_filed_is_plain_data():
    assert astuple(Filed(1, 2, 3, None)) == (1, 2, 3, None, None)


def test_own_fields_of_a_nomination_are_filed_with_it_and_asked_for_when_required(bench):
    for label, kind, more in (
        ("Người ký", Kind.TEXT, {"required": True}),
        ("Gắn với", Kind.LINK, {"target": "exemplar"}),
    ):
        own_fields.add_field(bench.store, bench.admin, "nomination", label, "", kind, **more)
    foreign = bench.file("Trần Bình", unit=bench.units[1], own={"x_nguoi_ky": "A"}).exemplar

    filed = bench.file(own={"x_nguoi_ky": "Lê Văn A"})

    assert bench.row("nomination", filed.nomination)["x_nguoi_ky"] == "Lê Văn A"
    assert rejected(lambda: bench.file("Lê Thị B")) == [
        Problem("required", "nomination", "x_nguoi_ky", None)
    ]
    entry = bench.entry("Lê Thị B", own={"x_nguoi_ky": "A", "x_gan_voi": foreign})
    [found] = rejected(lambda: nominate.nominate(bench.store, bench.unit_user, entry))
    assert (found.code, found.field) == ("no_such_row", "x_gan_voi")
