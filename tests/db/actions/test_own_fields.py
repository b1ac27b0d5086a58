"""Own fields are real columns: what makes the column is told once, and goes with its cells."""

import pytest

from db.actions import edit, undo
from db.model.problems import Problem, Rejected

PHONE = {
    "table_name": "subject", "name": "phone", "kind": "text",
    "label_vi": "Điện thoại", "label_en": "Phone",
}  # fmt: skip


def rejected(call):
    with pytest.raises(Rejected) as caught:
        call()
    return caught.value.problems


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"table_name": "users"}, "table_name"),
        ({"name": 'x" VARCHAR; DROP'}, "name"),
        ({"name": "phone__fold"}, "name"),
        ({"kind": "telephone"}, "kind"),
        ({"kind": "choice"}, "target"),
        ({"kind": "link", "target": "users"}, "target"),
    ],
)
def test_a_field_that_makes_no_column_is_refused(office, wrong, field):
    head = office.store.head
    row = {**PHONE, **wrong}

    [found] = rejected(lambda: edit.add(office.store, office.admin, "custom_field", [row]))

    assert (found.code, found.field, found.value) == ("own_field_unusable", field, row.get(field))
    assert office.store.head == head


def test_links_and_choices_with_a_target_are_made(office):
    linked = [
        {**PHONE, "name": "guide", "kind": "link", "target": "subject"},
        {**PHONE, "name": "field_of_work", "kind": "choice", "target": "domain"},
    ]

    edit.add(office.store, office.admin, "custom_field", linked)

    assert [f.name for f in office.store.catalogue["subject"].fields][-2:] == [
        "x_guide",
        "x_field_of_work",
    ]


def test_what_makes_the_column_stays_and_the_label_does_not(office):
    [row] = edit.add(office.store, office.admin, "custom_field", [PHONE])

    def save(name, old, new):
        return edit.save_cell(office.store, office.admin, "custom_field", row, name, old, new)

    for name, new in (("kind", "whole"), ("name", "mobile"), ("table_name", "unit")):
        assert rejected(lambda n=name, v=new: save(n, PHONE[n], v)) == [
            Problem("own_field_is_made", "custom_field", name, row)
        ]
    save("label_vi", "Điện thoại", "Số điện thoại")
    assert office.store.catalogue["subject"].field("x_phone").label.vi == "Số điện thoại"


def test_a_column_that_is_there_takes_a_field_of_its_own_kind_only(office):
    [row] = edit.add(office.store, office.admin, "custom_field", [PHONE])
    edit.remove(office.store, office.admin, "custom_field", [row])

    [found] = rejected(
        lambda: edit.add(office.store, office.admin, "custom_field", [{**PHONE, "kind": "date"}])
    )
    [again] = edit.add(office.store, office.admin, "custom_field", [PHONE])

    assert (found.code, found.field) == ("own_field_unusable", "name")
    assert again != row


def test_undoing_a_cell_of_a_field_that_is_gone_leaves_it_and_says_so(office):
    [row] = edit.add(office.store, office.admin, "custom_field", [PHONE])
    subject = office.subject()
    number = edit.save_cell(
        office.store, office.secretary, "subject", subject, "x_phone", None, "0276"
    )
    removed = edit.remove(office.store, office.admin, "custom_field", [row])

    assert undo.preview(office.store, office.secretary, number).kept["why"].tolist() == [
        "field_gone"
    ]
    undo.undo(office.store, office.admin, removed)
    undo.undo(office.store, office.secretary, number)
    assert office.rows("subject", subject)[0]["x_phone"] is None


def test_a_lookup_value_stays_in_its_list(office):
    domain = office.choice["domain", "education"]

    assert rejected(
        lambda: edit.save_cell(
            office.store, office.admin, "lookup", domain, "list", "domain", "form"
        )
    ) == [Problem("lookup_is_fixed", "lookup", "list", domain)]
