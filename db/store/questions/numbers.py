"""What is counted, summed or shared of a question, and by what it is broken down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from db.model.catalog import Kind
from db.model.questions import By, Question
from db.model.texts import say
from db.store.questions.conditions import Conditions
from db.store.questions.reaching import Scope

STEPS: Mapping[str, str] = {
    "year": "left({text}, 4)",
    "quarter": "CASE WHEN length({text}) > 4 THEN left({text}, 4) || '-Q' || quarter({day}) END",
    "month": "CASE WHEN length({text}) > 4 AND {text} NOT LIKE '%Q%' THEN left({text}, 7) END",
}
MEASURES: Mapping[str, str] = {
    "sum": "sum({column})",
    "average": "round(avg({column}), 2)",
    "least": "min({column})",
    "most": "max({column})",
    "distinct": "count(DISTINCT {column})",
}


@dataclass(frozen=True, slots=True)
class Output:
    """A column of the answer: its heading, and the kind of what stands in it.

    ``worked_out``: a number of ours; ``part``: a share in hundredths.
    """

    name: str
    kind: Kind
    worked_out: bool = False
    part: bool = False


class Maker(Conditions):
    """A statement that puts rows together."""

    def group(self, scope: Scope, by: By) -> tuple[str, str, Kind]:
        """What is shown of a group, what else parts the groups, and the kind of what is shown."""
        steps = tuple(by.path.split("."))
        sql, column = self.column(scope, steps)
        if by.step:
            return STEPS[by.step].format(text=sql, day=f"{sql}__day"), "", Kind.DATE
        name, kind = self.shown(scope, by.path)
        # two rows of one name stay two groups
        return name, sql if column.kind in (Kind.LINK, Kind.CHOICE) else "", kind

    def grouped_order(self, scope: Scope, path: str, place: int) -> str:
        """Where a group stands among the others: choices as their list has them."""
        _, column = self.column(scope, path.split("."))
        if column.kind is Kind.CHOICE:
            return f"min({self.column(scope, (*path.split('.'), 'position'))[0]})"
        return str(place)

    def measured(self, scope: Scope, question: Question) -> list[tuple[str, Output]]:
        """The numbers of a group with their headings."""
        label = self.schema[question.table].label.in_language(self.language).lower()
        count = Output(say(self.language, "questions.number_of", what=label), Kind.WHOLE)
        if question.measure == "count":
            return [("count(*)", count)]
        if question.measure == "share":
            return self._share(scope, question, count)
        sql, column = self.column(scope, question.field.split("."))
        field = self.called(question.table, question.field)
        # a word before it takes its capital
        what = field if question.measure in ("average", "least", "most") else field.lower()
        name = say(self.language, f"questions.{question.measure}_of", what=what)
        kind = Kind.WHOLE if question.measure == "distinct" else Kind.DECIMAL
        whole = column.kind is Kind.WHOLE and question.measure != "average"
        return [
            (
                MEASURES[question.measure].format(column=sql),
                Output(name, Kind.WHOLE if whole else kind),
            )
        ]

    def _share(self, scope: Scope, question: Question, count: Output) -> list[tuple[str, Output]]:
        """The part, the whole and the hundredths; without conditions the part is the group."""
        percent = Output(say(self.language, "questions.percent"), Kind.DECIMAL, part=True)
        if not question.share:
            of_all = "round(100.0 * count(*) / sum(count(*)) OVER (), 1)"
            return [("count(*)", count), (of_all, percent)]
        test = self.together(scope, question.share, False)
        part = f"count(*) FILTER (WHERE {test})"
        named = Output(say(self.language, "questions.part_of", what=count.name), Kind.WHOLE)
        hundredths = f"round(100.0 * {part} / nullif(count(*), 0), 1)"
        return [(part, named), ("count(*)", count), (hundredths, percent)]
