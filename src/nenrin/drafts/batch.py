"""Files that are one table: the same columns month after month, or one file for all."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from nenrin.drafts.column import DraftColumn, columns_of
from nenrin.sources import Hint, Seen, TableSeen, peek
from nenrin.sources.header import fold
from nenrin.vocabulary import Month

_MONTH = re.compile(r"(?<!\d)\d{4}-(0[1-9]|1[0-2])(?![-\d])")


@dataclass(frozen=True)
class Batch:
    """``pattern`` names the files from their ``folder``; ``others`` are sheets that were seen beside the one in use."""

    folder: Path
    pattern: str
    sheet: str | None
    files: tuple[str, ...]
    rows: int
    columns: tuple[DraftColumn, ...]
    first_day: dt.date | None
    last_day: dt.date | None
    encoding: str | None = None
    others: tuple[str, ...] = ()
    hints: tuple[Hint, ...] = ()

    @property
    def monthly(self) -> bool:
        """Whether a row is a month: there are no more rows than months."""
        if self.first_day is None or self.last_day is None:
            return False
        return self.rows <= Month.of(self.last_day) - Month.of(self.first_day) + 1

    def of_type(self, *types: str) -> tuple[DraftColumn, ...]:
        """Its columns whose type begins with one of these words."""
        return tuple(column for column in self.columns if column.type.startswith(types))


@dataclass(frozen=True)
class _Look:
    path: Path
    seen: Seen
    table: TableSeen


def siblings(batch: Batch) -> tuple[Path, ...]:
    """Every file in the folder that the pattern means, given or not."""
    found = batch.folder.glob(batch.pattern.replace("{month}", "[0-9][0-9][0-9][0-9]-[0-9][0-9]"))
    return tuple(sorted(path for path in found if not path.name.startswith(("~$", "."))))


def batches(files: Sequence[Path]) -> tuple[Batch, ...]:
    """Look at every file and put together those with the same columns; the fullest batch first. Raises Problems."""
    grouped: dict[tuple[Path, frozenset[str]], list[_Look]] = {}
    for path in dict.fromkeys(files):
        seen = peek(path, str(path))
        for table in sorted(seen.tables, key=_worth)[-1:]:
            headers = frozenset(fold(column.header) for column in table.columns)
            grouped.setdefault((path.parent, headers), []).append(_Look(path, seen, table))
    found = [_batch(folder, looks) for (folder, _), looks in grouped.items()]
    return tuple(sorted(found, key=lambda batch: _fullness(batch.last_day, batch.columns, batch.rows), reverse=True))


def _worth(table: TableSeen) -> tuple[bool, int, int]:
    return table.last_day is not None, sum(column.type != "text" for column in table.columns), table.rows


def _fullness(last_day: dt.date | None, columns: tuple[DraftColumn, ...], rows: int) -> tuple[bool, bool, int]:
    return last_day is not None, any(column.personal for column in columns), rows


def _batch(folder: Path, looks: list[_Look]) -> Batch:
    sheets = {look.table.sheet for look in looks}
    days = [day for look in looks for day in (look.table.first_day, look.table.last_day) if day is not None]
    names = tuple(sorted(look.path.name for look in looks))
    return Batch(
        folder, _pattern(names), sheets.pop() if len(sheets) == 1 else None, names,
        sum(look.table.rows for look in looks), columns_of([look.table.columns for look in looks]),
        min(days, default=None), max(days, default=None),
        next((look.seen.encoding for look in looks if look.seen.encoding not in {None, "utf-8", "utf-8-sig"}), None),
        tuple(dict.fromkeys(_beside(looks))), tuple(dict.fromkeys(hint for look in looks for hint in look.table.hints)),
    )


def _beside(looks: Iterable[_Look]) -> Iterable[str]:
    return (str(table.sheet) for look in looks for table in look.seen.tables if table is not look.table)


def _pattern(names: tuple[str, ...]) -> str:
    """``2011-11.xlsx`` → ``{month}.xlsx``; several other names → what they have in common and ``*``."""
    monthly = {_MONTH.sub("{month}", name) for name in names}
    if len(monthly) == 1 and "{month}" in next(iter(monthly)):
        return monthly.pop()
    if len(names) == 1:
        return names[0]
    start = _common(names)
    end = _common([name[len(start):][::-1] for name in names])[::-1]
    return f"{start}*{end}"


def _common(names: Sequence[str]) -> str:
    """The letters with which all begin."""
    first, last = min(names), max(names)
    differ = (at for at, (one, other) in enumerate(zip(first, last, strict=False)) if one != other)
    return first[: next(differ, min(len(first), len(last)))]
