"""Texts typed in the fonts before Unicode: TCVN3 (.VnTime), VNI (VNI-Times), and VIQR letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from db.model.reading.syllables import SIGNS, TONE_MARKS, is_odd, is_syllable, weigh

# one code, one letter; toned capitals have no code: the fonts that end in H draw small as capital
TCVN3_CODES = (
    (0xA1, "ĂÂÊÔƠƯĐăâêôơưđ"),
    (0xB5, "àảãáạ"),
    (0xBB, "ằẳẵắ"),
    (0xC6, "ặầẩẫấậè"),
    (0xCE, "ẻẽéẹềểễếệìỉ"),
    (0xDC, "ĩíịò"),
    (0xE1, "ỏõóọồổỗốộờởỡớợù"),
    (0xF1, "ủũúụừửữứựỳỷỹýỵ"),
)
# a letter and the code behind it that adds marks
VNI_TONES = {"ø": "\u0300", "ù": "\u0301", "õ": "\u0303", "û": "\u0309", "ï": "\u0323"}
VNI_MARKED = {
    "â": "\u0302", "à": "\u0302\u0300", "á": "\u0302\u0301", "ã": "\u0302\u0303",
    "å": "\u0302\u0309", "ä": "\u0302\u0323", "ê": "\u0306", "è": "\u0306\u0300",
    "é": "\u0306\u0301", "ü": "\u0306\u0303", "ú": "\u0306\u0309", "ë": "\u0306\u0323",
}  # fmt: skip
VNI_WHOLE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
CIRCUMFLEX = frozenset("âàáãåä")
VIQR_MARKS = {
    "^": "\u0302", "(": "\u0306", "+": "\u031b", "*": "\u031b",
    "'": "\u0301", "`": "\u0300", "?": "\u0309", "~": "\u0303", ".": "\u0323",
}  # fmt: skip
VIQR = re.compile(r"([aeiouyAEIOUY])([\^(+*])?(['`?~.])?")
VIQR_WORD = re.compile(r"[A-Za-z'^(+*`?~.]{2,}")
# marks that no name carries in another sense
VIQR_SURE = re.compile(r"[ouOU][+*]|[aeoAEO]\^|[aA]\((?![^()]*\))|[aeiouyAEIOUY][`~]")
VIQR_AT_END = re.compile(r"[A-Za-z]+[aeiouyAEIOUY]'")
DOUBLE_D = re.compile(r"\b(DD|Dd|dd)(?=[aeiouyAEIOUY])")
TCVN3_FONT = re.compile(r"\.?vn(?!i\b|i[-_ ]|f[-_ ]|u[-_ ])")
VNI_FONT = re.compile(r"vni[-_ ]?")
LATIN_1_END = 0xFF
# § in the middle of letters is a letter
SIGN_IN_WORD = re.compile(rf"[A-Za-z][{SIGNS}]|[{SIGNS}][A-Za-z]")
DOUBLED = re.compile(
    r"([AĂÂEÊIOÔƠUƯY])([àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ])"
)


def _vni_table() -> dict[str, str]:
    table = dict(VNI_WHOLE)
    for letter in "aeiouyôö":
        for code, mark in VNI_TONES.items():
            table[letter + code] = _composed(VNI_WHOLE.get(letter, letter) + mark)
    for letter in "aeo":
        for code, marks in VNI_MARKED.items():
            if letter == "a" or code in CIRCUMFLEX:
                table[letter + code] = _composed(letter + marks)
    return table


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


TCVN3 = {start + at: letter for start, run in TCVN3_CODES for at, letter in enumerate(run)}
VNI = _vni_table()
VNI_CODES = re.compile(
    "|".join(sorted((re.escape(code) for code in VNI), key=len, reverse=True)), re.I
)


def from_tcvn3(text: str) -> str:
    return DOUBLED.sub(_one_capital, text.translate(TCVN3))


def _one_capital(found: re.Match[str]) -> str:
    """Some converters write a toned capital as the capital and the small toned letter."""
    bare = "".join(m for m in unicodedata.normalize("NFD", found[2]) if m not in TONE_MARKS)
    return found[2].upper() if _composed(bare) == found[1].lower() else found[0]


def from_vni(text: str) -> str:
    return VNI_CODES.sub(_vni_letter, text)


def _vni_letter(found: re.Match[str]) -> str:
    letter = VNI[found[0].lower()]
    return letter.upper() if found[0][0].isupper() else letter


DECODERS: dict[str, Callable[[str], str]] = {"tcvn3": from_tcvn3, "vni": from_vni}


def encoding_of_font(font: str) -> str:
    """What a font's letters are coded in: 'tcvn3', 'tcvn3 capitals', 'vni', or '' for Unicode."""
    name = font.strip().casefold()
    if VNI_FONT.match(name):
        return "vni"
    if TCVN3_FONT.match(name):
        return "tcvn3 capitals" if font.strip().endswith("H") else "tcvn3"
    return ""


