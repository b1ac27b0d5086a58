import pytest

from db.model.reading.legacy import (
    decode,
    encoding_of_font,
    from_tcvn3,
    from_viqr,
    from_vni,
    guess,
)

SMALL = "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ"
# what the converter of npm, vietnamese-conversion 2.0.0, makes of the letters above
TCVN3 = "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊËÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\xadõö÷øùúûüýþ®"
VNI = (
    "aø aû aõ aù aï aê aè aú aü aé aë aâ aà aå aã aá aä eø eû eõ eù eï eâ eà eå eã eá eä ì æ ó í ò "
    "oø oû oõ où oï oâ oà oå oã oá oä ô ôø ôû ôõ ôù ôï "
    "uø uû uõ uù uï ö öø öû öõ öù öï yø yû yõ yù î ñ"
)


def test_every_letter_of_tcvn3_is_what_an_independent_converter_makes_of_it():
    assert from_tcvn3(TCVN3) == SMALL


def test_every_letter_of_vni_is_what_an_independent_converter_makes_of_it():
    # it writes ỷ and ỹ as ë and ì, against the layout of the fonts; those two stand here as drawn
    assert [from_vni(code) for code in VNI.split()] == list(SMALL)


def test_capitals_of_vni_take_marks_in_either_case():
    assert from_vni("TRAÀN THÒ LUAÂN, Ñoaøn Ñöùc, AÙnh, Aùnh, Töï") == (
        "TRẦN THỊ LUÂN, Đoàn Đức, Ánh, Ánh, Tự"
    )


def test_a_toned_capital_written_as_two_letters_is_one():
    assert from_tcvn3("A¸nh, ¥í, O¸") == "Ánh, Ớ, Oá"


@pytest.mark.parametrize(
    ("font", "encoding"),
    [
        (".VnTime", "tcvn3"), ("VnTime", "tcvn3"), (".VnTimeH", "tcvn3 capitals"),
        (".VnArial NarrowH", "tcvn3 capitals"), ("VNI-Times", "vni"), ("VNI Helve", "vni"),
        ("Times New Roman", ""), ("VNF-Comic Sans", ""), ("UVN Ai Cap", ""), ("", ""),
    ],
)  # fmt: skip
def test_fonts_say_the_encoding(font, encoding):
    assert encoding_of_font(font) == encoding


def test_cells_are_decoded_by_their_font():
    assert [
        decode("Tr\xad¬ng C«ng §Þnh", "tcvn3"),
        decode("¸nh Liªn", "tcvn3"),
        decode("nguyÔn v¨n an", "tcvn3 capitals"),
        decode("ubnd", "tcvn3 capitals"),
        decode("Nguyeãn Thò Ñöùc", "vni"),
        decode("Lao dong", "tcvn3"),
    ] == ["Trương Công Định", "Ánh Liên", "NGUYỄN VĂN AN", "UBND", "Nguyễn Thị Đức", "Lao dong"]


@pytest.mark.parametrize("text", ["Nguyễn Thị Hòa", "Hà Nội", "Thôn Cà Ná"])
def test_unicode_in_a_legacy_font_is_left_alone(text):
    assert decode(text, "tcvn3") == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Ñoã", "vni"), ("Huøynh", "vni"), ("NguyÔn V¨n A", "tcvn3"), ("Hä vµ tªn", "tcvn3"),
        ("Chamaléa", ""), ("Lê Hòa", ""), ("Nguyễn", ""), ("Nguyen", ""), ("25 m² đất", ""),
        ("30 °C", ""),
    ],
)  # fmt: skip
def test_a_cell_without_a_telling_font_is_judged_by_its_spelling(text, encoding):
    assert guess(text) == encoding


def test_other_cells_of_the_sheet_help_to_judge():
    assert (guess("ChamalÐa Thñy"), guess("ChamalÐa Thñy", "tcvn3")) == ("", "tcvn3")
    assert (guess("L§TT"), guess("L§TT", "tcvn3")) == ("", "tcvn3")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Phan Thi. Trang", "Phan Thị Trang"), ("Nay Hnho+m", "Nay Hnhơm"),
        ("Nguye^~n Va(n A'nh", "Nguyễn Văn Ánh"), ("DDinh Van Hai", "Đinh Van Hai"),
        ("Kpa( Ju'", "Kpă Jú"), ("Ro+ Cha^m H'Ye'o", "Rơ Châm H'Yéo"), ("Ksor Ju'", "Ksor Jú"),
        ("dda.o", "đạo"), ("Siu H'Blik", "Siu H'Blik"), ("Dương T. Thúy", "Dương T. Thúy"),
        ("Nguyễn A. Tuấn", "Nguyễn A. Tuấn"), ("Lê Văn A (Toán)", "Lê Văn A (Toán)"),
    ],
)  # fmt: skip
def test_viqr_is_read_word_by_word(typed, read):
    assert from_viqr(typed) == read
