"""What no file of an office can hold is left out of a text."""

from __future__ import annotations

import re

# XML 1.0 knows no other control signs than tab and line breaks, and no half of a pair
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    return UNPRINTABLE.sub("", text)
