"""Every sentence for the user, in both languages; a file an area, one entry a sentence.

An area is a dictionary from key to (Vietnamese, English). Facts stand in braces and are the
same in both languages (a house test says so).
"""

from __future__ import annotations

import importlib
import pkgutil
from typing import Any

from db.model.problems import Problem

LANGUAGES = ("vi", "en")


def _gather() -> dict[str, tuple[str, str]]:
    texts: dict[str, tuple[str, str]] = {}
    for module in pkgutil.iter_modules(__path__):
        area = importlib.import_module(f"{__name__}.{module.name}").TEXTS
        if double := texts.keys() & area.keys():
            raise ValueError(f"texts said twice: {sorted(double)}")
        texts.update(area)
    return texts


TEXTS = _gather()


def say(language: str, key: str, **facts: Any) -> str:
    """The sentence of that key in 'vi' or 'en', its facts filled in."""
    return TEXTS[key][LANGUAGES.index(language)].format(**facts)


def sentence(language: str, problem: Problem, **facts: Any) -> str:
    """What a problem says: where, the value as typed, why and the cure.

    ``facts`` add what only the screen knows: ``where`` (row and field as the user sees them).
    """
    known = {"where": "", "value": problem.value, "field": problem.field, "row": problem.row}
    told = say(language, f"problem.{problem.code}", **{**known, **problem.facts, **facts})
    return told[:1].upper() + told[1:]
