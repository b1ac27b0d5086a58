"""Names for the store, made from labels that people type."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from db.model.vietnamese import fold

# words, letters of a word, letters in all: what every name that is made keeps to
WORDS, LETTERS, LONGEST = 5, 20, 40


def column_name(label: str) -> str:
    """A name from a label: letters without marks and figures, joined by underscores."""
    words = [word[:LETTERS] for word in re.findall(r"[a-z0-9]+", fold(label))]
    name = "_".join(words[:WORDS])[:LONGEST].strip("_")
    return name if name[:1].isalpha() else f"field_{name}".rstrip("_")


def unused(name: str, taken: Collection[str]) -> str:
    """The name, or the name and the first number with which nothing is called so."""
    found, number = name, 1
    while found in taken:
        number += 1
        found = f"{name}_{number}"
    return found


def says_something(label: str) -> bool:
    """Whether a label has a letter or a figure, so that it can be read out and found."""
    return any(sign.isalnum() for sign in label)


def unlike(labels: Mapping[int, str]) -> dict[int, str]:
    """The same labels, made different where two are the same."""
    seen: set[str] = set()
    apart: dict[int, str] = {}
    for key, label in labels.items():
        apart[key] = f"{label} · {key}" if label in seen else label
        seen.add(label)
    return apart
