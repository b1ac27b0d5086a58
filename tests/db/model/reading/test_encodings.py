import unicodedata

import pytest

from db.model.problems import Rejected
from db.model.reading.encodings import rows_of, separator_of, text_of

SAYS = "STT;Họ và tên;Đơn vị\n1;Trương Thị Ánh;Xã Đôn Thuận\n2;Nguyễn Văn Được;Phường Lộc Hưng\n"
TONES = "\u0300\u0301\u0303\u0309\u0323"
TCVN3 = (
    b"STT;H\xe4 v\xb5 t\xaan;\xa7\xacn v\xde\n"
    b"1;Tr\xad\xacng Th\xde \xb8nh;X\xb7 \xa7\xabn Thu\xcbn\n"
)
VNI = "1;Nguyeãn Thò Ñöùc;Xaõ Ñoân Thuaän\n".encode("latin-1")


def cp1258(text: str) -> bytes:
    """Letters with their marks, tones apart, as that code page has them."""
    spread = ""
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        tone = "".join(mark for mark in parts if mark in TONES)
        bare = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in TONES))
        spread += bare + tone
    return spread.encode("cp1258")


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (SAYS.encode("utf-8"), "utf-8"),
        (SAYS.encode("utf-8-sig"), "utf-8"),
        (SAYS.encode("utf-16"), "utf-16-le"),
        (SAYS.encode("utf-16-le"), "utf-16-le"),
        (SAYS.encode("utf-16-be"), "utf-16-be"),
        (b"\xfe\xff" + SAYS.encode("utf-16-be"), "utf-16-be"),
        (cp1258(SAYS), "cp1258"),
    ],
)
def test_a_text_is_read_whatever_it_is_coded_in(content, encoding):
    found = text_of(content)

    assert (found.text, found.encoding) == (SAYS, encoding)


def test_legacy_fonts_leave_bytes_that_spell_words():
    assert text_of(TCVN3).text == ("STT;Họ và tên;Đơn vị\n1;Trương Thị ánh;Xã Đôn Thuận\n")
    assert text_of(VNI).text == "1;Nguyễn Thị Đức;Xã Đôn Thuận\n"
    assert text_of("Café;Müller;Straße".encode("cp1252")).text == "Café;Müller;Straße"


@pytest.mark.parametrize("content", [bytes(range(256)) * 8, b"   \n\n", b"\x01\x02\x03ab" * 50])
def test_what_holds_no_text_is_refused(content):
    with pytest.raises(Rejected, match="file_no_text"):
        text_of(content)


def test_cells_are_parted_by_the_character_that_parts_lines_most_evenly():
    assert separator_of('STT;Tên;Điểm\n1;"A; B";"9,5"\n2;C;8\n') == ";"
    assert separator_of("STT\tTên\n1\tA, B\n") == "\t"
    assert separator_of("STT,Tên\n1,A\n") == ","
    assert separator_of("sep=|\nSTT|Tên\n") == "|"


def test_rows_carry_the_line_where_they_begin():
    assert rows_of('a;b\n"c\nd";e\nf;g\n') == [
        (1, ["a", "b"]),
        (2, ["c\nd", "e"]),
        (4, ["f", "g"]),
    ]


def test_quotes_that_do_not_close_are_letters():
    assert rows_of('a;"b\nc;d') == [(1, ["a", '"b']), (2, ["c", "d"])]
