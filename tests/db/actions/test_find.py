from db.actions import edit
from db.actions.find import Hits, find


def test_names_are_found_without_marks_the_best_first_each_table_by_itself(bench):
    for name in ("Nguyễn Thị Linh", "Linh", "Lê Linh Hương", "Trần Bình"):
        bench.file(name)
    edit.add(bench.store, bench.admin, "movement", [{"name": "Học tập"}, {"name": "Linh hoạt"}])

    found = find(bench.store, bench.secretary, "linh")

    assert [(hits.table, list(hits.names.values()), hits.total) for hits in found] == [
        ("exemplar", ["Linh", "Lê Linh Hương", "Nguyễn Thị Linh"], 3),
        ("nomination", ["Linh", "Lê Linh Hương", "Nguyễn Thị Linh"], 3),
        ("movement", ["Linh hoạt"], 1),
    ]
    few = find(bench.store, bench.admin, "linh", limit=1)
    assert [(hits.total, len(hits.names)) for hits in few] == [(3, 1), (3, 1), (1, 1)]


def test_one_letter_is_too_little_and_a_stranger_s_rows_are_not_found(bench):
    bench.file("Nguyễn Thị Linh", unit=bench.units[1])
    own = bench.file("Phạm Linh")

    assert find(bench.store, bench.secretary, " l ") == []
    assert find(bench.store, bench.unit_user, "linh") == [
        Hits("exemplar", {own.exemplar: "Phạm Linh"}, 1),
        Hits("nomination", {own.nomination: "Phạm Linh"}, 1),
    ]
    assert find(bench.store, bench.member, "linh") == []
