"""Whose file it is: the unit that a file's name, its titles or most of its rows speak of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from db.model.matching import TYPE_WORDS
from db.model.reading.gazetteer import Gazetteer
from db.model.reading.places import squeezed_key
from db.model.reading.result import Reading

WORD = re.compile(r"[^\W\d_]+|\d+")
# an agency's name is long; a name shorter than this says nothing without its type
MOST_WORDS, SHORTEST = 12, 5
SHORT_TYPES = {whole: {squeezed_key(word) for word in words} for whole, words in TYPE_WORDS}
TYPES = {word: whole for whole, words in SHORT_TYPES.items() for word in words}
LONGEST_TYPE = 2


@dataclass(frozen=True, slots=True)
class Span:
    """Words from ``first`` to before ``last`` name one of ``units``; ``typed``: with their type."""

    first: int
    last: int
    units: frozenset[int]
    typed: bool


@dataclass(frozen=True)
class Senders:
    """The units from which a file may come, of whom one is told by words."""

    gazetteer: Gazetteer
    expected: frozenset[int]

    @cached_property
    def typed(self) -> dict[str, frozenset[int]]:
        """Whole names as they are squeezed together, with every word for their type."""
        found: dict[str, set[int]] = {}
        for key in self.expected:
            unit, place = self.gazetteer.units[key], self.gazetteer.written[key]
            written = {unit.name, unit.short_name}
            written |= {f"{kind}{place.name}" for kind in SHORT_TYPES.get(place.type, ())}
            for name in written:
                if len(squeezed := squeezed_key(name)) >= SHORTEST:
                    found.setdefault(squeezed, set()).add(key)
        return {name: frozenset(keys) for name, keys in found.items()}

    @cached_property
    def bare(self) -> dict[str, frozenset[int]]:
        """Names without their type."""
        found: dict[str, set[int]] = {}
        for key in self.expected:
            if len(name := squeezed_key(self.gazetteer.written[key].name)) >= SHORTEST:
                found.setdefault(name, set()).add(key)
        return {name: frozenset(keys) for name, keys in found.items()}

    def named(self, text: str) -> int | None:
        """The one unit that the words name; None when they name none or leave a choice."""
        words = [squeezed_key(word) for word in WORD.findall(text)]
        spans = list(self._spans(words))
        spans = [span for span in spans if not any(_within(span, other) for other in spans)]
        spans = [span for span in spans if span.typed] or spans
        if not spans:
            return None
        common = frozenset.intersection(*(span.units for span in spans))
        if len(common) > 1:
            common = self._inside(common, "".join(words))
        return next(iter(common)) if len(common) == 1 else None

    def _spans(self, words: Sequence[str]) -> Iterator[Span]:
        for first in range(len(words)):
            for last in range(first + 1, min(len(words), first + MOST_WORDS) + 1):
                name = "".join(words[first:last])
                if units := self.typed.get(name):
                    yield Span(first, last, units, True)
                elif units := self._fitting(words[:first], self.bare.get(name, frozenset())):
                    yield Span(first, last, units, False)

    def _fitting(self, before: Sequence[str], units: frozenset[int]) -> frozenset[int]:
        """Without the units to whose name the words before give another type."""
        for count in range(1, LONGEST_TYPE + 1):
            kind = TYPES.get("".join(before[-count:]) if len(before) >= count else "")
            # one letter before a name is as good as none
            if kind and len("".join(before[-count:])) > 1:
                return frozenset(k for k in units if self.gazetteer.written[k].type == kind)
        return units

    def _inside(self, units: Collection[int], squeezed: str) -> frozenset[int]:
        """Of units of one name, those whose district the words name as well."""
        named = self.gazetteer.written
        return frozenset(
            key for key in units
            if any(squeezed_key(named[above].name) in squeezed
                   for above in self.gazetteer.chains[key][:1])
        )  # fmt: skip

    def of_reading(self, reading: Reading) -> int | None:
        """The unit named above the tables, else the one of most rows; hidden sheets say nothing."""
        shown = [sheet for sheet in reading.sheets if not sheet.hidden]
        above = {
            self.named(one.text) for sheet in shown for one in sheet.skipped if one.why == "title"
        } - {None}
        if above:
            return above.pop() if len(above) == 1 else None
        return self._most(
            row.values.get("unit")
            for sheet in shown for table in sheet.tables for row in table.rows
        )  # fmt: skip

    def _most(self, units: Iterable[int | None]) -> int | None:
        counted = Counter(units)
        for unit, count in counted.most_common(1):
            if unit in self.expected and count * 2 > counted.total():
                return unit
        return None


def _within(span: Span, other: Span) -> bool:
    """Whether a longer one holds the words of this one."""
    return (
        other.first <= span.first
        and span.last <= other.last
        and other.last - other.first > span.last - span.first
    )
