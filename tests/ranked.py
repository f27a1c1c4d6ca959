"""What Unexplained must show of a month: its call-outs by number, their words, and what the charts below them draw."""

from __future__ import annotations

import re

import pytest

from nenrin.findings import Callout, Findings
from nenrin.report import Report
from nenrin.sheets import Chart, Sheet
from nenrin.sheets.address import number_of
from nenrin.sheets.callout_columns import AT
from nenrin.sheets.callout_words import TEXT
from nenrin.sheets.layout import serial
from nenrin.sheets.rows import BODY
from nenrin.vocabulary import Month
from nenrin.words import Words
from opened_workbook import Opened

FACTS = {"change": "change", "expected_change": "expected_change", "explained": "explained",
         "unexplained": "unexplained", "covered": "share_covered", "effect": "effect_on_root"}
"""Columns of the sheet and the engine's own numbers."""
_AREA = re.compile(r"(?:'([^']+)'|(\w+))!\$([A-Z]+)\$(\d+):\$([A-Z]+)\$(\d+)")
_MONTHS = 13


def sheet(opened: Opened) -> Sheet:
    """Unexplained, in any language."""
    return opened.book.sheets[5]


def rows(opened: Opened) -> int:
    """How many call-outs the sheet has room for."""
    return sum(cell.column == AT["closes"] and cell.formula is not None for cell in sheet(opened).cells)


def assert_ranked(opened: Opened, report: Report, found: Findings, words: Words) -> None:
    """Row n holds call-out n; the rows below are blank."""
    shown, listed = sheet(opened).name, list(found.callouts)
    assert rows(opened) >= len(listed)
    for place in range(rows(opened)):
        row = {name: opened.get(shown, BODY + place, column) for name, column in AT.items()}
        if place >= len(listed):
            assert set(row.values()) == {""}, (place, row)
            continue
        _assert_row(row, report, listed[place], words)


def _assert_row(row: dict[str, float | str | bool | None], report: Report, one: Callout, words: Words) -> None:
    assert (row["number"], row["kpi"]) == (one.number, words.label(report.label(one.kpi)))
    state = words.state(one.state)
    assert row["state"] in (state, state.replace("plan", "target"))     # which of the two, Verdicts is asked elsewhere
    assert row["closes"] in (0, "–")
    size = max(1.0, *(abs(getattr(one, fact) or 0.0) for fact in FACTS.values()))
    for name, fact in FACTS.items():
        wanted, cell = getattr(one, fact), row[name]
        known = float(cell) if isinstance(cell, int | float) else None
        # what is left of a sum of large numbers is theirs to 1e-9
        near = None if wanted is None else pytest.approx(wanted, rel=1e-9, abs=1e-9 * size)
        assert known == near, (one.kpi, name)


def assert_said(opened: Opened, found: Findings, words: Words) -> None:
    """Every call-out is told in its order, with its question; without any, one line says so."""
    shown = sheet(opened)
    last = max(cell.row for cell in shown.cells)
    texts = ["".join(str(opened.get(shown.name, row, TEXT)).split()) for row in range(BODY + rows(opened), last + 1)]
    told, place = "".join(texts), 0
    for one in found.callouts:
        place = told.find("".join(words.say(one.question).split()), place) + 1
        assert place > 0, one.kpi
    numbered = [opened.get(shown.name, row, 0) for row in range(BODY + rows(opened), last + 1)]
    assert [number for number in numbered if isinstance(number, float | int)] == [
        one.number for one in found.callouts
    ]


def assert_drawn(opened: Opened, report: Report, month: Month, found: Findings, words: Words) -> None:
    """Chart n draws call-out n, then what is watched, then the KGI and strategic KPIs: none twice, none empty."""
    charts = sheet(opened).charts
    wanted = [*(one.kpi for one in found.callouts), *found.watch]
    others = [kpi for kpi in report.tree.kpis if kpi not in wanted]
    drawn = []
    for number, chart in enumerate(charts, 1):
        title = str(opened.get(sheet(opened).name, chart.row - 1, chart.column))
        assert title.startswith(f"{number} · ") == (number <= len(found.callouts)), title
        said = title.removeprefix(f"{number} · ")
        ids = [wanted[number - 1]] if number <= len(wanted) else [
            kpi for kpi in others if said.startswith(words.label(report.label(kpi)))
        ]
        kpi = max(ids, key=lambda kpi: len(words.label(report.label(kpi))))
        assert said.startswith(words.label(report.label(kpi))), (title, kpi)
        drawn.append(kpi)
        _assert_months(opened, report, month, kpi, chart)
    assert len(set(drawn)) == len(drawn)
    if len(wanted) < len(drawn) and report.root not in wanted:
        assert drawn[len(wanted)] == report.root


def _assert_months(opened: Opened, report: Report, month: Month, kpi: str, chart: Chart) -> None:
    """Thirteen months: the actual value, the range, and amber where it lies outside; in the KPI's unit."""
    parts = [_read(opened, one.values) for one in chart.series]
    months, scale = _read(opened, chart.categories), 1.0
    actuals = parts[-1]
    for step, shown in enumerate(months):
        one = month + (step - _MONTHS + 1)
        value = report.tree.value(kpi, one)
        known = one >= min(report.tree.months)
        assert shown == (serial(one) if known else ""), (kpi, one)
        assert (actuals[step] == "") == (value is None or not known), (kpi, one)
        if isinstance(actuals[step], str) or value is None:
            continue
        actual = float(actuals[step] or 0.0)
        scale = value / actual if actual else scale
        assert min(abs(scale - power) for power in (0.01, 1.0, 1e3, 1e6)) < 1e-6 * scale
        _assert_range(report, one, kpi, value, [float(part[step] or 0.0) * scale for part in parts[:-1]])


def _assert_range(report: Report, month: Month, kpi: str, value: float, parts: list[float]) -> None:
    """Foot, height and amber height on either side of zero add up to the range that was expected of the month."""
    band = (report.past[month].expectations if month in report.past else {}).get(kpi)
    band = report.expectations.get(kpi, {}).get(month) if month == report.month else band
    foot, inside, odd, below, inside_below, odd_below = parts
    if band is None or band.low is None or band.high is None:
        assert parts == [0.0] * 6, (kpi, month)
        return
    near = 1e-7 * max(1.0, abs(band.low), abs(band.high))
    tops = (max(0.0, band.high), min(0.0, band.low))
    assert foot + inside + odd == pytest.approx(tops[0], abs=near), (kpi, month)
    assert below + inside_below + odd_below == pytest.approx(tops[1], abs=near), (kpi, month)
    assert (foot, below) == pytest.approx((max(0.0, band.low), min(0.0, band.high)), abs=near), (kpi, month)
    assert bool(odd or odd_below) == (not band.low <= value <= band.high), (kpi, month)


def _read(opened: Opened, area: str) -> list[float | str | bool | None]:
    """The cells of one column."""
    quoted, plain, column, first, _, last = _AREA.fullmatch(area).groups()  # type: ignore[union-attr]
    return [opened.get(quoted or plain, row, number_of(column)) for row in range(int(first) - 1, int(last))]
