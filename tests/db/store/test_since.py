from db.actions import edit
from db.store.since import touched


def test_what_happened_to_rows_behind_a_bundle_and_to_no_others(office):
    old = office.subject("Người cũ")
    gone = office.subject("Người đi")
    head = office.store.head
    new = office.subject("Người mới")
    edit.save_cell(office.store, office.admin, "subject", old, "note", None, "đổi")
    edit.remove(office.store, office.admin, "subject", [gone])

    with office.store.reading() as con:
        found = touched(con, "subject", head)
        nothing = touched(con, "unit", head)

    assert (found, nothing) == ({old: None, gone: "delete", new: "insert"}, {})
