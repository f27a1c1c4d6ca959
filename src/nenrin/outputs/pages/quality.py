"""What became of every row that was read, by source and by file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from nenrin.outputs.pages.context import Context
from nenrin.outputs.pages.shapes import Number
from nenrin.sources import Intake, Remark, latest_first, remarks
from nenrin.vocabulary import Fact, Sentence, joined


@dataclass(frozen=True)
class Line:
    """One file, or the sum of a source's files; of the sum, how and how often the source is updated."""

    name: Markup
    span: Markup
    read: Number
    used: Number
    aside: Number
    repaired: Number
    reasons: Markup
    encoding: str
    digest: str
    total: bool
    update: Markup


@dataclass(frozen=True)
class Quality:
    """The lines; ``rest`` says how many files are summed up in the first one only."""

    lines: tuple[Line, ...]
    rest: Markup


_MOST = 12
"""Files listed one by one; the totals count all of them."""
_MOST_NOTES = 5
"""Different notes told for each source; the workbook lists them all."""


def quality(context: Context) -> Quality:
    """For every source its total, then its files, the latest first."""
    lines: list[Line] = []
    left = 0
    for source in dict.fromkeys(intake.source for intake in context.report.intakes):
        files = latest_first(intake for intake in context.report.intakes if intake.source == source)
        lines.append(_total(context, source, files))
        lines += [_line(context, intake) for intake in files[:_MOST]]
        left += max(0, len(files) - _MOST)
    return Quality(tuple(lines), context.told("files_left", count=left) if left else Markup(""))


def _count(context: Context, value: int, what: str) -> Number:
    return context.count(value, f"page.quality.{what}")


def _total(context: Context, source: str, files: Sequence[Intake]) -> Line:
    days = [day for intake in files for day in (intake.first_day, intake.last_day) if day is not None]
    span = _span(context, min(days), max(days)) if days else Markup("")
    facts: dict[str, Fact] = {"source": context.report.measures.names.source(source), "count": len(files)}
    return Line(
        context.owned(Sentence("page.source_total", facts), source), span,
        _count(context, sum(intake.rows_read for intake in files), f"read.{source}"),
        _count(context, sum(intake.rows_used for intake in files), f"used.{source}"),
        _count(context, sum(rows for intake in files for _, rows in intake.set_aside), f"aside.{source}"),
        _count(context, sum(cells for intake in files for _, cells in intake.repaired), f"repaired.{source}"),
        _remarks(context, source, files), "", "", total=True, update=_update(context, source),
    )


def _update(context: Context, source: str) -> Markup:
    """How often and how the source is kept up, where the configuration says so."""
    known = context.report.sources.get(source)
    said = [label for label in (known.update.frequency, known.update.method) if label] if known is not None else []
    return context.told("source_update", update=joined(said, " – ")) if said else Markup("")


def _line(context: Context, intake: Intake) -> Line:
    known = intake.first_day and intake.last_day
    span = _span(context, intake.first_day, intake.last_day) if known else Markup("")
    place = f"{intake.source}.{intake.file}"
    return Line(
        context.write(Sentence("common.plain", {"text": intake.file})), span,
        _count(context, intake.rows_read, f"read.{place}"), _count(context, intake.rows_used, f"used.{place}"),
        _count(context, sum(rows for _, rows in intake.set_aside), f"aside.{place}"),
        _count(context, sum(cells for _, cells in intake.repaired), f"repaired.{place}"),
        Markup(""), intake.encoding or "", intake.sha256[:8], total=False, update=Markup(""),
    )


def _span(context: Context, first: dt.date | None, last: dt.date | None) -> Markup:
    return context.told("span", first=str(first), last=str(last))


def _remarks(context: Context, source: str, files: Sequence[Intake]) -> Markup:
    """What was set aside or repaired in all files together, and how often; then what was noted, and on how many."""
    told, noted = [], 0
    for number, remark in enumerate(remarks(files), 1):
        noted += remark.note
        if noted <= _MOST_NOTES:
            told.append(context.owned(_remark(remark, len(files)), f"{source}.{number}"))
    if noted > _MOST_NOTES:
        told.append(context.owned(Sentence("source.more_notes", {"count": noted - _MOST_NOTES}), source))
    return Markup("<br>").join(told)


def _remark(remark: Remark, files: int) -> Sentence:
    """With its count, unless it is a note on the only file."""
    if remark.note:
        facts: dict[str, Fact] = {"note": remark.said, "count": remark.count}
        return remark.said if files == 1 else Sentence("source.in_files", facts)
    return Sentence("page.reason", {"count": remark.count, "reason": remark.said})
