import pytest

from db.model.reading.syllables import Weight, is_odd, is_syllable, weigh


@pytest.mark.parametrize(
    "word",
    ["Nguyễn", "THỊ", "Huỳnh", "quyết", "Giới", "nghiêng", "khuya", "oăng", "Đặc", "uỷ", "ủy"],
)
def test_vietnamese_words_are_syllables(word):
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["Chamaléa", "nguyôn", "bàc", "áà", "Kpă", "strong", "ñoã"])
def test_other_words_are_none(word):
    assert not is_syllable(word)


def test_strange_letters_and_capitals_behind_small_ones_are_odd():
    assert [is_odd(word) for word in ("Ñoã", "NguyÔn", "ChÝnh", "Đặng", "HÒA", "x·")] == [
        True, True, True, False, False, True,
    ]  # fmt: skip


def test_only_words_beyond_ascii_are_weighed():
    assert weigh("Nguyễn Văn An, xã Chamaléa") == Weight(3, 1)
    assert weigh("Nguyen Van An 12") == Weight(0, 0)
