"""Choices with one name are told apart, so the one that was chosen is the one that is written."""

from pages.shared.choices import unlike


def test_names_that_are_there_twice_have_a_number_behind_the_oldest():
    assert unlike({7: "Lê Hòa", 3: "Lê Hòa", 5: "Trần Ba", 9: "Lê Hòa"}) == {
        7: "Lê Hòa (2)", 3: "Lê Hòa", 5: "Trần Ba", 9: "Lê Hòa (3)",
    }  # fmt: skip
