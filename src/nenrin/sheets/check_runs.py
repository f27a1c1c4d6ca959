"""What the run itself proved, on Checks: what it measured, how much that may be, and in how many cases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nenrin.report import Check
from nenrin.sheets import files
from nenrin.sheets.address import area
from nenrin.sheets.cell import Cell
from nenrin.sheets.check_lines import lines
from nenrin.sheets.frame import band
from nenrin.sheets.layout import Layout
from nenrin.sheets.rows import BODY
from nenrin.vocabulary import Fact, Figure

VALUE, LIMIT, RESULT, CASES = 3, 4, 5, 6
"""The columns of the values, of their limits, of the results, and of the cases that the run went through."""
_MEASURED = {"worst": VALUE, "wrong": VALUE, "lost": VALUE, "day": VALUE, "days": VALUE, "usual": LIMIT,
             "count": CASES, "read": CASES}
"""Where each fact of what a check says stands."""
_LINKED = {"lost": "lost", "read": "read"}
"""What Data sums up itself."""


def runs(layout: Layout) -> Iterator[Cell]:
    """A row for every check of the run, below a title."""
    words, first = layout.words, _first(layout)
    yield from band(first - 1, (0, CASES), words.text("sheet.checks.run"))
    yield Cell(first - 1, CASES, words.text("sheet.checks.cases"), role="total")
    for at, check in enumerate(layout.report.checks, first):
        yield Cell(at, 0, None, role="text")
        yield Cell(at, 1, words.text(f"check.{check.name}"), role="middle_wrapped_bold")
        yield Cell(at, 2, words.say(check.detail), role="grey_wrapped_middle")
        for column in (VALUE, LIMIT, CASES):
            yield Cell(at, column, "–", role="number_grey")
        if check.limit is not None:
            yield Cell(at, LIMIT, check.limit, role="number_grey", number_format="0E+00" if check.limit else "0")
        for name, column, number in _measured(check):
            linked = files.sum_cell(layout, _LINKED[name]) if name in _LINKED else None
            said = "General" if column == VALUE else "#,##0"
            yield Cell(at, column, number, linked, "linked" if linked else "number_grey", said)
        yield Cell(at, RESULT, words.text(f"sheet.result.{'pass' if check.passed else 'fail'}"), role="result")


def numbers(layout: Layout) -> Iterator[tuple[str, str]]:
    """The name of every number that the report prints of a check, and its cell.

    Why a month is not whole is said elsewhere too: of another source a number of the same name may be another.
    """
    printed = {one.id: one.value for one in layout.reported}
    for at, check in enumerate(layout.report.checks, _first(layout)):
        for fact, column, number in _measured(check):
            name = f"said.{check.detail.plan}.{fact}"
            if fact not in _LINKED and (name.startswith("said.check.") or printed.get(name) == number):
                yield name, layout.cell("checks", at, column)


def results_area(layout: Layout) -> str:
    """The results of the run's checks."""
    first = _first(layout)
    return layout.on("checks", area((first, RESULT), (first + len(layout.report.checks) - 1, RESULT)))


def below(layout: Layout) -> int:
    """The first row below."""
    return _first(layout) + len(layout.report.checks)


def _first(layout: Layout) -> int:
    return BODY + len(lines(layout)) + 2


def _measured(check: Check) -> Iterable[tuple[str, int, float]]:
    """Fact, column and number of what a check says."""
    for name, column in _MEASURED.items():
        number = _number(check.detail.facts.get(name))
        if number is not None:
            yield name, column, number


def _number(fact: Fact | None) -> float | None:
    """A count, or a number that is written out already."""
    if isinstance(fact, Figure):
        return fact.value
    return float(fact) if isinstance(fact, int | str) else None
