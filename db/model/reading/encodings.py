"""From a text file's bytes to its text: by mark, by form, else by what spells best."""

from __future__ import annotations

import codecs
import csv
import io
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

from db.model.problems import reject
from db.model.reading.legacy import from_tcvn3, from_vni
from db.model.reading.syllables import weigh

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# enough to tell the encodings apart, and little enough to weigh all of them
SAMPLE = 64_000
SEPARATORS = ";\t,|"
SAMPLE_LINES = 60
MOST_CONTROLS = 0.02
LONGEST_CELL = 131_072


@dataclass(frozen=True, slots=True)
class Text:
    """``encoding``: utf-8, utf-16-le, utf-16-be, cp1258, cp1252, tcvn3 or vni."""

    text: str
    encoding: str


def text_of(content: bytes) -> Text:
    """What a text file says; Rejected when it holds no text."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _checked(content[len(mark) :].decode(encoding, "replace"), encoding)
    if wide := _without_mark(content):
        return _checked(content.decode(wide, "replace"), wide)
    try:
        return _checked(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        encoding = max(READINGS, key=lambda name: _worth(content[:SAMPLE], name))
        return _checked(READINGS[encoding](content), encoding)


def _without_mark(content: bytes) -> str:
    """UTF-16 without its mark: every other byte of plain letters is zero."""
    sample = content[:SAMPLE]
    half = max(1, len(sample) // 2)
    for encoding, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if zeros.count(0) / half > 0.4 and sample.count(0) < len(sample) * 0.7:
            return encoding
    return ""


def _cp1258(content: bytes) -> str:
    return unicodedata.normalize("NFC", content.decode("cp1258", "replace"))


def _cp1252(content: bytes) -> str:
    return content.decode("cp1252", "replace")


READINGS = {
    "cp1258": _cp1258,
    "tcvn3": lambda content: from_tcvn3(content.decode("latin-1")),
    "vni": lambda content: from_vni(_cp1252(content)),
    "cp1252": _cp1252,
}


def _worth(content: bytes, encoding: str) -> int:
    found = weigh(READINGS[encoding](content))
    return found.right - 2 * found.wrong


def _checked(text: str, encoding: str) -> Text:
    controls = sum(text.count(chr(code)) for code in (*range(9), *range(14, 32)))
    if not text.strip() or controls > len(text) * MOST_CONTROLS:
        raise reject("file_no_text")
    return Text(text, encoding)


def rows_of(text: str) -> list[tuple[int, list[str]]]:
    """Line number → cells of a text whose cells are parted by one of the usual characters."""
    plain = text.replace("\0", "")
    separator = separator_of(plain)
    csv.field_size_limit(LONGEST_CELL)
    try:
        reader = csv.reader(io.StringIO(plain, newline=""), delimiter=separator, strict=True)
        found, begins = [], 1
        for cells in reader:
            found.append((begins, cells))
            begins = reader.line_num + 1
        return found
    except csv.Error:
        # quotes that do not close are letters like others
        lines = plain.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return [(number, line.split(separator)) for number, line in enumerate(lines, start=1)]


def separator_of(text: str) -> str:
    """The character that parts the lines most evenly."""
    lines = [line for line in text[:SAMPLE].splitlines()[:SAMPLE_LINES] if line.strip()]
    if lines and (said := re.fullmatch(r"sep=(.)", lines[0].strip())):
        return said[1]

    def evenness(separator: str) -> tuple[int, int]:
        counts = Counter(_outside_quotes(line, separator) for line in lines)
        counts.pop(0, None)
        usual, times = max(counts.items(), key=lambda one: (one[1], one[0]), default=(0, 0))
        return times, usual

    return max(SEPARATORS, key=evenness)


def _outside_quotes(line: str, separator: str) -> int:
    return sum(part.count(separator) for part in line.split('"')[::2])
