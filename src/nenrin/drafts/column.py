"""A column of the draft: its canonical name, and the type that it has in every file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from nenrin.drafts.name import canonical
from nenrin.sources import ColumnSeen
from nenrin.sources.header import fold

_PERSONAL = frozenset({"customer_name", "kana", "email", "phone", "address", "birth_date"})


@dataclass(frozen=True)
class DraftColumn:
    """``distinct`` is the most of any one file; ``unique``: in none does a value stand twice.

    ``strip``: the sign of money that is to be cut off.
    """

    name: str
    headers: tuple[str, ...]
    type: str
    blanks: int
    distinct: int
    unique: bool
    personal: bool
    strip: str = ""

    @property
    def header(self) -> str:
        """As it stands in the first file."""
        return self.headers[0]


def columns_of(tables: Sequence[tuple[ColumnSeen, ...]]) -> tuple[DraftColumn, ...]:
    """The columns of tables with the same headers, in the order of the first."""
    names: list[str] = []
    columns = []
    for number, first in enumerate(tables[0], start=1):
        alike = [seen for table in tables for seen in table if fold(seen.header) == fold(first.header)]
        names.append(canonical(first.header, number, _taken(names, first, tables[0])))
        columns.append(DraftColumn(
            names[-1], tuple(dict.fromkeys(seen.header for seen in alike)), _common([seen.type for seen in alike]),
            sum(seen.blanks for seen in alike), max(seen.distinct for seen in alike),
            all(seen.unique for seen in alike), any(seen.personal for seen in alike) or names[-1] in _PERSONAL,
            next((seen.strip for seen in alike if seen.strip), ""),
        ))
    return tuple(columns)


def _taken(names: list[str], column: ColumnSeen, table: tuple[ColumnSeen, ...]) -> Callable[[str], bool]:
    others = {fold(seen.header) for seen in table} - {fold(column.header)}
    return lambda name: name in names or fold(name) in others


def _common(types: list[str]) -> str:
    """The narrowest type that holds what each file holds."""
    kinds = set(types)
    decimals = [int(kind.rstrip(")").split(",")[1]) for kind in kinds if kind.startswith("decimal")]
    rest = {kind for kind in kinds if not kind.startswith("decimal")}
    if decimals and rest <= {"integer"}:
        return f"decimal(18,{max(decimals)})"
    if kinds == {"date", "datetime"}:
        return "datetime"
    if kinds <= {"integer", "float"} | {kind for kind in kinds if kind.startswith("decimal")} and len(kinds) > 1:
        return "float"
    return kinds.pop() if len(kinds) == 1 else "id" if "id" in kinds else "text"