def decode(text: str, encoding: str) -> str:
    """A cell in a legacy font; text that was typed in Unicode there all the same is left alone."""
    if text.isascii():
        return text.upper() if encoding == "tcvn3 capitals" else text
    if is_unicode(text, encoding):
        return text
    if encoding == "vni":
        return from_vni(text)
    decoded = from_tcvn3(text)
    return decoded.upper() if encoding == "tcvn3 capitals" else with_capital(decoded)


def is_unicode(text: str, encoding: str) -> bool:
    """Letters beyond Latin-1 stand in no legacy font; else the reading that spells better."""
    if any(ord(letter) > LATIN_1_END for letter in text):
        return True
    if encoding != "vni" and any(
        c.isalpha() and not c.isascii() and ord(c) not in TCVN3 for c in text
    ):
        # à is no code of TCVN3
        return True
    decoder = DECODERS[encoding.split(maxsplit=1)[0]]
    raw, decoded = weigh(text), weigh(decoder(text))
    return decoded.wrong > 0 and raw.wrong == 0


def guess(text: str, likely: str = "") -> str:
    """The encoding of a cell whose font says nothing; '' for Unicode.

    ``likely`` is the one that other cells of the sheet proved to be in.
    """
    if text.isascii() or any(ord(letter) > LATIN_1_END for letter in text):
        return ""
    raw = weigh(text)
    if not raw.wrong or not any(is_odd(word) for word in re.findall(r"\S+", text)):
        return ""
    readings = {name: weigh(decoder(text)) for name, decoder in DECODERS.items()}
    name = max(readings, key=lambda n: (readings[n].right - 2 * readings[n].wrong, n == likely))
    found = readings[name]
    if name == likely and SIGN_IN_WORD.search(text):
        return name
    allowed = found.right if name == likely else found.right // 4
    return name if found.right and found.wrong <= allowed else ""


def with_capital(text: str) -> str:
    """A toned capital has no code in TCVN3 and comes back small: the first letter is restored."""
    first = text[:1]
    return first.upper() + text[1:] if not first.isascii() else text


def from_viqr(text: str) -> str:
    """VIQR letters in a name, word by word: H'Nhi and the point behind an initial stay."""
    sure = VIQR_SURE.search(text) is not None
    return " ".join(_viqr_word(word, sure) for word in text.split(" "))


@lru_cache(maxsize=16384)
def _viqr_word(word: str, sure: bool) -> str:
    if not VIQR_WORD.fullmatch(word) or len(re.findall(r"[A-Za-z]", word)) < 2:
        return word
    plain = DOUBLE_D.sub(lambda found: "đ" if found[0] == "dd" else "Đ", word)
    spread = VIQR.sub(lambda v: v[1] + "".join(VIQR_MARKS[m] for m in v.groups()[1:] if m), plain)
    decoded = _composed(spread)
    if sure or plain != word or is_syllable(decoded) or VIQR_AT_END.fullmatch(word):
        return decoded
    return word
