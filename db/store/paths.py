"""Fields reached over links: from a path such as exemplar.subject.name to joins and a column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from db.model.catalog import Field, Kind, Label, Table
from db.store import as_of

ID = Field("id", Kind.WHOLE, Label("Số", "Id"))


class Joins:
    """The joins that a query over one table needs; the table itself is ``t``."""

    def __init__(self, catalogue: Mapping[str, Table], table: Table, bundle: int | None = None):
        self._catalogue = catalogue
        self._table = table
        self._bundle = bundle
        self._aliases: dict[tuple[str, ...], str] = {(): "t"}
        self._joins: list[str] = []

    def column(self, path: Sequence[str]) -> tuple[str, Field]:
        """The SQL of the last field of the path, and that field; KeyError for an unknown one."""
        table, alias = self._table, "t"
        for depth, name in enumerate(path[:-1], start=1):
            link = table.field(name)
            target = "lookup" if link.kind is Kind.CHOICE else link.target
            table = self._catalogue[target]
            alias = self._join(tuple(path[:depth]), alias, name, table)
        if path[-1] == "id":
            return f"{alias}.id", ID
        described = table.field(path[-1])
        return f'{alias}."{described.name}"', described

    def title(self, path: Sequence[str], table: Table) -> tuple[tuple[str, ...], Field]:
        """The path on to the field that names a row of ``table``, links followed to the end."""
        if table.title == "id":
            return (*path, "id"), ID
        described = table.field(table.title)
        while described.kind is Kind.LINK:
            path = (*path, described.name)
            table = self._catalogue[described.target]
            described = table.field(table.title)
        if described.kind is Kind.CHOICE:
            return (*path, described.name, "label_vi"), self._catalogue["lookup"].field("label_vi")
        return (*path, described.name), described

    def title_of(self, path: Sequence[str], link: Field) -> tuple[tuple[str, ...], Field]:
        """The path on from a link to the field that names the row behind it."""
        return self.title(tuple(path), self._catalogue[link.target])

    def sql(self) -> str:
        return " ".join(self._joins)

    def _join(self, path: tuple[str, ...], alias: str, name: str, table: Table) -> str:
        if path not in self._aliases:
            made = f"j{len(self._joins) + 1}"
            source = as_of.rows_of(table, self._bundle)
            self._joins.append(f'LEFT JOIN {source} AS {made} ON {made}.id = {alias}."{name}"')
            self._aliases[path] = made
        return self._aliases[path]
