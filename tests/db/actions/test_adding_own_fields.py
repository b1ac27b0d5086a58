import pytest

from db.actions import edit, own_fields
from db.model.catalog import Field, Kind, Label
from db.model.names import column_name
from db.model.problems import Problem, Rejected


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Số điện thoại", "so_dien_thoai"),
        ("  Đảng viên? ", "dang_vien"),
        ("5S", "field_5s"),
        ("***", "field"),
        ("a" * 60, "a" * 20),
    ],
)
def test_a_label_gives_the_column_its_name(label, name):
    assert column_name(label) == name


def test_an_own_field_is_there_at_once_and_holds_values(office):
    subject = office.subject()
    own_fields.add_field(
        office.store, office.admin, "subject", "Thu nhập", "Income", Kind.DECIMAL, scale=1
    )
    own_fields.add_field(office.store, office.admin, "subject", "Thu-nhập", "", Kind.TEXT)

    assert [field for field in office.store.catalogue["subject"].fields if field.custom] == [
        Field("x_thu_nhap", Kind.DECIMAL, Label("Thu nhập", "Income"), scale=1, custom=True),
        Field("x_thu_nhap_2", Kind.TEXT, Label("Thu-nhập", "Thu-nhập"), search=True, custom=True),
    ]
    edit.save_cell(office.store, office.admin, "subject", subject, "x_thu_nhap_2", None, "khá")
    assert office.rows("subject", subject)[0]["x_thu_nhap_2"] == "khá"


def test_only_an_administrator_adds_fields_and_only_to_a_table_that_is_there(office):
    with pytest.raises(Rejected) as caught:
        own_fields.add_field(office.store, office.secretary, "subject", "A", "A", Kind.TEXT)
    assert caught.value.problems == [Problem("not_allowed", "custom_field")]
    with pytest.raises(Rejected) as caught:
        own_fields.add_field(office.store, office.admin, "nope", "A", "A", Kind.TEXT)
    assert caught.value.problems == [Problem("no_such_table", value="nope")]
