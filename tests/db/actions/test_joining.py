"""Two subjects become one: all that hangs on them goes over, and undo takes it back."""

from db.actions import attachments, edit, joining, own_fields, same, undo
from db.model.catalog import Kind
from db.store import apart
from tests.alike import award, exemplar, merge, nominated, preview, problems, stands, subject
from tests.replay import replayed

PDF = b"%PDF-1.7 minh chung"


def test_everything_of_the_one_that_goes_hangs_on_the_one_that_stays(bench):
    keep, gone = subject(bench), subject(bench, "Lê Hoà", birth="1990-02-03")
    work, given = exemplar(bench, gone), award(bench, gone)
    attachments.attach(bench.store, bench.secretary, "subject", gone, "Lý lịch.pdf", PDF)

    foreseen = preview(bench, keep, gone)
    merge(bench, keep, gone)

    assert foreseen == joining.Preview(
        (joining.Differing("subject", keep, gone, "name", "Lê Hòa", "Lê Hoà"),),
        ("birth",), {"exemplar": 1, "award": 1, "attachment": 1}, {}, (),
    )  # fmt: skip
    assert (bench.row("exemplar", work)["subject"], bench.row("award", given)["subject"]) == (
        keep, keep,
    )  # fmt: skip
    kept = bench.row("subject", keep)
    assert (kept["name"], kept["birth"]) == ("Lê Hòa", "1990-02-03")
    listed = attachments.listed(bench.store, bench.secretary, "subject", keep)
    assert [file.title for file in listed] == ["Lý lịch.pdf"]
    assert gone not in stands(bench)["subject"]


def test_the_one_that_went_says_where_it_went(bench):
    keep, gone = subject(bench), subject(bench, "Lê Hoà")

    merge(bench, keep, gone)

    with bench.store.reading() as con:
        found = con.execute(
            "SELECT merged_into, deleted_at IS NULL FROM subject WHERE id = ?", [gone]
        )
        assert found.fetchall() == [(keep, False)]


def test_a_chosen_field_comes_from_the_one_that_goes(bench):
    keep, gone = subject(bench, position="Trưởng ấp"), subject(bench, "Lê Hoà", position="Bí thư")

    merge(bench, keep, gone, {("subject", gone, "position")})

    kept = bench.row("subject", keep)
    assert (kept["name"], kept["position"]) == ("Lê Hòa", "Bí thư")


def test_undo_makes_two_of_one_and_keeps_later_edits(bench):
    keep, gone = subject(bench), subject(bench, "Lê Hoà", birth="1990-02-03", position="Bí thư")
    work, given = exemplar(bench, gone), award(bench, gone)
    before = stands(bench)
    number = merge(bench, keep, gone)
    edit.save_cell(bench.store, bench.secretary, "subject", keep, "position", "Bí thư", "Ấp trưởng")
    later = award(bench, keep, "99/QĐ")

    undo.undo(bench.store, bench.secretary, number)

    after = stands(bench)
    assert after["award"].pop(later)["subject"] == str(keep)
    assert after["subject"][keep].pop("position") == "Ấp trưởng"
    assert after == before
    assert bench.row("exemplar", work)["subject"] == bench.row("award", given)["subject"] == gone


def test_as_of_before_there_are_two(bench):
    keep, gone = subject(bench), subject(bench, "Lê Hoà")
    work = exemplar(bench, gone)
    number = merge(bench, keep, gone)

    def seen(bundle):
        query = edit.Query(search="le hoa", bundle=bundle)
        found = edit.browse(bench.store, bench.secretary, "subject", query).frame["id"].tolist()
        [row] = edit.fetch(bench.store, bench.secretary, "exemplar", [work], bundle)
        return found, row["subject"]

    assert (seen(number - 1), seen(None)) == (([keep, gone], gone), ([keep], keep))


