"""The head that every sheet carries: title, what to read here, and whether the figures can be relied on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from nenrin.sheets import formats
from nenrin.sheets.address import spot
from nenrin.sheets.cell import Cell
from nenrin.sheets.drawing import Rule
from nenrin.sheets.layout import STATUS, SUBTITLE, TITLE, Layout, serial
from nenrin.sheets.rows import HEAD

Status: TypeAlias = tuple[tuple[int, int], tuple[int, int], tuple[int, int]]
"""The columns of the status line: label and value of the month, of integrity, of as issued."""


def head(layout: Layout, sheet: str, status: Status, title: str | None = None, says: int = 0) -> list[Cell]:
    """Title, subtitle (in the column ``says``: what is repeated on every page would cut it off), the status line."""
    words, report = layout.words, layout.report
    (month, month_at), (integrity, integrity_at), (issued, issued_at) = status
    return [
        Cell(TITLE, 0, title or words.text(f"sheet.{sheet}.title"), role="title"),
        Cell(SUBTITLE, says, words.text(f"sheet.{sheet}.subtitle"), role="subtitle"),
        Cell(STATUS, month, words.text("sheet.status.month"), role="label"),
        Cell(STATUS, month_at, serial(report.month), "report_month", "status_date", formats.month(words)),
        Cell(STATUS, integrity, words.text("sheet.status.integrity"), role="label_right"),
        Cell(STATUS, integrity_at, words.text(f"sheet.result.{layout.integrity}"), "check_integrity", "status"),
        Cell(STATUS, issued, words.text("sheet.status.issued"), role="label_right"),
        Cell(STATUS, issued_at, words.text("sheet.result.pass"), "check_as_issued", "status"),
    ]


def status_rules(layout: Layout, status: Status) -> tuple[Rule, ...]:
    """Green, red and amber behind the two results of the status line."""
    return tuple(rule for _, column in status[1:] for rule in result_rules(layout, spot(STATUS, column)))


def result_rules(layout: Layout, where: str) -> tuple[Rule, ...]:
    """The look of every result in an area."""
    first, words = where.split(":", maxsplit=1)[0], layout.words
    looks = {"pass": "pass", "fail": "fail", "changed": "changed", "open": "changed"}
    return tuple(
        Rule(where, f'{first}="{words.text(f"sheet.result.{result}")}"', look)  # type: ignore[arg-type]
        for result, look in looks.items()
    )


def titles(
    layout: Layout, sheet: str, columns: Iterable[tuple[int, str]], row: int = HEAD, left: int = 1,
) -> list[Cell]:
    """Column titles: (column, key of the text); the first ``left`` columns are aligned left."""
    texts = {column: layout.words.text(f"sheet.{sheet}.column.{key}") for column, key in columns}
    return [Cell(row, column, text, role="head_left" if column < left else "head") for column, text in texts.items()]


def band(row: int, columns: tuple[int, int], text: str) -> list[Cell]:
    """A title across a block of rows."""
    first, last = columns
    rest = (Cell(row, column, None, role="section") for column in range(first + 1, last + 1))
    return [Cell(row, first, text, role="section"), *rest]
