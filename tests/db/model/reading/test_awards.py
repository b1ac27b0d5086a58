import pytest

from db.model.reading.awards import award_of, forms_in

OF_THE_DISTRICT = "Giấy khen của Chủ tịch UBND huyện"


@pytest.mark.parametrize(
    ("text", "award"),
    [
        ("Chiến sỹ thi đua tỉnh", "Chiến sĩ thi đua cấp tỉnh"),
        ("CSTĐCS", "Chiến sĩ thi đua cơ sở"),
        ("GK CT UBND huyện", OF_THE_DISTRICT),
        ("Bằng khen CT.UBND tỉnh", "Bằng khen của Chủ tịch UBND tỉnh"),
        ("Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", "Bằng khen của Chủ tịch UBND tỉnh"),
        ("Bằng khen UBND tỉnh", "Bằng khen của Chủ tịch UBND tỉnh"),
        ("Cờ TĐ UBND tỉnh", "Cờ thi đua của UBND tỉnh"),
        ("Tập thể LĐXS", "Tập thể lao động xuất sắc"),
        ("LĐTT", "Lao động tiên tiến"),
        ("Lao động TT", "Lao động tiên tiến"),
        ("Chiến sĩ TT", "Chiến sĩ tiên tiến"),
        ("TTLĐ TT", "Tập thể lao động tiên tiến"),
        ("Tập thể lao động TT", "Tập thể lao động tiên tiến"),
        ("GĐVH tiêu biểu", "Gia đình văn hóa tiêu biểu"),
        ("SXKD giỏi", "Hộ sản xuất, kinh doanh giỏi"),
        ("HCLĐ hạng III", "Huân chương Lao động hạng Ba"),
        ("Chiến sĩ thi đua cơ sỡ", "Chiến sĩ thi đua cơ sở"),
        ("Tập thể lao động xuất xắc", "Tập thể lao động xuất sắc"),
        ("cờ luân lưu", "Cờ luân lưu"),
        ("Giấy khen", "Giấy khen"),
        ("…", "…"),
    ],
)
def test_awards_are_written_out(text, award):
    assert award_of(text) == award


def test_a_short_form_means_what_the_file_itself_writes_out():
    used = forms_in(["GK CT UBND huyện", "Lao động tiên tiến", "Lê A"])

    assert used == {OF_THE_DISTRICT, "Lao động tiên tiến"}
    assert award_of("Giấy khen", used) == OF_THE_DISTRICT
    assert award_of("Giấy khen", used | {"Giấy khen của Chủ tịch UBND xã"}) == "Giấy khen"
