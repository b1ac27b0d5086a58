"""What titles, sections and the signature say of all rows: days, units above, the movement."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from db.model.matching import Unit
from db.model.reading.gazetteer import Around, Days, Gazetteer
from db.model.reading.places import RANKS, places_in
from db.model.reading.shape import Block, Layout
from db.model.reading.words import MOVEMENTS
from db.model.values import first_day, last_day, read_date
from db.model.vietnamese import clean, fold

PERIOD = re.compile(r"\b(20\d\d)\s*[-–—]\s*(20\d\d)\b")
YEAR = re.compile(r"\bnam\s+(20\d\d)\b")
SIGNED = re.compile(r"ngay\s*(\d{1,2})\s*thang\s*(\d{1,2})\s*nam\s*(\d{4})")
MOVEMENT = re.compile(MOVEMENTS, re.I | re.S)
SHARE_OF_DISTRICTS = 5
MOST_TITLES = 40
PROVINCE = 3


def days_of(titles: Iterable[str], endings: Iterable[str]) -> Days:
    """From the year or the years in the titles, not after the day of the signature."""
    signed = next((day for text in endings if (day := _signed(text))), "")
    first, last = "", ""
    for text in titles:
        plain = fold(text)
        if found := PERIOD.search(plain):
            first, last = f"{found[1]}-01-01", f"{found[2]}-12-31"
            break
        if year := YEAR.search(plain):
            first, last = f"{year[1]}-01-01", f"{year[1]}-12-31"
            break
    if not first:
        return Days(signed, signed)
    return Days(first, signed if first <= signed <= last else last)


def _signed(text: str) -> str:
    found = SIGNED.search(fold(text))
    date, _ = read_date("/".join(found.groups())) if found else (None, "")
    return date or ""


def days_of_date(date: str) -> Days:
    """All days of a date that may be a year or a month."""
    return Days(first_day(date).isoformat(), last_day(date).isoformat())


def movement_of(section: str) -> str:
    """The movement that a section names."""
    found = MOVEMENT.match(clean(section))
    return clean(found[1]).strip(' "“”') if found else ""


@dataclass
class Surroundings:
    """Of one block; sections are asked again and again, so they are remembered."""

    gazetteer: Gazetteer
    days: Days
    wide: tuple[frozenset[int], ...]
    province: frozenset[int]
    deep: bool
    sections: dict[str, tuple[frozenset[int], ...]] = field(default_factory=dict)

    @staticmethod
    def of(
        gazetteer: Gazetteer, layout: Layout, block: Block, sheet: str, texts: Sequence[str]
    ) -> Surroundings:
        """``texts``: the cells of the block that name units."""
        near = gazetteer.above_of(sheet)
        titles = [*layout.titles[:MOST_TITLES], *block.above]
        found = [gazetteer.above_of(text) for text in titles]
        found += [
            gazetteer.above_of(text.split(",")[0]) for text in layout.endings if _signed(text)
        ]
        districts, province = _by_rank(gazetteer, found)
        days = days_of([*titles, sheet], layout.endings)
        sections = {line.section for line in block.lines} - {""}
        parts = [*texts, *list(sections)[:MOST_TITLES]]
        named = sum(any(RANKS[p.type] == 2 for p in places_in(text)) for text in parts)
        return Surroundings(
            gazetteer, days, tuple(units for units in (near, districts) if units), province,
            named > 0 and named * SHARE_OF_DISTRICTS >= len(parts),
        )  # fmt: skip

    def around(self, section: str, level: int) -> Around:
        if section not in self.sections:
            found = self.gazetteer.above_of(section) if section else frozenset()
            self.sections[section] = ((found,) if found else ()) + self.wide
        return Around(self.sections[section], self.province, self.deep, level)

    def unit_of_section(self, section: str) -> Unit | None:
        """The one unit that a section names."""
        if not section:
            return None
        around = Around(self.wide, self.province, self.deep)
        found = self.gazetteer.match(section, self.days, around)
        return None if found.id is None else self.gazetteer.units[found.id]


def _by_rank(
    gazetteer: Gazetteer, found: Sequence[frozenset[int]]
) -> tuple[frozenset[int], frozenset[int]]:
    """All districts that the titles name together, then all provinces."""
    districts: frozenset[int] = frozenset()
    provinces: frozenset[int] = frozenset()
    for units in found:
        # Tây Ninh alone is the province, though a town is called so too
        named = frozenset(k for k in units if RANKS.get(gazetteer.written[k].type) == PROVINCE)
        provinces |= named
        districts |= frozenset() if named else units
    return districts, provinces
