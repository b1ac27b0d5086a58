from db.model.reading.decoding import decode_cells


def test_cells_are_decoded_by_font_and_the_others_by_spelling():
    rows = {
        1: [1, "Tr\xad¬ng §Þnh", "Lao dong", "Lê Hòa"],
        2: [None, "NguyÔn V¨n An", "L§TT", "Nguyễn"],
        3: ["TrÇn ThÞ", "25 m²", None, "nguyÔn"],
    }

    assert decode_cells(rows, {(1, 2): "tcvn3", (1, 3): "tcvn3", (3, 4): "tcvn3 capitals"}) == {
        (1, 2): "Tr\xad¬ng §Þnh",
        (2, 2): "NguyÔn V¨n An",
        (2, 3): "L§TT",
        (3, 1): "TrÇn ThÞ",
        (3, 4): "nguyÔn",
    }
    assert rows == {
        1: [1, "Trương Định", "Lao dong", "Lê Hòa"],
        2: [None, "Nguyễn Văn An", "LĐTT", "Nguyễn"],
        3: ["Trần Thị", "25 m²", None, "NGUYỄN"],
    }


def test_a_sheet_in_unicode_stays():
    rows = {1: ["Nguyễn Văn An", "Hòa", "25 m²"]}

    assert (decode_cells(rows, {}), rows) == ({}, {1: ["Nguyễn Văn An", "Hòa", "25 m²"]})
