import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.model import vietnamese


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        (unicodedata.normalize("NFD", "Đặng  Thị Hường "), "Đặng Thị Hường"),
        ("Lê\u00a0Thị\u200b Linh", "Lê Thị Linh"),
        ("Ðôn Thuận", "Đôn Thuận"),
        ("a\0b\x07\x1b[31m\x85c\x9f", "ab[31m c"),
        ("\u202eLê\u202c \u2067Thị\u2069\u200e", "Lê Thị"),
        ("a\ud800b\udfff", "ab"),
        ("", ""),
    ],
)
def test_clean_keeps_the_letters_and_drops_the_dirt(raw, kept):
    assert vietnamese.clean(raw) == kept


def test_long_texts_keep_their_lines():
    assert vietnamese.clean_lines(" một\u00a0\n  hai  ba\n") == "một\nhai ba"


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text):
    assert vietnamese.clean(vietnamese.clean(text)) == vietnamese.clean(text)


def test_fold_drops_case_and_diacritics():
    assert vietnamese.fold("ĐẶNG Thị Hường") == "dang thi huong"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Hoà", "Hòa", True),
        ("Thuý", "thúy", True),
        ("Hòa", "Hoa", False),
        ("quý", "quy", False),
        ("Hoàng", "Hòang", False),
    ],
)
def test_match_keys_unite_the_two_places_of_a_tone_only(one, other, same):
    assert (vietnamese.match_key(one) == vietnamese.match_key(other)) is same


def test_names_sort_as_in_a_vietnamese_list():
    order = ["An", "Anh", "Ánh", "Ăn", "Ân", "Ẩn", "Ấn", "Dũng", "Đức", "Oanh", "Ông", "Ơn"]

    assert sorted(reversed(order), key=vietnamese.sort_key) == order


def test_people_sort_by_given_name_then_surname_then_the_middle():
    order = ["Lê Anh", "Trần Thị Anh", "Trần Văn Anh", "Lê Thị Ánh", "Anh Đào", "H'Yéo", ""]
    order = ["", *order[:-1]]

    assert sorted(reversed(order), key=vietnamese.sort_key_of_name) == order


def test_only_names_in_capitals_are_rewritten():
    assert vietnamese.name_in_capitals("NGUYỄN THỊ ÁNH") == "Nguyễn Thị Ánh"
    assert vietnamese.name_in_capitals("Kpă H'Nhi") == "Kpă H'Nhi"
