import datetime

from db.model.reading.grid import Sheet, cell_name, filled, letters_of, lines_of, text_of


def test_a_cell_merged_downwards_says_the_same_on_each_row():
    sheet = Sheet(
        "S",
        {1: ["a", "b", "c"], 2: [None, "d"], 3: ["e"]},
        ((1, 1, 2, 1), (1, 2, 1, 3), (1, 9, 2, 9)),
    )

    assert filled(sheet) == {1: ["a", "b", "c"], 2: ["a", "d", None], 3: ["e", None, None]}


def test_values_are_told_as_clean_text():
    assert [
        text_of(None), text_of(" a\u200b  b "), text_of(3), text_of(3.0), text_of(3.5),
        text_of(datetime.date(2023, 2, 28)),
    ] == ["", "a b", "3", "3", "3.5", "2023-02-28"]  # fmt: skip
    assert [lines_of(" a \n b"), lines_of(5)] == ["a\nb", "5"]


def test_columns_have_letters():
    assert [letters_of(1), letters_of(26), letters_of(27), cell_name(12, 6)] == [
        "A",
        "Z",
        "AA",
        "F12",
    ]
