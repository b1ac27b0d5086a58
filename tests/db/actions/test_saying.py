from db.actions import saying
from db.actions.merging.shape import Said
from db.model.reading.result import Corrections
from db.model.reading.shape import ByHand


def test_what_was_said_comes_back_as_it_was():
    said = Said(
        Corrections(
            {"Cá nhân": ByHand({(3, 2): "name", (3, 4): ""}, {9: "total"}, ((3, 4), (12,)))},
            {("Cá nhân", 3): "award"},
            {("Cá nhân", 3): "household"},
        ),
        {"round": 7, "submitted_on": "2025-03"},
        {("Cá nhân", 5, "subject"): 12},
        {("Cá nhân", 6, "birth"): "1980"},
        frozenset({("Cá nhân", 8), ("Cá nhân", 5)}),
        frozenset({("nomination", "note")}),
        frozenset({("Cá nhân", 7, "note")}),
        True,
    )

    assert saying.from_json(saying.as_json(said)) == said
    assert saying.from_json(saying.as_json(Said())) == saying.from_json(None) == Said()
