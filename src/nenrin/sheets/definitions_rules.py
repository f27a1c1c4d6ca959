"""What else the configuration says that a figure rests on: the year, the calendar of trade, who is a customer."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.expectations import TradingDays
from nenrin.sheets import naming
from nenrin.sheets.cell import Cell
from nenrin.sheets.definitions_columns import WIDE
from nenrin.sheets.frame import band
from nenrin.sheets.layout import Layout
from nenrin.vocabulary import Month
from nenrin.words.measured import spell_condition

_SOME_YEAR = 2000
GONE = "churned"
"""The rule that says after how many months a customer counts as gone."""


def rules(layout: Layout, row: int) -> Iterator[Cell]:
    """One rule a line: what it is about, and what it says."""
    yield from band(row, (0, WIDE), layout.words.text("sheet.definitions.rules"))
    said = (*_calendar(layout), *_customers(layout))
    for at, (name, text) in enumerate(said, row + 1):
        yield Cell(at, 0, layout.words.text(f"sheet.definitions.rule.{name}"), role="label")
        yield Cell(at, 1, text, role="plain")
    yield from _gone(layout, row + 1 + len(said))


def _gone(layout: Layout, row: int) -> Iterator[Cell]:
    """After how many months a customer counts as gone: a number within its words."""
    found = layout.report.customers
    if found is None or found.definition is None:
        return
    months = found.definition.churn_after_months
    before, _, behind = layout.words.text("sheet.definitions.months", count=months).partition(str(months))
    number = "".join(f'"{part}"' if part != "0" else part for part in (before, "0", behind) if part)
    yield Cell(row, 0, layout.words.text(f"sheet.definitions.rule.{GONE}"), role="label")
    yield Cell(row, 1, float(months), role="text", number_format=number)


def _calendar(layout: Layout) -> Iterator[tuple[str, str]]:
    brief, words = layout.report.brief, layout.words
    yield "year", words.month(Month(_SOME_YEAR, brief.calendar.year_starts), "name")
    yield "timezone", brief.timezone
    yield "currency", brief.currency
    days = brief.calendar.trading_days
    if days is not None:
        yield "trading_days", _traded(layout, days)
    plan = layout.report.plan
    if plan.file:
        yield "plan", naming.clean(plan.file)


def _traded(layout: Layout, days: TradingDays) -> str:
    """The weights Monday to Sunday, that of a public holiday, and how many entries say when it was closed."""
    words, text = layout.words, "sheet.definitions.traded"
    told = [words.text(f"{text}.week", weights=" · ".join(f"{one:g}" for one in days.weekdays.by_number))]
    if days.holidays is not None and days.country is not None:
        where = days.country if days.subdivision is None else f"{days.country}-{days.subdivision}"
        told.append(words.text(f"{text}.holidays", country=where, weight=f"{days.holidays:g}"))
    if days.closed:
        told.append(words.text(f"{text}.closed", count=len(days.closed)))
    return words.text(f"{text}.between").join(told)


def _customers(layout: Layout) -> Iterator[tuple[str, str]]:
    """When a customer is active, what a row is worth; nothing where nobody said."""
    found = layout.report.customers
    one, names, words = found.definition if found is not None else None, layout.report.measures.names, layout.words
    if one is None:
        return
    active = spell_condition(one.active_when, names, one.source, words.language)
    source = naming.source(layout, one.source)
    yield "active", naming.clean(words.text("sheet.definitions.active", source=source, condition=active))
    if one.value is not None:
        yield "worth", naming.clean(spell_condition(one.value, names, one.source, words.language))
