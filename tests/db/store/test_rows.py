import pytest

from db.actions import edit
from db.actions.edit import Filter, Query
from db.model.problems import Rejected
from db.store import rows


@pytest.fixture
def people(office):
    second = office.units[1]
    office.subject("Trần Văn Ẩn", birth="1990", note="giỏi")
    office.subject("Lê Thị Đào", birth="1985-Q3", unit=second)
    office.subject("Nguyễn Ngọc Ánh", birth="1990-05-02", unit=second)
    return office


def names(office, **query):
    page = edit.browse(office.store, office.admin, "subject", Query(**query))
    assert page.total == len(page.frame)
    return page.frame["name"].tolist()


def test_rows_of_units_sort_by_protocol_order_not_by_the_name(office):
    first, second = office.units
    of_first, of_second = office.subject(unit=first), office.subject(unit=second)

    page = edit.browse(office.store, office.admin, "subject", Query(sort=(("unit", False),)))

    assert page.frame["id"].tolist() == [of_second, of_first]


def test_rows_come_by_id_until_a_sort_is_asked(people):
    assert names(people) == ["Trần Văn Ẩn", "Lê Thị Đào", "Nguyễn Ngọc Ánh"]


def test_people_sort_by_given_name_in_vietnamese_order(people):
    assert names(people, sort=(("name", False),)) == [
        "Nguyễn Ngọc Ánh",
        "Trần Văn Ẩn",
        "Lê Thị Đào",
    ]


@pytest.mark.parametrize(
    ("sort", "first"),
    [
        (("birth", False), "Lê Thị Đào"),
        (("birth", True), "Nguyễn Ngọc Ánh"),
        (("unit", True), "Lê Thị Đào"),
        (("type", False), "Trần Văn Ẩn"),
        (("unit.code", False), "Lê Thị Đào"),
        (("note", False), "Trần Văn Ẩn"),
        (("merged_into", False), "Trần Văn Ẩn"),
    ],
)
def test_any_field_sorts(people, sort, first):
    assert names(people, sort=(sort,))[0] == first


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (Filter("birth", "is", "1990"), ["Trần Văn Ẩn"]),
        (Filter("birth", "is_not", "1990"), ["Lê Thị Đào", "Nguyễn Ngọc Ánh"]),
        (Filter("birth", "at_least", "1990-01"), ["Trần Văn Ẩn", "Nguyễn Ngọc Ánh"]),
        (Filter("birth", "at_most", "1989"), ["Lê Thị Đào"]),
        (Filter("note", "empty"), ["Lê Thị Đào", "Nguyễn Ngọc Ánh"]),
        (Filter("note", "filled"), ["Trần Văn Ẩn"]),
        (Filter("note", "contains", "GIOI"), ["Trần Văn Ẩn"]),
        (Filter("name", "contains", "dao"), ["Lê Thị Đào"]),
        (Filter("unit.name", "contains", "tan lap"), ["Lê Thị Đào", "Nguyễn Ngọc Ánh"]),
        (Filter("name", "any_of", ["Lê Thị Đào", "Ai"]), ["Lê Thị Đào"]),
    ],
)
def test_any_field_filters(people, condition, expected):
    assert names(people, filters=(condition,)) == expected


def test_search_finds_every_word_without_diacritics(people):
    assert names(people, search="ngoc nguyen") == ["Nguyễn Ngọc Ánh"]
    assert names(people, search="ĐÀO") == ["Lê Thị Đào"]


def test_a_page_is_part_of_all(people):
    page = edit.browse(people.store, people.admin, "subject", Query(offset=1, limit=1))

    assert (page.frame["name"].tolist(), page.total) == (["Lê Thị Đào"], 3)


def test_ids_gives_every_row_of_a_query(people):
    with people.store.reading() as con:
        catalogue = people.store.catalogue
        found = rows.ids(con, catalogue, catalogue["subject"], Query(search="le thi"))

    assert [row["name"] for row in people.rows("subject", *found)] == ["Lê Thị Đào"]


def test_lists_of_links_are_filtered_by_one_or_several(office):
    first, second = office.units
    for name, units in (("A", (first,)), ("B", (first, second)), ("C", ())):
        edit.add(
            office.store,
            office.admin,
            "movement",
            [{"name": name, "coordinating_units": units}],
        )

    def found(condition):
        page = edit.browse(office.store, office.admin, "movement", Query(filters=(condition,)))
        return page.frame["name"].tolist()

    field = "coordinating_units"
    assert found(Filter(field, "contains", second)) == ["B"]
    assert found(Filter(field, "any_of", [first, second])) == ["A", "B"]
    assert found(Filter(field, "empty")) == ["C"]


def test_titles_follow_links_and_speak_both_languages(office):
    subject = office.subject("Lê Thị Đào")
    title = office.choice["domain", "education"]
    [award] = edit.add(
        office.store,
        office.admin,
        "award",
        [{"subject": subject, "title": _award_title(office)}],
    )
    catalogue = office.store.catalogue
    with office.store.reading() as con:
        assert rows.titles(con, catalogue, catalogue["award"], [award]) == {award: "Bằng khen"}
        assert rows.titles(con, catalogue, catalogue["award"], [award], "en") == {award: "Merit"}
        assert rows.titles(con, catalogue, catalogue["lookup"], [title]) == {title: "education vi"}
        assert rows.titles(con, catalogue, catalogue["mark"]) == {}


def _award_title(office):
    row = {"list": "award_title", "code": "bk", "label_vi": "Bằng khen", "label_en": "Merit"}
    return edit.add(office.store, office.admin, "lookup", [row])[0]


def test_a_table_that_nobody_owns_has_no_owned_rows(office):
    catalogue = office.store.catalogue
    with office.store.reading() as con:
        owned = rows.owned(con, catalogue, catalogue["lookup"], [1], frozenset({1}))

    assert owned == set()


@pytest.mark.parametrize(
    ("query", "code"),
    [
        (Query(filters=(Filter("name", "like", "x"),)), "no_such_operator"),
        (Query(filters=(Filter('name"; DROP TABLE unit', "is", "x"),)), "no_such_field"),
        (Query(sort=(("nobody", False),)), "no_such_field"),
    ],
)
def test_names_from_outside_the_catalogue_are_refused(office, query, code):
    with pytest.raises(Rejected, match=code):
        edit.browse(office.store, office.admin, "subject", query)


def test_only_these_rows_when_ids_are_given(people):
    everyone = edit.browse(people.store, people.admin, "subject", Query()).frame["id"].tolist()

    assert names(people, only=(everyone[2], everyone[0])) == ["Trần Văn Ẩn", "Nguyễn Ngọc Ánh"]


def test_rows_are_counted_by_the_value_of_a_field_within_what_a_person_may_read(people):
    first, second = people.units
    query = Query(filters=(Filter("birth", "filled"),))

    assert edit.count_by(people.store, people.admin, "subject", "unit", query) == {
        first: 1, second: 2,
    }  # fmt: skip
    assert edit.count_by(people.store, people.admin, "subject", "note", query) == {"giỏi": 1}
    own = edit.count_by(people.store, people.unit_user, "subject", "unit", Query())
    assert own == {first: 1}
