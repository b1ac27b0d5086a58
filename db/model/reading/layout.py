"""Where the tables of a sheet stand: headings of one to three rows, data below, all else named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from db.model.reading import rowkinds
from db.model.reading.grid import Sheet, filled, text_of
from db.model.reading.headrows import HeadFinder
from db.model.reading.roles import LONGEST_HEADING, SUBJECTS, Role, words_of_heading
from db.model.reading.shape import NOTHING, Block, ByHand, Column, Layout, Line, Skipped

CODE_SHEETS = (
    "danh muc",
    "danhmuc",
    "dm",
    "code",
    "codes",
    "list",
    "lists",
    "tra cuu",
    "ma",
    "data list",
)


def find(sheet: Sheet, own: Mapping[str, Role], by_hand: ByHand = NOTHING) -> Layout:
    """The tables of a sheet and why each other row is none. ``own``: headings of own fields."""
    return _Finder(sheet, own, by_hand).find()


class _Finder:
    def __init__(self, sheet: Sheet, own: Mapping[str, Role], by_hand: ByHand) -> None:
        self.sheet, self.by_hand = sheet, by_hand
        self.values = filled(sheet)
        self.numbers = sorted(self.values)
        self.texts = {n: [text_of(value) for value in row] for n, row in self.values.items()}
        self.heads = HeadFinder(sheet, self.values, self.texts, own, by_hand)
        self.blocks: list[Block] = []
        self.skipped: list[Skipped] = []
        self.titles: list[str] = []
        self.endings: list[str] = []

    def find(self) -> Layout:
        if self.sheet.hidden or self._is_code_sheet():
            self._skip(self.numbers, "code_list")
            return self._layout()
        place = 0
        above: list[str] = []
        while place < len(self.numbers):
            heading = self.heads.at(place)
            if heading:
                place = self._block(place, heading, tuple(above))
                above = []
                continue
            number = self.numbers[place]
            if any(self.texts[number]):
                above += [cell for cell in self.texts[number] if cell]
                self.titles += [cell for cell in self.texts[number] if cell]
                self._skip([number], "title")
            place += 1
        return self._layout()

    def _layout(self) -> Layout:
        if self.blocks and not any(
            column.role and column.role.key in SUBJECTS
            for block in self.blocks
            for column in block.columns
        ):
            rows = [line.row for block in self.blocks for line in block.lines]
            self._skip(rows, "code_list")
            self.blocks = []
        found = tuple(sorted(self.skipped, key=lambda one: one.row))
        return Layout(tuple(self.blocks), found, tuple(self.titles), tuple(self.endings))

    def _is_code_sheet(self) -> bool:
        return words_of_heading(self.sheet.name) in CODE_SHEETS

    def _skip(self, rows: Sequence[int], why: str) -> None:
        for row in rows:
            if any(self.texts[row]):
                text = " · ".join(cell for cell in self.texts[row] if cell)
                self.skipped.append(Skipped(row, why, text))

    def _block(self, place: int, heading: tuple[int, ...], above: tuple[str, ...]) -> int:
        """Read one table from its headings on; gives the place of the row behind it."""
        self._skip(heading, "heading")
        columns = _once(self.heads.columns(heading))
        keys = {column.role.key: column.column - 1 for column in columns if column.role}
        subject = next((keys[key] for key in SUBJECTS if key in keys), None)
        end = place + len(heading)
        lines: list[Line] = []
        section, signed = "", False
        while end < len(self.numbers):
            number = self.numbers[end]
            again = self._same_heading(number, heading)
            if not again and self.heads.at(end):
                break
            if self._is_heading_of_next(end):
                break
            why = "repeated_heading" if again else self._why(number, keys.get("ordinal"), subject)
            signed = signed or (why == "signature" and not self._counted_below(end, keys))
            if signed and why != "blank":
                why = "signature"
                self.endings += [cell for cell in self.texts[number] if cell]
            if why == "section":
                section = self._section(number, keys.get("ordinal"))
            if why:
                self._skip([number], why)
            else:
                lines.append(Line(number, self.texts[number], self.values[number], section))
            end += 1
        self.blocks.append(Block(heading, columns, tuple(lines), above))
        return end

    def _why(self, number: int, ordinal: int | None, subject: int | None) -> str:
        said = self.by_hand.kinds.get(number)
        if said is not None:
            return "" if said == "data" else said
        own = _unmerged(self.sheet, number, self.texts[number])
        return rowkinds.kind_of(own, ordinal, subject)

    def _same_heading(self, number: int, heading: tuple[int, ...]) -> bool:
        found = [cell for cell in self.texts[number] if cell]
        if not found or len(found[0]) > LONGEST_HEADING or found[0].isdigit():
            return False
        first = words_of_heading(found[0])
        for row in heading:
            headings = [words_of_heading(cell) for cell in self.texts[row] if cell]
            if headings[:1] == [first] and headings == [words_of_heading(cell) for cell in found]:
                return True
        return False

    def _is_heading_of_next(self, place: int) -> bool:
        """A line of words right above other headings is their title, no section of this table."""
        number = self.numbers[place]
        if sum(1 for cell in self.texts[number] if cell) != 1 or number in self.by_hand.kinds:
            return False
        following = place + 1
        while following < len(self.numbers) and not any(self.texts[self.numbers[following]]):
            following += 1
        return following < len(self.numbers) and bool(self.heads.at(following))

    def _counted_below(self, place: int, keys: Mapping[str, int]) -> bool:
        """Whether a row of data still follows in this table."""
        ordinal = keys.get("ordinal")
        for number in self.numbers[place + 1 :]:
            cells = self.texts[number]
            if ordinal is not None and rowkinds.is_ordinal(cells[ordinal]):
                return sum(1 for cell in cells if cell) > 2
        return False

    def _section(self, number: int, ordinal: int | None) -> str:
        cells = self.texts[number]
        return next((c for place, c in enumerate(cells) if c and place != ordinal), "") or next(
            (cell for cell in cells if cell), ""
        )


def _once(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The first of two columns that mean the same keeps it."""
    seen: set[Role] = set()
    found: list[Column] = []
    for column in columns:
        role = column.role if column.role not in seen else None
        seen |= {role} if role else set()
        found.append(Column(column.column, column.group, column.name, role, column.more))
    return tuple(found)


def _unmerged(sheet: Sheet, number: int, texts: Sequence[str]) -> Sequence[str]:
    """A row's texts without those that a merged cell only repeats from above."""
    if not sheet.merged:
        return texts
    own = [text_of(value) for value in sheet.rows[number]]
    return own + [""] * (len(texts) - len(own))
