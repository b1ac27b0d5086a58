"""What was said about a file is kept as text and comes back the same."""

from decimal import Decimal

from hypothesis import given, strategies

from db.actions.importing.lines import OTHER
from db.actions.merging.said import as_json, from_json
from db.actions.merging.shape import Said
from db.model.reading.result import Corrections
from db.model.reading.shape import ByHand

names = strategies.text(max_size=8)
rows = strategies.integers(1, 1_048_576)
cells = strategies.tuples(names, rows, names)
hands = strategies.builds(
    ByHand,
    strategies.dictionaries(strategies.tuples(rows, rows), names, max_size=3),
    strategies.dictionaries(rows, names, max_size=3),
    strategies.lists(strategies.lists(rows, max_size=2).map(tuple), max_size=2).map(tuple),
)
places = strategies.dictionaries(strategies.tuples(names, rows), names, max_size=3)
values = strategies.one_of(
    rows, names, strategies.none(), strategies.lists(rows, max_size=2).map(tuple),
    strategies.decimals(-999, 999, places=2),
)  # fmt: skip
everything = strategies.builds(
    Said,
    strategies.builds(
        Corrections, strategies.dictionaries(names, hands, max_size=2), places, places
    ),
    strategies.dictionaries(names, values, max_size=3),
    strategies.dictionaries(cells, strategies.integers(0, 10**12), max_size=3),
    strategies.dictionaries(cells, names, max_size=3),
    strategies.frozensets(strategies.tuples(names, rows), max_size=3),
    strategies.frozensets(strategies.tuples(names, names), max_size=3),
    strategies.frozensets(cells, max_size=3),
    strategies.booleans(),
)


@given(everything)
def test_all_that_was_said_comes_back(said):
    assert from_json(as_json(said)) == said


def test_nothing_said_and_a_text_that_is_empty_are_the_same():
    assert from_json("") == from_json(as_json(Said())) == Said()
    assert from_json(as_json(Said(given={"a": Decimal("1.50")}))).given == {"a": Decimal("1.50")}
    answered = Said(answers={("TH", 5, "person"): OTHER})
    assert from_json(as_json(answered)) == answered
