import pytest

from db.actions.merging import told


@pytest.mark.parametrize(
    ("target", "key", "name"),
    [
        ("nomination", "award_title", "Danh hiệu, hình thức"),
        ("award", "title", "Danh hiệu, hình thức"),
        ("mark", "birth", "Năm sinh"),
        # the store refuses by the names that its tables have
        ("nomination", "exemplar", "Điển hình"),
        ("", "ethnicity", "Dân tộc"),
        ("task", "person", "có thể đã có trong sổ"),
        ("task", "nothing", ""),
    ],
)
def test_a_field_is_called_as_the_file_or_the_table_calls_it(bench, target, key, name):
    assert told.named(bench.store, target, key, "vi") == name
