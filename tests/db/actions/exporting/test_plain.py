import csv
import io
from decimal import Decimal

import pytest

from db.actions import own_fields
from db.actions.edit import Query
from db.actions.exporting import handing
from db.actions.exporting.plain import harmless
from db.model.catalog import Kind


def lines(made):
    return list(csv.reader(io.StringIO(made.decode("utf-8-sig")), delimiter=";"))


def test_text_begins_with_its_mark_and_has_a_line_a_row(office):
    own_fields.add_field(
        office.store, office.admin, "subject", "Thu nhập", "Income", Kind.DECIMAL, scale=1
    )
    office.subject("Lê Thị An", birth="1980-02", note="một; hai\nba", x_thu_nhap=Decimal("-1234.5"))
    fields = ("name", "birth", "note", "x_thu_nhap")

    made = handing.text(office.store, office.secretary, "subject", Query(), fields)
    english = handing.text(office.store, office.secretary, "subject", Query(), fields, "en")

    assert made.startswith(b"\xef\xbb\xbf")
    assert lines(made) == [
        ["Tên", "Năm sinh", "Ghi chú", "Thu nhập"],
        ["Lê Thị An", "02/1980", "một; hai\nba", "-1234,5"],
    ]
    assert lines(english)[1][3] == "-1234.5"


@pytest.mark.parametrize("text", ["=1+1", "+84", "-", "@a", "\t=1", "\r=1", " =1", "|x", "%x"])
def test_a_text_that_could_begin_a_formula_begins_with_an_apostrophe(text):
    assert harmless(text) == f"'{text}"


def test_any_other_text_stays_as_it_is():
    assert harmless("Lê - Trần = 2") == "Lê - Trần = 2"
