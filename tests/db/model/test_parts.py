import pytest

from db.model.parts import Part, read_part


@pytest.mark.parametrize(
    "part",
    [Part(), Part(3), Part(None, "kind", "model"), Part(3, "month", "2023-05"), Part(3, "agency")],
)
def test_a_part_is_read_as_it_was_written(part):
    assert read_part(str(part)) == part


@pytest.mark.parametrize("written", ["", "kind.model", "1.colour.red", "0.kind.", "x.all"])
def test_what_no_link_of_ours_says_is_no_part(written):
    assert read_part(written) is None
