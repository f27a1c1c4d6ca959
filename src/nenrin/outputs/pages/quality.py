"""What became of every row that was read, by source and by file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from nenrin.outputs.pages.context import Context
from nenrin.sources import Intake
from nenrin.vocabulary import Figure


@dataclass(frozen=True)
class Line:
    """One file, or the sum of a source's files."""

    name: str
    span: str
    read: str
    used: str
    aside: str
    repaired: str
    reasons: str
    encoding: str
    digest: str
    total: bool


@dataclass(frozen=True)
class Quality:
    """The lines; ``rest`` says how many files are summed up in the first one only."""

    lines: tuple[Line, ...]
    rest: str


_MOST = 18
"""Files listed one by one; the totals count all of them."""


def quality(context: Context) -> Quality:
    """For every source its total, then its files, the latest first."""
    lines: list[Line] = []
    left = 0
    for source in dict.fromkeys(intake.source for intake in context.report.intakes):
        files = [intake for intake in context.report.intakes if intake.source == source]
        files.sort(key=lambda intake: (intake.last_day is not None, intake.last_day, intake.file), reverse=True)
        lines.append(_total(context, source, files))
        lines += [_line(context, intake) for intake in files[:_MOST]]
        left += max(0, len(files) - _MOST)
    return Quality(tuple(lines), context.text("files_left", count=left) if left else "")


def _count(context: Context, value: int) -> str:
    return context.words.show(Figure(float(value), "count"))


def _total(context: Context, source: str, files: list[Intake]) -> Line:
    days = [day for intake in files for day in (intake.first_day, intake.last_day) if day is not None]
    span = context.text("span", first=min(days).isoformat(), last=max(days).isoformat()) if days else ""
    return Line(
        context.text("source_total", source=source, count=len(files)), span,
        _count(context, sum(intake.rows_read for intake in files)),
        _count(context, sum(intake.rows_used for intake in files)),
        _count(context, sum(rows for intake in files for _, rows in intake.set_aside)),
        _count(context, sum(cells for intake in files for _, cells in intake.repaired)),
        _reasons(context, files), "", "", total=True,
    )


def _line(context: Context, intake: Intake) -> Line:
    span = ""
    if intake.first_day and intake.last_day:
        span = context.text("span", first=intake.first_day.isoformat(), last=intake.last_day.isoformat())
    return Line(
        intake.file, span, _count(context, intake.rows_read), _count(context, intake.rows_used),
        _count(context, sum(rows for _, rows in intake.set_aside)),
        _count(context, sum(cells for _, cells in intake.repaired)),
        "", intake.encoding or "", intake.sha256[:8], total=False,
    )


def _reasons(context: Context, files: Iterable[Intake]) -> str:
    """What was set aside or repaired in all files together, and how often."""
    counted: Counter[str] = Counter()
    for intake in files:
        for reason, count in (*intake.set_aside, *intake.repaired):
            counted[reason] += count
    return context.words.join([f"{count:,} {reason}" for reason, count in counted.items() if count])
