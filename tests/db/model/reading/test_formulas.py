import pytest

from db.model.reading.formulas import value_of

CELLS = {(11, 3): 26, (11, 4): "21,25 ", (11, 5): "20,25", (12, 3): "-", (12, 4): "chín"}


def cell(row, column):
    return CELLS.get((row, column))


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("=C11+D11+E11", 67.5), ("=SUM(C11:E11)", 67.5), ("=SUM(C11,D11)-1.5", 45.75),
        ("=$C$11 - D11", 4.75), ("=C12+C11", 26.0), ("=-C11", -26.0), ("=sum(c11:c12)", 26.0),
        ("=D12+C11", None), ("=C11*2", None), ("=VLOOKUP(A1,B:C,2)", None),
        ("=AVERAGE(C11:E11)", None),
        ("=SUM(A1:ZZ99999)", None), ("=SUM(x)", None), ("=SUM(A1:B2:C3)", None), ("=", None),
        ("C11", None), ("=" + "+1" * 300, None), ("=C11 D11", None),
    ],
)  # fmt: skip
def test_sums_are_worked_out_and_others_stay_open(formula, value):
    assert value_of(formula, cell) == value
