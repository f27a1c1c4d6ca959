"""Customers by hand: every stage, moves that tie, a map, deciles, classes and cohorts; the sums are written out."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from nenrin.customers import Cell, Cohort, Customers, Group, Slice, Stage
from nenrin.customers.segments import FREQUENCY, RECENCY
from nenrin.formulas import Condition
from nenrin.measures import Customer, Measure
from nenrin.report import Report
from nenrin.vocabulary import Month

DEFINITION = Customer(source="orders", active_when=Condition.parse("amount > 0"), value=Condition.parse("amount"))
MOVES: dict[tuple[Stage | None, Stage], int] = {
    (None, Stage.NEW): 40,
    (Stage.NEW, Stage.RETAINED): 11, (Stage.NEW, Stage.RESTING): 36,
    (Stage.RETAINED, Stage.RETAINED): 250, (Stage.RETAINED, Stage.RESTING): 76,
    (Stage.REACTIVATED, Stage.RETAINED): 10, (Stage.REACTIVATED, Stage.RESTING): 5,
    (Stage.RESTING, Stage.REACTIVATED): 9, (Stage.RESTING, Stage.DORMANT): 60,
    (Stage.DORMANT, Stage.REACTIVATED): 8, (Stage.DORMANT, Stage.DORMANT): 140, (Stage.DORMANT, Stage.LOST): 20,
    (Stage.LOST, Stage.LOST): 300,
}
BOUGHT = {
    Stage.NEW: (18_080.5, 20_257.25), Stage.RETAINED: (122_492.0, 140_506.0), Stage.REACTIVATED: (7_700.0, 6_450.0),
}
NOVEMBER = Month(2011, 11)


def looked(month: Month = NOVEMBER, *, worth: bool = True) -> Customers:
    """965 customers, 925 the month before; 328 active against 388. ``worth``: rows have a value."""
    return Customers(
        month, tuple(_group(stage, worth=worth) for stage in Stage), MOVES, _cells(worth=worth),
        _slices([str(place) for place in range(1, 11)], [50] * 10, [1000, 500, 300, 200, 150, 120, 90, 70, 40, 30])
        if worth else (),
        _slices(["A", "B", "C"], [110, 190, 200], [1750, 500, 250]) if worth else (),
        _cohorts(month), definition=DEFINITION,
    )


def tied(report: Report) -> Report:
    """The sample report with these customers, two of whose KPIs count the same: 40 new and 271 retained."""
    kpis = {**report.tree.kpis}
    for state in ("new", "retained"):
        measure = Measure.model_validate({
            "source": "orders", "agg": "count_distinct", "of": "customer_id", "where": "amount > 0", "customers": state,
        })
        kpis[f"{state}_customers"] = kpis[f"{state}_customers"].model_copy(update={"measure": measure})
    return replace(report, tree=replace(report.tree, kpis=kpis), customers=looked(report.month))


def _group(stage: Stage, *, worth: bool) -> Group:
    now = sum(count for (_, end), count in MOVES.items() if end is stage)
    before = sum(count for (start, _), count in MOVES.items() if start is stage)
    return Group(stage, now, before, *(BOUGHT.get(stage, (0.0, 0.0)) if worth else (None, None)))


def _cells(*, worth: bool) -> tuple[Cell, ...]:
    """Twenty-five cells whose customers are all customers; two are so small that they tell no value."""
    sizes = [80, 90, 70, 60, 28, 90, 70, 40, 20, 3, 60, 40, 10, 4, 0, 50, 30, 10, 0, 0, 150, 40, 20, 0, 0]
    sizes[0] += sum(MOVES.values()) - sum(sizes)
    told = [100.0 * size if worth and size not in (3, 4) else None for size in sizes]
    return tuple(
        Cell(recency, frequency, size, max(0, size - 4 + at % 7), told[at])
        for at, ((recency, frequency), size) in enumerate(zip(product(RECENCY, FREQUENCY), sizes, strict=True))
    )


def _slices(names: list[str], customers: list[int], values: list[int]) -> tuple[Slice, ...]:
    whole = sum(values)
    return tuple(
        Slice(name, count, float(value), value / whole, sum(values[: at + 1]) / whole)
        for at, (name, count, value) in enumerate(zip(names, customers, values, strict=True))
    )


def _cohorts(month: Month) -> tuple[Cohort, ...]:
    """Four, the last but one too small for a share."""
    return (
        Cohort(month + -3, 60, (60, 21, 18, 15)), Cohort(month + -2, 50, (50, 20, 11)),
        Cohort(month + -1, 12, (12, 3)), Cohort(month, 40, (40,)),
    )
