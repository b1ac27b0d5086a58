import datetime
from decimal import Decimal

import pytest

from db.model.reading.amounts import (
    Figure,
    Sense,
    When,
    deadline,
    figure,
    gender,
    is_mark,
    is_missing,
    percent,
    when,
    year_of,
)

MONEY, POINTS, MEASURE = Sense.MONEY, Sense.POINTS, Sense.MEASURE


@pytest.mark.parametrize(
    ("value", "sense", "number"),
    [
        ("3\xa0600\xa0000", MONEY, "3600000"), ("1,490,000", MONEY, "1490000"),
        ("3.600.000đ", MONEY, "3600000"), ("1.250", MONEY, "1250"), ("1.490.000,50",
        MONEY, "1490000.5"),
        (2980000, MONEY, "2980000"), ("1,5 triệu đồng", MONEY, "1500000"), ("2 tỷ",
        MONEY, "2000000000"),
        ("500 nghìn", MONEY, "500000"),
        ("87,97", POINTS, "87.97"), ("31.75 ", POINTS, "31.75"), ("1.250", POINTS, "1.250"),
        ("0,125", POINTS, "0.125"), (24.1, POINTS, "24.1"), (0.1 + 0.2, POINTS, "0.3"),
        ("-4,7%", POINTS, "-4.7"), ("9,5 điểm", POINTS, "9.5"), ("1.234,5", POINTS, "1234.5"),
        ("829,3", MEASURE, "829.3"), ("858.8", MEASURE, "858.8"), ("1,234.5", MEASURE, "1234.5"),
    ],
)  # fmt: skip
def test_numbers_are_read_as_the_column_means_them(value, sense, number):
    assert figure(value, sense) == Figure(Decimal(number))


@pytest.mark.parametrize(
    ("value", "sense", "code"),
    [
        ("1.250", MEASURE, "two_readings"), ("chín", POINTS, "not_a_number"),
        ("1,2,3", POINTS, "not_a_number"), ("1.2,3,4", POINTS, "not_a_number"),
        (True, POINTS, "not_a_number"), (datetime.date(2020, 1, 1), POINTS, "not_a_number"),
        ("#REF!", MONEY, "not_a_number"),
    ],
)  # fmt: skip
def test_what_is_no_number_or_may_be_two_is_said(value, sense, code):
    assert figure(value, sense) == Figure(code=code)


@pytest.mark.parametrize("value", [None, "", " ", "-", "–", "…", "chưa có"])
def test_a_gap_is_missing_and_no_zero(value):
    assert (is_missing(value), figure(value, POINTS), when(value)) == (True, Figure(), When())
    assert figure(0, POINTS) == Figure(Decimal(0))


@pytest.mark.parametrize(
    ("value", "state", "found"),
    [
        (0.625, "", Figure(Decimal("62.5"))), ("75%", "", Figure(Decimal(75))),
        ("62,5", "", Figure(Decimal("62.5"))), (100, "", Figure(Decimal(100))),
        (0, "", Figure(Decimal(0))), (1, "HOÀN THÀNH", Figure(Decimal(100))),
        (1, "Đang thực hiện", Figure(Decimal(1))),
        (1, "", Figure(code="two_readings")), ("1", "", Figure(Decimal(1))),
        (None, "", Figure()),
    ],
)  # fmt: skip
def test_percentages_are_of_a_hundred_and_the_state_settles_a_one(value, state, found):
    assert percent(value, state) == found


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (datetime.date(2021, 2, 19), When("2021-02-19")), (1996, When("1996")),
        (1996.0, When("1996")),
        ("19.4.2023", When("2023-04-19")), ("10-12-21", When("2021-12-10")), ("5 / 1981",
        When("1981-05")),
        ("ngày 05 tháng 4 năm 2023", When("2023-04-05")), ("31/02/2023", When(code="no_such_date")),
        ("không rõ", When(code="not_a_date")), (29908, When(code="not_a_date")),
        (1996.5, When(code="not_a_date")), (datetime.date(1, 1, 1), When(code="not_a_date")),
    ],
)  # fmt: skip
def test_days_are_as_precise_as_they_were_written(value, found):
    assert when(value) == found


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("Quý III/2022", When("2022-Q3")), ("Tháng 7/2022", When("2022-07")),
        ("Cuối năm 2022", When("2022-12-31", "year_end")), ("Thường xuyên",
        When(precision="ongoing")),
        ("6 tháng đầu năm 2023", When("2023-06-30", "half_year")),
        ("6 tháng cuối năm 2023", When("2023-12-31", "half_year")),
        ("2021 - 2025", When("2025", "period")),
        ("Trước ngày 30/6/2024", When("2024-06-30")), ("khi có điều kiện", When(code="not_a_date")),
        (datetime.date(2022, 6, 30), When("2022-06-30")),
    ],
)  # fmt: skip
def test_deadlines_say_more_than_days(value, found):
    assert deadline(value) == found


def test_years_crosses_and_sexes():
    assert [year_of(v) for v in (2023, "2023", "23", "năm 2023", 3000)] == [
        "2023",
        "2023",
        "",
        "",
        "",
    ]
    assert [is_mark(v) for v in ("x", "X", 1, "✓", "0", None)] == [
        True,
        True,
        True,
        True,
        False,
        False,
    ]
    assert [gender(v) for v in ("Nam", "NỮ", "bà", "?")] == ["male", "female", "female", ""]
