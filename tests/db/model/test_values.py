import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.model import values
from db.model.catalog import Field, Kind, Label

NAME = Label("Ô", "Cell")


def field(kind, **more):
    return Field("cell", kind, NAME, **more)


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        (field(Kind.TEXT), "  Lê\u00a0Thị ", "Lê Thị"),
        (field(Kind.LONG_TEXT), "một \nhai", "một\nhai"),
        (field(Kind.TEXT), None, None),
        (field(Kind.WHOLE), "1.234.567", 1234567),
        (field(Kind.WHOLE), "12", 12),
        (field(Kind.DECIMAL, scale=2), "9,5", Decimal("9.50")),
        (field(Kind.DECIMAL, scale=2), "9.5", Decimal("9.50")),
        (field(Kind.DECIMAL, scale=2), "1.234.567,25", Decimal("1234567.25")),
        (field(Kind.DECIMAL), "1.490.000đ", Decimal("1490000")),
        (field(Kind.YES_NO), "Có", True),
        (field(Kind.YES_NO), "không", False),
        (field(Kind.DATE), "28/2/2023", "2023-02-28"),
        (field(Kind.DATE), "27.3.2020", "2020-03-27"),
        (field(Kind.DATE), "ngày 05 tháng 4 năm 2023", "2023-04-05"),
        (field(Kind.DATE), "2023-02-28", "2023-02-28"),
        (field(Kind.DATE), "6/2023", "2023-06"),
        (field(Kind.DATE), "Tháng 6 năm 2023", "2023-06"),
        (field(Kind.DATE), "2023-06", "2023-06"),
        (field(Kind.DATE), "Quý III/2022", "2022-Q3"),
        (field(Kind.DATE), "Q3/2022", "2022-Q3"),
        (field(Kind.DATE), "2022-Q3", "2022-Q3"),
        (field(Kind.DATE), "1990", "1990"),
        *(
            (field(Kind.MOMENT), typed, datetime.datetime(2025, 10, 15, 10, 30))
            for typed in (
                "15/10/2025 10:30",
                "10:30 15/10/2025",
                "2025-10-15 10:30:00",
                "2025-10-15T10:30",
                "10h30, 15/10/2025",
                "10 giờ 30 ngày 15/10/2025",
                "10 giờ 30 phút ngày 15 tháng 10 năm 2025",
            )
        ),
        (field(Kind.MOMENT), "8h ngày 5/4/2025", datetime.datetime(2025, 4, 5, 8, 0)),
    ],
)
def test_read_understands_what_offices_type(kind, typed, value):
    assert values.read(kind, typed) == (value, None)


@pytest.mark.parametrize(
    ("kind", "typed", "code"),
    [
        (field(Kind.DATE), "31/02/2023", "no_such_date"),
        (field(Kind.DATE), "13/2023", "no_such_date"),
        (field(Kind.DATE), "1/1/0990", "no_such_date"),
        (field(Kind.DATE), "hôm qua", "not_a_date"),
        (field(Kind.WHOLE), "mười", "not_a_number"),
        (field(Kind.WHOLE), "1,5", "too_many_decimals"),
        (field(Kind.DECIMAL, scale=3), "1.250", "two_readings"),
        (field(Kind.DECIMAL, scale=1), "9,55", "too_many_decimals"),
        (field(Kind.YES_NO), "chắc", "not_yes_no"),
        (field(Kind.MOMENT), "15/10/2025", "not_a_moment"),
        (field(Kind.MOMENT), "10:30", "not_a_moment"),
        (field(Kind.MOMENT), "10/2025 10:30", "not_a_moment"),
        (field(Kind.MOMENT), "15/10/2025 10:30:15", "not_a_moment"),
        (field(Kind.MOMENT), "15/10/2025 24:00", "no_such_date"),
        (field(Kind.MOMENT), "31/02/2025 10:30", "no_such_date"),
        (field(Kind.WHOLE, minimum=Decimal(0)), "-3", "too_small"),
        (field(Kind.WHOLE, maximum=Decimal(100)), "101", "too_large"),
        (field(Kind.TEXT, longest=3), "0276", "too_long"),
    ],
)
def test_read_names_what_is_wrong_and_never_clamps(kind, typed, code):
    value, problem = values.read(kind, typed)

    assert (value, problem.code, str(problem.value)) == (None, code, typed)


@pytest.mark.parametrize(
    ("kind", "length", "code"),
    [
        (Kind.TEXT, 1001, "too_long"),
        (Kind.LONG_TEXT, 20_001, "too_long"),
        (Kind.WHOLE, 100_000, "not_a_number"),
        (Kind.DATE, 100_000, "not_a_date"),
    ],
)
def test_a_text_without_end_is_refused_and_quoted_in_part(kind, length, code):
    value, problem = values.read(field(kind), "x" * length)

    assert (value, problem.code, len(problem.value)) == (None, code, 101)
    assert values.read(field(Kind.TEXT), "x" * 1000)[1] is None


