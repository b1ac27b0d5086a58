from db.actions import edit
from db.actions.edit import Filter, Query
from db.actions.follow import Since, since


def names(found: Since) -> list[str]:
    return [row["name"] for row in found.rows]


def test_a_page_learns_what_changed_went_and_came_behind_its_bundle(office):
    store, admin = office.store, office.admin
    kept, gone, still = (office.subject(name) for name in ("Ánh", "Bình", "Cảnh"))
    query = Query(filters=(Filter("note", "empty"),))
    head = store.head
    edit.save_cell(store, admin, "subject", kept, "name", "Ánh", "Ánh Mới")
    edit.remove(store, admin, "subject", [gone])
    office.subject("Dung")
    office.subject("Em", note="lọc ẩn")

    found = since(store, admin, "subject", query, [kept, gone, still], head)

    assert names(found) == ["Ánh Mới"]
    assert (found.gone, found.new, found.head) == ({gone}, 1, store.head)


def test_in_the_list_of_deleted_rows_restored_ones_go_and_deleted_ones_come(office):
    store, admin = office.store, office.admin
    first, second = office.subject("Ánh"), office.subject("Bình")
    edit.remove(store, admin, "subject", [first])
    head = store.head
    edit.bring_back(store, admin, "subject", [first])
    edit.remove(store, admin, "subject", [second])

    found = since(store, admin, "subject", Query(deleted=True), [first], head)

    assert found == Since([], frozenset({first}), 1, store.head)


def test_a_unit_account_learns_nothing_of_rows_of_other_units(office):
    store, admin = office.store, office.admin
    own = office.subject("Ánh")
    head = store.head
    office.subject("Người nơi khác", unit=office.units[1])
    edit.save_cell(store, admin, "subject", own, "unit", *office.units)

    found = since(store, office.unit_user, "subject", Query(), [own], head)

    assert found == Since([], frozenset({own}), 0, store.head)


def test_a_page_of_chosen_rows_is_joined_by_no_others(office):
    kept = office.subject("Ánh")
    head = office.store.head
    office.subject("Bình")

    found = since(office.store, office.admin, "subject", Query(only=(kept,)), [kept], head)

    assert found == Since([], frozenset(), 0, office.store.head)