def test_exemplars_of_one_plan_become_one_with_their_nominations_and_stages(bench):
    keep, gone = subject(bench), subject(bench, "Lê Hoà")
    staying = exemplar(bench, keep, note="Giữ", lesson=None)
    going = exemplar(bench, gone, note="Đi", lesson="Tự nguyện")
    held = bench.row("round", bench.round)
    [second] = bench.plant("round", {**held, "name": "Đợt 2"})
    made = [nominated(bench, staying, bench.round), nominated(bench, going, second)]
    stage = {"stage": bench.choice["stage", "detection"], "unit": bench.units[0]}
    steps = bench.plant(
        "stage_entry",
        {"exemplar": staying, "entered_on": "2024-05", **stage},
        {"exemplar": going, "entered_on": "2024-05", "by_whom": "Bà Sáu", **stage},
        {"exemplar": going, "entered_on": "2024-06", **stage},
    )
    before = stands(bench)

    foreseen = preview(bench, keep, gone)
    number = merge(bench, keep, gone, {("exemplar", going, "note")})

    assert [(d.table, d.field, d.kept, d.other) for d in foreseen.differing] == [
        ("exemplar", "note", "Giữ", "Đi"), ("subject", "name", "Lê Hòa", "Lê Hoà")
    ]  # fmt: skip
    assert (foreseen.moved, foreseen.joined) == (
        {"nomination": 1, "stage_entry": 1}, {"exemplar": 1, "stage_entry": 1}
    )  # fmt: skip
    after = stands(bench)
    assert {after["nomination"][row]["exemplar"] for row in made} == {str(staying)}
    assert sorted(after["stage_entry"]) == [steps[0], steps[2]]
    assert after["stage_entry"][steps[0]]["by_whom"] == "Bà Sáu"
    assert (after["exemplar"][staying]["note"], after["exemplar"][staying]["lesson"]) == (
        "Đi", "Tự nguyện",
    )  # fmt: skip
    undo.undo(bench.store, bench.secretary, number)
    assert stands(bench) == before


def test_two_nominations_of_one_round_stand_in_the_way_and_are_named(bench):
    one, other = bench.file("Lê Hòa"), bench.file("Lê Hoà")
    before = stands(bench)

    foreseen = preview(bench, one.subject, other.subject)
    refused = problems(lambda: merge(bench, one.subject, other.subject))

    assert list(foreseen.problems) == refused
    assert [(p.code, p.table, p.row) for p in refused] == [
        ("not_unique", "nomination", other.nomination)
    ]
    assert stands(bench) == before


def test_a_closed_round_stands_in_the_way_and_is_named(bench):
    keep, gone = subject(bench), subject(bench, "Lê Hoà")
    exemplar(bench, keep)
    nominated(bench, exemplar(bench, gone), bench.round)
    bench.put("round", bench.round, "closed", None, True)

    found = preview(bench, keep, gone).problems

    assert [(p.code, p.table, p.facts["by"]) for p in found] == [
        ("locked", "nomination", "Đợt 2025")
    ]


def test_one_award_typed_for_both_stays_once_and_one_file_of_both_too(bench):
    keep, gone = subject(bench), subject(bench, "Lê Hoà")
    staying, going = award(bench, keep), award(bench, gone, issuer="UBND tỉnh")
    for of in (keep, gone):
        attachments.attach(bench.store, bench.secretary, "subject", of, "Lý lịch.pdf", PDF)
    before = stands(bench)

    number = merge(bench, keep, gone)

    after = stands(bench)
    assert (sorted(after["award"]), after["award"][staying]["issuer"]) == ([staying], "UBND tỉnh")
    assert len(after["attachment"]) == 1
    assert going in before["award"]
    undo.undo(bench.store, bench.secretary, number)
    assert stands(bench) == before


def test_own_tables_with_links_to_subjects_are_brought_along(bench):
    keep, gone, third = subject(bench), subject(bench, "Lê Hoà"), subject(bench, "Lý Ba")
    for kind, name in ((Kind.LINK, "Người kể"), (Kind.CHOICES, "Người giúp")):
        own_fields.add_field(bench.store, bench.admin, "unit", name, name, kind, "subject")
    unit = bench.units[0]
    bench.put("unit", unit, "x_nguoi_ke", None, gone)
    bench.put("unit", unit, "x_nguoi_giup", None, (third, gone, keep))

    foreseen = preview(bench, keep, gone)
    merge(bench, keep, gone)

    row = bench.row("unit", unit)
    assert (row["x_nguoi_ke"], row["x_nguoi_giup"]) == (keep, (third, keep))
    assert foreseen.moved == {"unit": 2}


def test_what_was_said_apart_goes_over_and_comes_back(bench):
    keep, gone, third = subject(bench), subject(bench, "Lê Hoà"), subject(bench, "Lê Hoa")
    fourth = subject(bench, "Lê Hoạ")
    for one, other in ((gone, third), (keep, gone), (gone, fourth), (keep, fourth)):
        same.say_apart(bench.store, bench.secretary, one, other)
    before = stands(bench)

    number = merge(bench, keep, gone)

    with bench.store.reading() as con:
        assert apart.all_pairs(con) == {(keep, third), (keep, fourth)}
    undo.undo(bench.store, bench.secretary, number)
    assert stands(bench) == before


def test_the_log_tells_what_the_tables_hold(bench):
    keep, gone = subject(bench), subject(bench, "Lê Hoà", birth="1990")
    exemplar(bench, gone)
    number = merge(bench, keep, gone)
    undo.undo(bench.store, bench.secretary, number)

    found = stands(bench)
    with bench.store.reading() as con:
        assert replayed(con) == found
