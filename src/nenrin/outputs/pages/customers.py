"""Segment map: who the customers are now, who moved since the month before, what that did, and who came back."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from nenrin.charts import cohort_map, segment_map
from nenrin.charts.cohort_map import LEAST
from nenrin.customers import Customers
from nenrin.outputs.pages.context import Context
from nenrin.outputs.pages.customer_map import Map, table
from nenrin.outputs.pages.customer_moves import Moves, moves
from nenrin.outputs.pages.customer_slices import SliceRow, slice_rows
from nenrin.outputs.pages.customer_stages import Stages, stages
from nenrin.outputs.pages.shapes import Head
from nenrin.report.customers_message import customers_message
from nenrin.report.customers_tree import bought_format, each_format
from nenrin.vocabulary import Sentence

_COHORTS = 2
"""Fewer than so many cohorts have nothing to be compared with."""
_YEAR = 12
"""Months after the first in which a customer can have been away, or come back, as long as the map's columns reach."""


@dataclass(frozen=True)
class Segments:
    """The page: the map, the stages, the moves; then cohorts, deciles and classes, as far as there are any.

    ``unit`` of what was bought, ``each`` of what one customer bought; ``dots``: some cohorts are too small for a share;
    ``small``: all are. ``young``: what a record of less than a year cannot tell. ``table``: the map for a phone.
    """

    head: Head
    chart: Markup
    table: Map | None
    young: Markup
    stages: Stages
    moves: Moves
    cohorts: Markup
    deciles: tuple[SliceRow, ...]
    classes: tuple[SliceRow, ...]
    unit: str
    each: str
    dots: bool
    small: bool
    no_values: bool


def segments(context: Context) -> Segments | None:
    """None where nothing can be said of the customers."""
    report, found = context.report, context.report.customers
    if found is None or not found.groups:
        return None
    followed = [cohort for cohort in found.cohorts if len(cohort.active) > 1]
    several, told = len(followed) >= _COHORTS, any(cohort.customers >= LEAST for cohort in followed)
    return Segments(
        head=context.head("customers", customers_message(found), _what(context, found)),
        chart=context.picture(lambda: segment_map(found, context.language)),
        table=table(context, found),
        young=_young(context, found),
        stages=stages(context, found),
        moves=moves(context, found),
        cohorts=_cohorts(context, found) if several and told else Markup(""),
        deciles=slice_rows(context, found.deciles, "deciles"),
        classes=slice_rows(context, found.classes, "classes"),
        unit=context.words.unit(bought_format(report), report.brief.currency),
        each=context.words.unit(each_format(report), report.brief.currency),
        dots=any(cohort.customers < LEAST for cohort in followed),
        small=several and not told,
        no_values=context.edition == "working" and all(group.value is None for group in found.groups),
    )


def _cohorts(context: Context, found: Customers) -> Markup:
    return context.picture(lambda: cohort_map(found, context.language))


def _young(context: Context, found: Customers) -> Markup:
    """In the first year a longer record looks like more purchases, and nobody can have been away for a year."""
    if found.since is None or found.month - found.since >= _YEAR:
        return Markup("")
    return context.write(Sentence("customers.young", {"since": found.since}))


def no_segments(context: Context) -> Markup:
    """Why nothing can be said of the customers, where somebody said what a customer is; else nothing."""
    found = context.report.customers
    if found is None or found.reason is None or found.definition is None:
        return Markup("")
    return context.write(found.reason)


def _what(context: Context, found: Customers) -> Markup:
    return context.write(Sentence("customers.what", {"month": found.month}))
