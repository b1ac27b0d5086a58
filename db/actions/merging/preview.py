"""What a file would do to the register, row by row; nothing is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from db.actions.importing.lines import READY, Draft, Line, Question
from db.actions.merging.around import ABOUT_PEOPLE, Around, Doubts
from db.actions.merging.drafts import Drafter
from db.actions.merging.fields import SILENT
from db.actions.merging.places import tasks, units
from db.actions.merging.shape import LEFT, Merge, Offer, Part, Said
from db.actions.merging.spots import SHEET
from db.actions.merging.subjects import nominated, of_subjects
from db.actions.merging.totals import totals
from db.actions.unpaused import unpaused
from db.model.people import User, may_run_the_office
from db.model.problems import Problem, reject
from db.model.reading.result import Reading, Row, SheetRead, Table
from db.model.reading.targets import TARGETS
from db.store.connection import Store

# who is nominated is known before who is marked
ORDER = ("nomination", "exemplar", "award", "unit", "mark", "task")
SEVERAL = "; "


def preview(
    store: Store, user: User, reading: Reading, said: Said | None = None, language: str = "vi"
) -> Merge:
    """Every row of a file as it would go in: new, there already, to be chosen, or not taken.

    Rejected for who may not, and for a table that files are not taken into.
    """
    if not may_run_the_office(user):
        raise reject("not_allowed")
    said = said or Said()
    for table in (table for sheet in reading.sheets for table in sheet.tables):
        if table.target not in TARGETS:
            facts = {"tables": ", ".join(TARGETS)}
            raise reject("not_a_target", value=table.target, facts=facts)
    with unpaused():
        return _merged(store, user, reading, said, language)


def _merged(store: Store, user: User, reading: Reading, said: Said, language: str) -> Merge:
    tables = [(sheet, table) for sheet in reading.sheets for table in sheet.tables]
    head = store.head
    work = _Work(Around.of(store, user, reading, said, language), reading)
    for sheet, table in tables:
        work.draft(sheet, table)
    work.read()
    return Merge(
        tuple(work.part(sheet, table) for sheet, table in tables),
        {sheet.name: sheet.skipped for sheet in reading.sheets},
        said,
        work.around.asked({table.target for _, table in tables if table.rows}),
        frozenset(work.around.people.apart),
        head,
    )


@dataclass
class _Work:
    """The rows of a file on their way to offers."""

    around: Around
    reading: Reading
    found: dict[str, list[tuple[Row, Draft]]] = field(default_factory=dict)
    doubts: Doubts = field(default_factory=dict)
    sources: dict[int, Mapping[str, str]] = field(default_factory=dict)
    lines: dict[int, Line] = field(default_factory=dict)
    drafters: dict[tuple[str, int], Drafter] = field(default_factory=dict)

    def draft(self, sheet: SheetRead, table: Table) -> None:
        around, target = self.around, table.target
        drafter = Drafter(
            target, sheet.name, table, around.reader(target), around.spots, around.said,
            around.choice,
        )  # fmt: skip
        self.drafters[sheet.name, table.heading[0]] = drafter
        for row, draft, doubts in drafter.drafts():
            self.doubts[draft.line] = list(doubts)
            self.sources[draft.line] = draft.sources
            if (sheet.name, row.row) in around.said.left_rows:
                self.lines[draft.line] = _left(draft)
            else:
                self._choose_award(draft, drafter)
                self.found.setdefault(target, []).append((row, draft))

    def _choose_award(self, draft: Draft, drafter: Drafter) -> None:
        """A row that crosses several awards is for one of them; a person says which."""
        key = "award_title" if "award_title" in draft.texts else "title"
        parts = draft.texts.get(key, "").split(SEVERAL)
        if len(parts) == 1 or key in draft.corrected or key in draft.left:
            return
        named = [drafter.reader.meant(draft, key, part).id for part in parts]
        labels = drafter.reader.labels(key)
        chosen = drafter.reader.answers.get((draft.line, key))
        if chosen in labels:
            draft.values[key] = chosen
        else:
            text = draft.texts[key]
            known = {row: labels[row] for row in named if row is not None}
            draft.questions.append(Question(key, text, known or labels))
        draft.held |= {key}

    def read(self) -> None:
        """Compare the rows with the register, table by table, then with each other."""
        people = [draft for name in ABOUT_PEOPLE for _, draft in self.found.get(name, ())]
        self.around.meet(self.reading, people)
        for target in ORDER:
            for line in self._lines(target, self.found.get(target, ())):
                self.lines[line.line] = line
        self._once_a_cell()

    def _lines(self, target: str, found: Sequence[tuple[Row, Draft]]) -> Iterable[Line]:
        drafts = [draft for _, draft in found]
        match target if found else "":
            case "":
                return ()
            case "nomination":
                return nominated(self.around, drafts, self.doubts)
            case "unit":
                return units(self.around, found)
            case "mark":
                return totals(self.around, drafts)
            case "task":
                return tasks(self.around, found, self.doubts)
            case _:
                return of_subjects(self.around, target, drafts)

    def _once_a_cell(self) -> None:
        """Two rows of a file that say different things of one cell cannot both be right."""
        told: dict[tuple[str, int, str], tuple[int, object]] = {}
        for number in sorted(self.lines):
            line = self.lines[number]
            if line.state not in READY or not line.cells:
                continue
            cells, problems = [], []
            for cell in line.cells:
                key = (cell.table, cell.row, cell.field)
                other, new = told.setdefault(key, (number, cell.new))
                if other == number:
                    cells.append(cell)
                elif new != cell.new:
                    facts = {"other": other}
                    problems.append(
                        Problem("said_otherwise", cell.table, cell.key, number, cell.becomes, facts)
                    )
            if problems:
                self.lines[number] = replace(line, state="refused", problems=tuple(problems))
            elif len(cells) < len(line.cells):
                state = "same" if line.state == "update" and not cells else line.state
                self.lines[number] = replace(line, state=state, cells=tuple(cells))

    def part(self, sheet: SheetRead, table: Table) -> Part:
        drafter = self.drafters[sheet.name, table.heading[0]]
        named = [(column, drafter.key_of(column)) for column in table.columns]
        filled = tuple(dict.fromkeys(key for _, key in named if key))
        nowhere = tuple(
            column.name
            for column, key in named
            if column.role and not key and column.role.key not in SILENT
        )
        offers = tuple(self._offer(sheet.name, row, drafter) for row in table.rows)
        return Part(sheet.name, table.heading, table.target, filled, offers, nowhere)

    def _offer(self, sheet: str, row: Row, drafter: Drafter) -> Offer:
        number = self.around.spots.line(sheet, row.row)
        line = self.lines[number]
        told = replace(
            line, line=row.row, shown=drafter.reader.shown(line.values),
            problems=tuple(self._told(problem, sheet) for problem in line.problems),
        )  # fmt: skip
        doubts = tuple(self._told(problem, sheet) for problem in self.doubts[number])
        return Offer(sheet, row.kind, told, doubts, self.sources[number])

    def _told(self, problem: Problem, sheet: str) -> Problem:
        """The problem with rows as the sheet counts them."""
        facts: Mapping[str, object] = problem.facts
        code = problem.code
        if "other" in facts:
            there, row = self.around.spots.spot(int(str(facts["other"])))
            facts = {**facts, "other": row, "sheet": there}
            code = "twice_in_file" if code == "twice_in_block" else code
        at = problem.row % SHEET if problem.row else None
        return replace(problem, code=code, row=at, facts={"sheet": sheet, **facts})


def _left(draft: Draft) -> Line:
    """A row that a person does not take, as it was read."""
    title = next((draft.values[key] for key in ("name", "content") if key in draft.values), "")
    return Line(draft.line, LEFT, str(title), draft.values, texts=draft.texts)
