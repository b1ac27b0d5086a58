"""What no file of an office can hold is left out of a text."""

from __future__ import annotations

import re
import zipfile

# XML 1.0 knows no other control signs than tab and line breaks, and no half of a pair
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


# what a broken pack, a document of another kind or a tag of a template raises on the way
UNREADABLE = (
    ArithmeticError, AttributeError, LookupError, NotImplementedError, OSError, SyntaxError,
    TypeError, ValueError, zipfile.BadZipFile,
)  # fmt: skip


def printable(text: str) -> str:
    return UNPRINTABLE.sub("", text)
