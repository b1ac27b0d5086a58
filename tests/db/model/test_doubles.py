"""Which subjects may be the same, why, in which order; and who is told apart."""

from db.model.doubles import Known, Pair, pairs
from db.model.vietnamese import fold


def known(number, name, birth="", unit=1, kind=1):
    return Known(number, name, fold(name), kind, birth, unit)


def test_the_likelier_pair_stands_first_with_what_speaks_for_it():
    found = pairs(
        [
            known(1, "Lê Hòa", "1990-02-03", unit=2),
            known(2, "Lê Hoà", "1990-02-03"),
            known(3, "Nguyễn Thị Bích", "1980"),
            known(4, "N.T. Bích"),
            known(5, "Trần Văn Minh", "1975-01-01"),
            known(6, "Trần Văn Mnih", "1975-01-01"),
            known(7, "Phạm Ba"),
            known(8, "Phạm Ba"),
        ],
        {},
    )

    assert found == [
        Pair(1, 2, ("same_name", "same_day")),
        Pair(7, 8, ("same_name", "same_unit")),
        Pair(3, 4, ("short_name", "same_unit")),
        Pair(5, 6, ("mistyped_name", "same_day", "same_unit")),
    ]


def test_another_name_birth_unit_or_type_is_somebody_else():
    subjects = [
        known(1, "Lê Hòa", "1990"),
        known(2, "Lê Hoa", "1990"),
        known(3, "Lê Hòa", "1991"),
        known(4, "Lê Hòa", unit=2),
        known(5, "Lê Hòa", kind=2),
    ]

    assert pairs(subjects, {}) == []


def test_people_of_a_unit_and_of_the_one_that_took_its_place_may_be_the_same():
    subjects = [known(1, "Lê Hòa", unit=3), known(2, "Lê Hòa", unit=1), known(3, "Lê Hòa", unit=2)]

    assert pairs(subjects, {1: frozenset({3}), 2: frozenset({3})}) == [
        Pair(1, 2, ("same_name", "successor")),
        Pair(1, 3, ("same_name", "successor")),
    ]


def test_pairs_told_apart_are_left_out():
    subjects = [known(number, "Lê Hòa") for number in (1, 2, 3)]

    assert pairs(subjects, {}, [(1, 2), (2, 3)]) == [Pair(1, 3, ("same_name", "same_unit"))]


def test_a_space_set_wrongly_or_a_shortened_word_is_no_other_name():
    subjects = [known(1, "Lê Thị Ngọc Ánh"), known(2, "Lê T.N. Ánh"), known(3, "Lê Thị NgọcÁnh")]

    assert pairs(subjects, {}) == [
        Pair(1, 2, ("short_name", "same_unit")),
        Pair(1, 3, ("short_name", "same_unit")),
    ]


def test_a_name_that_many_share_in_a_unit_is_not_compared():
    assert pairs([known(number, "Lê Hòa") for number in range(201)], {}) == []
