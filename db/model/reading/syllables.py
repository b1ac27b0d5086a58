"""Which words can be Vietnamese: the measure by which one reading of bytes beats another."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from db.model.reading.words import RIMES

ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
TONE_MARKS = "\u0300\u0301\u0303\u0309\u0323"
STOPPED = ("c", "ch", "p", "t")
WITH_STOP = ("\u0301", "\u0323")
KNOWN = frozenset(
    onset + rime for onset in ("", *ONSETS.split()) for rime in RIMES.split()
) | frozenset("gi" + rime[1:] for rime in RIMES.split() if rime.startswith("i"))
# signs of Latin-1 are letters in the legacy fonts
SIGNS = "¡-¿×÷"
WORD = re.compile(rf"(?:[^\W\d_]|[{SIGNS}])+(?:['’][^\W\d_]+)*")
VIETNAMESE = frozenset(
    "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵfjwz"
)


@dataclass(frozen=True, slots=True)
class Weight:
    """Words with letters beyond ASCII: how many can be Vietnamese, how many cannot."""

    right: int
    wrong: int


@lru_cache(maxsize=65536)
def is_syllable(word: str) -> bool:
    """Whether a word, tone and all, can be a Vietnamese syllable; case does not matter."""
    spread = unicodedata.normalize("NFD", word.casefold())
    tones = [mark for mark in spread if mark in TONE_MARKS]
    bare = unicodedata.normalize("NFC", "".join(m for m in spread if m not in TONE_MARKS))
    if len(tones) > 1 or bare not in KNOWN:
        return False
    return not (tones and bare.endswith(STOPPED)) or tones[0] in WITH_STOP


def is_odd(word: str) -> bool:
    """A word in no Vietnamese spelling: strange letters, or a capital behind a small letter."""
    if any(letter not in VIETNAMESE for letter in word.casefold() if not letter.isascii()):
        return True
    return any(
        not after.isascii() and after.isupper() and before.islower()
        for before, after in pairwise(word)
    )


def weigh(text: str) -> Weight:
    """Count the words that speak for and against this reading of a text."""
    words = [
        word for word in WORD.findall(unicodedata.normalize("NFC", text)) if not word.isascii()
    ]
    right = sum(is_syllable(word) and not is_odd(word) for word in words)
    return Weight(right, len(words) - right)
