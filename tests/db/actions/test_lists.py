"""Lists by their names: new ones, new values, and how many rows use a value."""

import csv

import pytest

from db.actions import edit, lists, own_fields
from db.model.catalog import Field, Kind, Label
from db.model.problems import Problem, Rejected
from tests.source import ROOT


def rejected(call, *given):
    with pytest.raises(Rejected) as caught:
        call(*given)
    return caught.value.problems


def values(office, code):
    field = Field("x", Kind.CHOICE, Label("", ""), target=code)
    return edit.options(office.store, office.admin, field)


def test_every_list_of_the_app_has_a_name():
    with (ROOT / "seed/lookups.csv").open(encoding="utf-8") as lines:
        assert sorted({row["list"] for row in csv.DictReader(lines)}) == lists.BUILT_IN


def test_a_new_list_is_known_by_its_name_and_fields_choose_from_it(office):
    code = lists.add_list(
        office.store, office.admin, "Mức độ", "Degree", ["Tốt", "", " Khá ", "Đạt"]
    )

    assert (code, list(values(office, code).values())) == ("muc_do", ["Tốt", "Khá", "Đạt"])
    assert lists.names(office.store, office.admin, "en")["muc_do"] == "Degree"
    own_fields.add_field(office.store, office.admin, "subject", "Mức", "", Kind.CHOICE, target=code)
    good = next(iter(values(office, code)))
    office.subject(x_muc=good)
    assert lists.uses(office.store, office.admin, code, values(office, code)) == dict(
        zip(values(office, code), (1, 0, 0), strict=True)
    )


def test_a_value_stands_last_under_a_code_made_from_its_label(office):
    made = lists.add_value(office.store, office.admin, "domain", "Chuyển đổi số", "Digital")
    again = edit.add(
        office.store, office.admin, "lookup",
        [{"list": "domain", "label_vi": "Chuyển đổi số!", "code": None}],
    )  # fmt: skip

    [first, second] = office.rows("lookup", made, *again)
    assert (first["code"], first["label_en"]) == ("chuyen_doi_so", "Digital")
    assert (second["code"], second["label_en"]) == ("chuyen_doi_so_2", "Chuyển đổi số!")
    assert second["position"] == first["position"] + 1
    assert list(values(office, "domain"))[-2:] == [made, *again]


def test_lists_and_values_are_made_by_administrators_with_labels_of_their_own(office):
    refused = [Problem("not_allowed", "lookup")]

    assert rejected(lists.add_list, office.store, office.secretary, "Mức") == refused
    assert rejected(lists.add_value, office.store, office.secretary, "domain", "Mức") == refused
    assert rejected(lists.uses, office.store, office.secretary, "domain", []) == refused
    assert rejected(lists.add_list, office.store, office.admin, "lĩnh vực") == [
        Problem("label_is_taken", value="lĩnh vực")
    ]
    assert rejected(lists.add_list, office.store, office.admin, "Mức", "", ["Tốt", "tốt"]) == [
        Problem("label_is_taken", value="tốt")
    ]
    assert rejected(lists.add_value, office.store, office.admin, "domain", "education VI") == [
        Problem("label_is_taken", value="education VI")
    ]
