"""What the workbook cannot hold: said on Cover and Checks, and by the run as warnings, each with where it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from nenrin.report import Report
from nenrin.sheets import given, register
from nenrin.vocabulary import Fact, Place, Problem

MOST_REPORTED = 1_000_000
"""A sheet has 1,048,576 rows: more printed numbers than this are not listed one by one."""
MOST_RESTATED = 20_000
"""More numbers that were restated stand in the JSON of figures only; the latest months are kept."""


@dataclass(frozen=True)
class Omission:
    """The key of its text, the sheet where it is missing, and what the text says of it."""

    key: str
    sheet: str
    facts: Mapping[str, Fact] = field(default_factory=dict)


def omissions(report: Report, printed: int = 0) -> tuple[Omission, ...]:
    """Everything that is left out; ``printed``: how many numbers the report prints."""
    return (*_of_data(report), *_of_register(report), *_of_customers(report), *_of_reported(printed))


def left_out(report: Report, printed: int = 0) -> tuple[Problem, ...]:
    """The same as warnings of the run."""
    file = f"{report.client.id}_{report.month}.xlsx"
    return tuple(
        Problem(Place(file, sheet=one.sheet.title()), *_said(one), warning=True) for one in omissions(report, printed)
    )


def _of_data(report: Report) -> Iterator[Omission]:
    months = given.shown(report)
    first = min(report.tree.months, default=report.month)
    if first < months[0]:
        yield Omission("months", "data", {"count": months[0] - first, "first": months[0], "most": given.MOST_MONTHS})
    _, without = given.segments(report, months)
    if without:
        named = ", ".join(without[:3]) + (" …" if len(without) > len(without[:3]) else "")
        yield Omission("segments", "data", {"count": len(without), "named": named, "most": given.MOST_SEGMENTS})
    restated = len(report.restatements)
    if restated > MOST_RESTATED:
        yield Omission("restated", "data", {"count": restated - MOST_RESTATED, "most": MOST_RESTATED})


def _of_customers(report: Report) -> Iterator[Omission]:
    """Months of which customers could be told, and are not: there are too many, or too many customers."""
    found = report.customers
    if found is None or not found.groups or found.definition is None:
        return
    told = found.history[0].month if found.history else found.month
    could = (found.since or told) + found.definition.churn_after_months + 1
    if could < told:
        yield Omission("customers", "segments", {"count": told - could, "first": told})


def _of_register(report: Report) -> Iterator[Omission]:
    resting = len(register.at_rest(report))
    if resting > register.MOST_RESTING:
        count = resting - register.MOST_RESTING
        yield Omission("causes", "explanations", {"count": count, "most": register.MOST_RESTING})


def _of_reported(printed: int) -> Iterator[Omission]:
    if printed > MOST_REPORTED:
        yield Omission("reported", "reported", {"count": printed - MOST_REPORTED, "most": MOST_REPORTED})


def _said(one: Omission) -> tuple[str, str]:
    """What is wrong, and where it is instead."""
    wrong, right = {
        "months": (
            "{count} months before {first} are left out: a sheet takes {most} of them",
            "all of them stand under  kpis  in the JSON of figures",
        ),
        "segments": (
            "segments of {count} KPIs are left out ({named}): a sheet takes {most} rows of them",
            "all of them stand under  segments  in the JSON of figures",
        ),
        "restated": (
            "{count} restated numbers are left out: the sheet takes {most} of them, the latest months first",
            "all of them stand under  restatements  in the JSON of figures",
        ),
        "causes": (
            "{count} causes that claim nothing this month are left out: the sheet takes {most}, the latest first",
            "all of them stand in the register of causes",
        ),
        "customers": (
            "customers of {count} months before {first} are left out", "the report of each month has its own",
        ),
        "reported": (
            "{count} printed numbers are not listed: the sheet takes {most} of them",
            "all of them stand in the JSON of figures",
        ),
    }[one.key]
    return wrong.format(**one.facts), right
