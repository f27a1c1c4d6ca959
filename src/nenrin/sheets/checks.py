"""Checks: what must hold, each line a short formula; the two results in the head of every sheet."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.sheets.address import area, spot
from nenrin.sheets.book import Sheet
from nenrin.sheets.cell import Cell
from nenrin.sheets.check_lines import Line, lines
from nenrin.sheets.check_runs import RESULT, VALUE, below, runs
from nenrin.sheets.frame import head, result_rules, status_rules
from nenrin.sheets.layout import Layout
from nenrin.sheets.reported_links import tied
from nenrin.sheets.rows import BODY, HEAD
from nenrin.sheets.settings import TOLERANCE

_STATUS = ((1, 2), (3, 4), (5, 6))
_COLUMNS = ("number", "check", "proves", "value", "limit", "result")
_WIDTHS = (6, 57, 80, 12, 12, 12, 12)


def checks(layout: Layout) -> Sheet:
    """Arithmetic must always hold; data may rightly say CHANGED after a what-if edit."""
    found = lines(layout)
    results = area((BODY, RESULT), (_master_rows(layout)["check_as_issued"], RESULT))
    return Sheet(
        name=layout.name("checks"),
        cells=(*head(layout, "checks", _STATUS), *_titles(layout),
               *(cell for row, line in enumerate(found, BODY) for cell in _line(layout, row, line)),
               *runs(layout), *_complete(layout, below(layout)), *_master(layout, found)),
        widths=tuple((column, column, width) for column, width in enumerate(_WIDTHS)),
        heights=((HEAD, 22),),
        freeze=(BODY, 0),
        head=HEAD,
        tab="output",
        rules=(*status_rules(layout, _STATUS), *result_rules(layout, results)),
    )


def names(layout: Layout) -> tuple[tuple[str, str], ...]:
    """The defined names of the two results, and of what a data check says when it does not hold."""
    rows = _master_rows(layout)
    return tuple((name, layout.cell("checks", row, RESULT, "both")) for name, row in rows.items())


def _titles(layout: Layout) -> Iterator[Cell]:
    for column, name in enumerate(_COLUMNS):
        role = "head_left" if name in ("check", "proves") else "head"
        yield Cell(HEAD, column, layout.words.text(f"sheet.checks.column.{name}"), role=role)


def _line(layout: Layout, row: int, line: Line) -> Iterator[Cell]:
    words = layout.words
    value, limit = spot(row, VALUE), spot(row, 4)
    say = {name: f'"{words.text(f"sheet.result.{name}")}"' for name in ("pass", "fail", "changed", "open")}
    facts = dict(line.facts) if line.key != "reported" else tied(layout)
    otherwise = {"arithmetic": say["fail"], "data": "check_otherwise", "issued": say["changed"], "open": say["open"]}
    yield Cell(row, 0, float(row - BODY + 1), role="grey_centre", number_format="0")
    yield Cell(row, 1, words.text(f"sheet.check.{line.key}"), role="text_bold")
    yield Cell(row, 2, words.text(f"sheet.check.{line.key}_proves", **facts), role="grey_wrapped_middle")
    yield Cell(row, VALUE, line.value, line.formula, "number", "General")
    limited = line.limit == "tol"
    number = "0E+00" if limited else "0"
    yield Cell(row, 4, TOLERANCE if limited else 0.0, line.limit if limited else None, "number", number)
    holds = f"IF({value}<={limit},{say['pass']},{otherwise[line.kind]})"
    result = f"IF(ISERROR({value}),{say['fail']},{holds})"
    if line.optional:
        absent = f'IF(ISERROR({value}),{say["fail"]},"{words.text("sheet.result.none")}")'
        result = f"IF(ISNUMBER({value}),{holds},{absent})"
    yield Cell(row, RESULT, words.text(f"sheet.result.{line.result}"), result, "result")


def _complete(layout: Layout, row: int) -> Iterator[Cell]:
    """Whether anything was left out of the workbook: open, not wrong."""
    words, without = layout.words, layout.omitted
    yield Cell(row, 0, None, role="text")
    yield Cell(row, 1, words.text("sheet.checks.complete"), role="text_bold")
    said = "\n".join(words.text(f"sheet.omitted.{one.key}", **one.facts) for one in without)
    yield Cell(row, 2, said or words.text("sheet.checks.nothing_omitted"), role="grey_wrapped_middle")
    yield Cell(row, 3, float(len(without)), role="number", number_format="0")
    yield Cell(row, 4, "–", role="number_grey")
    yield Cell(row, RESULT, words.text(f"sheet.result.{'open' if without else 'pass'}"), role="result")


def _master_rows(layout: Layout) -> dict[str, int]:
    row = below(layout) + 2
    return {"check_integrity": row, "check_as_issued": row + 1, "check_otherwise": row + 2}


def _master(layout: Layout, found: tuple[Line, ...]) -> Iterator[Cell]:
    """Integrity: nothing fails. As issued: nothing was edited."""
    words, rows = layout.words, _master_rows(layout)
    say = {name: words.text(f"sheet.result.{name}") for name in ("pass", "fail", "changed")}
    results = area((BODY, RESULT), (rows["check_integrity"] - 2, RESULT))
    issued = [row for row, line in enumerate(found, BODY) if line.kind == "issued"]
    said = area((issued[0], RESULT), (issued[-1], RESULT))
    edited = f'COUNTIF({said},"{say["changed"]}")'
    formulas = {
        "check_integrity": f'IF(COUNTIF({results},"{say["fail"]}")=0,"{say["pass"]}","{say["fail"]}")',
        "check_as_issued": f'IF({edited}=0,"{say["pass"]}","{say["changed"]}")',
        "check_otherwise": f'IF({edited}=0,"{say["fail"]}","{say["changed"]}")',
    }
    values = dict.fromkeys(rows, say["pass"]) | {"check_otherwise": say["fail"]}
    values["check_integrity"] = say[layout.integrity]
    for name, row in rows.items():
        yield Cell(row, 1, words.text(f"sheet.checks.{name}"), role="text_bold")
        yield Cell(row, 2, words.text(f"sheet.checks.{name}_note"), role="grey_wrapped_middle")
        yield Cell(row, RESULT, values[name], formulas[name], "grey_centre" if name == "check_otherwise" else "result")
