"""Deciles and classes of customers as rows of a table with a bar for the share of what was bought."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from nenrin.customers import Slice
from nenrin.outputs.pages.context import Context
from nenrin.outputs.pages.marked import named
from nenrin.outputs.pages.shapes import Number
from nenrin.report.customers_tree import bought, each_format
from nenrin.vocabulary import Figure


@dataclass(frozen=True)
class SliceRow:
    """One part: how many customers, what they bought, and its share; ``percent`` of the largest share, for the bar."""

    name: Markup
    customers: Number
    value: Number
    mean: Number
    share: Number
    cumulative: Number
    percent: float


def slice_rows(context: Context, slices: Sequence[Slice], table: str) -> tuple[SliceRow, ...]:
    """In the order of what was bought."""
    most = max((one.share for one in slices), default=0.0) or 1.0
    return tuple(_row(context, one, f"customers.{table}.{at}", most) for at, one in enumerate(slices))


def _row(context: Context, one: Slice, path: str, most: float) -> SliceRow:
    report = context.report
    mean = one.value / one.customers if one.customers else None
    return SliceRow(
        named(one.name), context.number(Figure(float(one.customers), "count", id=f"{path}.customers"), ""),
        context.number(bought(report, one.value, f"{path}.value"), ""),
        context.number(Figure(mean, "level", each_format(report), report.brief.currency, id=f"{path}.mean"), ""),
        context.share(one.share, "", path=f"{path}.share"),
        context.share(one.cumulative, "", path=f"{path}.cumulative"), 100 * max(one.share, 0.0) / most,
    )
