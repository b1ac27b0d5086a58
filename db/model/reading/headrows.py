"""Where headings stand in a sheet, one to three rows of them, and what each column means."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from db.model.reading import rowkinds
from db.model.reading.grid import Sheet, Span, Value
from db.model.reading.roles import LONGEST_HEADING, NAMED, SUBJECTS, Role, role_of, words_of_heading
from db.model.reading.shape import ByHand, Column

MOST_HEADING_ROWS = 3
YEAR = re.compile(r"(?:19|20)\d\d")


class HeadFinder:
    """Looks for headings; ``texts`` and ``values``: row number → cells."""

    def __init__(
        self,
        sheet: Sheet,
        values: Mapping[int, Sequence[Value]],
        texts: Mapping[int, Sequence[str]],
        own: Mapping[str, Role],
        by_hand: ByHand,
    ) -> None:
        self.sheet, self.values, self.texts = sheet, values, texts
        self.own, self.by_hand = own, by_hand
        self.numbers = sorted(values)
        self.across = _across(sheet.merged)
        self.width = sheet.width

    def at(self, place: int) -> tuple[int, ...]:
        """The heading rows that begin here; empty where none does."""
        number = self.numbers[place]
        for rows in self.by_hand.headings:
            if rows and rows[0] == number:
                return rows
        if self.by_hand.headings or not self._could_head(number):
            return ()
        best: tuple[float, tuple[int, ...]] = (0, ())
        for count in range(1, MOST_HEADING_ROWS + 1):
            rows = tuple(self.numbers[place : place + count])
            if len(rows) < count or (count > 1 and not self._goes_on(rows)):
                break
            columns = self.columns(rows)
            named = [column for column in columns if column.name]
            known = [column for column in named if column.role]
            if self._heads(named, known) and len(known) > best[0]:
                best = (len(known), rows)
        return best[1]

    def _could_head(self, number: int) -> bool:
        """Cheap to ask of every row: words only, at least one of them a heading to the letter."""
        cells = [cell for cell in self.texts[number] if cell]
        if len(cells) < min(2, self.width) or not self._is_of_words(number):
            return False
        if any(len(cell) > LONGEST_HEADING or _is_count(cell) for cell in cells):
            return False
        return any(
            words_of_heading(cell) in NAMED or words_of_heading(cell) in self.own for cell in cells
        )

    def _heads(self, named: Sequence[Column], known: Sequence[Column]) -> bool:
        """Half of the columns are known, one of them says whom rows are about."""
        keys = {column.role.key for column in known if column.role}
        enough = min(2, len(named)) if len(named) < 3 else 2
        return len(keys) >= enough and 2 * len(known) >= len(named) and bool(
            keys & {*SUBJECTS, "ordinal", "code", "award"}
        )  # fmt: skip

    def _goes_on(self, rows: Sequence[int]) -> bool:
        """The last of these rows belongs to the headings above it, not to the data."""
        upper, lower = self.texts[rows[-2]], self.texts[rows[-1]]
        cells = [place for place, cell in enumerate(lower) if cell]
        if not cells or not self._is_of_words(rows[-1]) or rowkinds.is_numbering(lower):
            return False
        if any(rowkinds.is_ordinal(lower[place]) for place in cells):
            return False
        under = [
            place
            for place in cells
            if upper[place] in ("", lower[place]) or (rows[-2], place + 1) in self.across
        ]
        if 2 * len(under) < len(cells) + 1:
            return False
        grouped = any((rows[-2], place + 1) in self.across for place in range(len(upper)))
        known = [place for place in cells if role_of(self._group(rows[:-1], place), lower[place])]
        return grouped or 2 * len(known) >= len(cells)

    def _is_of_words(self, number: int) -> bool:
        return all(isinstance(value, str) for value in self.values[number] if value is not None)

    def _group(self, rows: Sequence[int], place: int) -> str:
        """What stands over a column in the rows above, its own cell or a merged one."""
        for row in reversed(rows):
            over = self.across.get((row, place + 1), place + 1)
            if self.texts[row][over - 1]:
                return self.texts[row][over - 1]
        return ""

    def columns(self, rows: Sequence[int]) -> tuple[Column, ...]:
        found: list[Column] = []
        group = ""
        for place in range(self.width):
            cells = [self.texts[row][place] for row in rows]
            own = next((cell for cell in reversed(cells) if cell), "")
            over = self._over(rows, place, group, own)
            group = over if over else (cells[0] if cells[0] else group)
            if not own and found and self._covered(rows, place):
                last = found[-1]
                found[-1] = Column(
                    last.column, last.group, last.name, last.role, (*last.more, place + 1)
                )
                continue
            role = self._role(rows[0], place + 1, over, own)
            found.append(Column(place + 1, over, own, role))
        return tuple(found)

    def _over(self, rows: Sequence[int], place: int, group: str, own: str) -> str:
        """The group heading over a column's own one."""
        if len(rows) == 1 or not self.texts[rows[-1]][place]:
            return ""
        over = self._group(rows[:-1], place)
        if over and over != own:
            return over
        # without merged cells a group reaches to the next heading of the upper row
        return group if not self.texts[rows[0]][place] else ""

    def _covered(self, rows: Sequence[int], place: int) -> bool:
        """A merged heading covers this column too, and nothing parts it below."""
        return any(self.across.get((row, place + 1), place + 1) != place + 1 for row in rows)

    def _role(self, row: int, column: int, group: str, name: str) -> Role | None:
        said = self.by_hand.roles.get((row, column))
        if said is not None:
            key, _, part = said.partition("=")
            return Role(key, part) if key else None
        return self.own.get(words_of_heading(name)) or role_of(group, name)


def _across(merged: Sequence[Span]) -> dict[tuple[int, int], int]:
    """Cell of a heading merged sideways → the first column of the merged cell."""
    found: dict[tuple[int, int], int] = {}
    for top, left, bottom, right in merged:
        if right > left and right - left < 200 and bottom - top < 10:
            for row in range(top, bottom + 1):
                found |= {(row, column): left for column in range(left, right + 1)}
    return found


def _is_count(cell: str) -> bool:
    """A number that is no year stands in no heading."""
    return cell.replace(".", "").replace(",", "").isdigit() and not YEAR.fullmatch(cell)