@pytest.mark.parametrize(
    ("kind", "value", "vi", "en"),
    [
        (field(Kind.DECIMAL, scale=1), Decimal("1234.5"), "1.234,5", "1,234.5"),
        (field(Kind.WHOLE), 1234567, "1.234.567", "1,234,567"),
        (field(Kind.DATE), "2023-02-28", "28/02/2023", "28/02/2023"),
        (field(Kind.DATE), "2023-Q1", "Quý I/2023", "Q1/2023"),
        (field(Kind.DATE), "2023-02", "02/2023", "02/2023"),
        (field(Kind.YES_NO), True, "Có", "Yes"),
        (field(Kind.YES_NO), False, "Không", "No"),
        (field(Kind.MOMENT), datetime.datetime(2026, 1, 2, 3, 4), *["02/01/2026 03:04"] * 2),
        (field(Kind.TEXT), "Lê", "Lê", "Lê"),
        (field(Kind.TEXT), None, "", ""),
    ],
)
def test_show_writes_as_people_write(kind, value, vi, en):
    assert (values.show(kind, value), values.show(kind, value, "en")) == (vi, en)


dates = st.one_of(
    st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31)).map(str),
    st.integers(1900, 2100).map(str),
    st.builds("{}-Q{}".format, st.integers(1900, 2100), st.integers(1, 4)),
    st.builds("{}-{:02d}".format, st.integers(1900, 2100), st.integers(1, 12)),
)
CASES = st.one_of(
    st.tuples(st.just(field(Kind.TEXT)), st.text(min_size=1)),
    st.tuples(st.just(field(Kind.WHOLE)), st.integers()),
    st.tuples(st.just(field(Kind.DECIMAL, scale=2)), st.decimals(-(10**9), 10**9, places=2)),
    st.tuples(st.just(field(Kind.DATE)), dates),
    st.tuples(st.just(field(Kind.MOMENT)), st.datetimes()),
    st.tuples(st.just(field(Kind.YES_NO)), st.booleans()),
    st.tuples(st.just(field(Kind.CHOICES)), st.lists(st.integers()).map(tuple)),
    st.tuples(st.just(field(Kind.LINK)), st.integers()),
    st.tuples(st.just(field(Kind.TEXT)), st.none()),
)


@given(st.datetimes(datetime.datetime(1900, 1, 1), datetime.datetime(2100, 12, 31)))
def test_a_moment_that_is_shown_is_read_again_to_the_minute(moment):
    moment = moment.replace(second=0, microsecond=0)

    assert values.read(field(Kind.MOMENT), values.show(field(Kind.MOMENT), moment)) == (
        moment,
        None,
    )


@given(CASES)
def test_the_canonical_text_leads_back_to_the_value(case):
    kind, value = case

    assert values.from_text(kind, values.to_text(kind, value)) == value
    assert value is None or values.fault(kind, value) is None


@given(dates)
def test_a_date_that_is_shown_reads_back(date):
    assert values.read(field(Kind.DATE), values.show_date(date)) == (date, None)
    assert values.read(field(Kind.DATE), values.show_date(date, "en")) == (date, None)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (field(Kind.WHOLE), True),
        (field(Kind.WHOLE), "3"),
        (field(Kind.DECIMAL, scale=1), Decimal("1.25")),
        (field(Kind.DATE), "2023-02-30"),
        (field(Kind.DATE), "28/02/2023"),
        (field(Kind.MOMENT), "2023"),
        (field(Kind.YES_NO), 1),
        (field(Kind.CHOICES), [1]),
        (field(Kind.TEXT), 5),
    ],
)
def test_a_value_of_another_kind_is_a_fault(kind, value):
    assert values.fault(kind, value).code == "wrong_kind"


def test_shadows_stand_beside_the_value():
    name = field(Kind.TEXT, search=True, by_given_name=True)

    assert values.shadows(name, None) == {"cell__fold": None, "cell__sort": None}
    assert values.shadows(name, "Lê Đào")["cell__fold"] == "le dao"
    assert [
        values.shadows(field(Kind.DATE), text)["cell__day"]
        for text in ("2023-Q3", "2023-05", "2023", "2023-05-06", None)
    ] == [
        datetime.date(2023, 7, 1),
        datetime.date(2023, 5, 1),
        datetime.date(2023, 1, 1),
        datetime.date(2023, 5, 6),
        None,
    ]


def test_a_date_ends_on_the_last_day_of_what_it_names():
    days = {
        text: values.last_day(text).isoformat()
        for text in ("2024", "2024-Q1", "2024-Q4", "2024-02", "2024-12", "2024-02-05")
    }

    assert days == {
        "2024": "2024-12-31",
        "2024-Q1": "2024-03-31",
        "2024-Q4": "2024-12-31",
        "2024-02": "2024-02-29",
        "2024-12": "2024-12-31",
        "2024-02-05": "2024-02-05",
    }


def test_a_decimal_has_one_text_in_the_log():
    points = Field("points", Kind.DECIMAL, Label("", ""), scale=2)
    amount = Field("amount", Kind.DECIMAL, Label("", ""), scale=0)

    assert [values.to_text(points, Decimal(given)) for given in ("1.2", "1.20", "-0.00")] == [
        "1.20", "1.20", "0.00",
    ]  # fmt: skip
    assert values.to_text(amount, Decimal("-0")) == "0"


def test_a_decimal_longer_than_its_column_is_refused():
    _, problem = values.read(field(Kind.DECIMAL, scale=4), "123456789012345")

    assert (problem.code, problem.facts) == ("too_large", {"limit": 10**14 - 1})
