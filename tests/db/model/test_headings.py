import pytest

from db.model.headings import Match, match_all, match_heading
from db.model.pasted import Heading
from db.model.tables import BY_NAME

SUBJECT, AWARD = BY_NAME["subject"], BY_NAME["award"]
COLUMNS = {
    **{name: SUBJECT.field(name) for name in ("name", "birth", "gender", "position")},
    "unit": BY_NAME["exemplar"].field("unit"),
    **{name: AWARD.field(name) for name in ("title", "decision_number", "decided_on")},
}


@pytest.mark.parametrize(
    ("group", "name", "found"),
    [
        ("", "Họ và tên", Match("name")),
        ("", "HỌ VÀ TÊN", Match("name")),
        ("", "Ho va ten", Match("name")),
        ("", "Họ vàtên", Match("name")),
        ("", "Chức vu, nghề nghiêp", Match("position")),
        ("Năm sinh", "Nam", Match("gender", "male")),
        ("Năm sinh", "Nữ", Match("gender", "female")),
        ("Quyết định", "Số", Match("decision_number")),
        ("Quyết định", "Ngày ký", Match("decided_on")),
        ("", "Danh hiệu thi đua, hình thức khen thưởng", Match("title")),
        ("", "STT", None),
        ("", "Số TT", None),
        ("", "", None),
        ("", "Ai đó", None),
    ],
)
def test_a_heading_means_the_column_it_is_called_by(group, name, found):
    assert match_heading(Heading(group, name), COLUMNS) == found


def test_sexes_are_no_columns_where_nobody_has_a_gender():
    assert match_heading(Heading("", "Nam"), {"unit": COLUMNS["unit"]}) is None


def test_of_two_headings_for_one_column_the_first_keeps_it():
    headings = [Heading("", "Đơn vị"), Heading("", "Họ tên"), Heading("", "Địa chỉ")]

    assert match_all(headings, COLUMNS) == {0: Match("unit"), 1: Match("name")}
