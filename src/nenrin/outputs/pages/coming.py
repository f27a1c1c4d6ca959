"""What a young record cannot say yet, and the month from which it will."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from nenrin.outputs.pages.context import Context
from nenrin.report.tally import judged
from nenrin.vocabulary import Month, Sentence

_YEAR = 12


@dataclass(frozen=True)
class Coming:
    """One thing that will be known, and from when; where nobody can say, on what condition."""

    what: Markup
    since: Markup


def coming(context: Context) -> tuple[Coming, ...]:
    """In the order in which they come; nothing once every kind of finding can be told."""
    if judged(context.report):
        return ()
    dated = sorted(_dated(context), key=lambda one: one[0])
    found = [Coming(context.told(f"coming_{key}"), context.told("short_month", month=month)) for month, key in dated]
    if found and not context.report.plan.series:
        found.append(Coming(context.told("coming_plan"), context.told("coming_given")))
    return tuple(found)


def announces_segments(context: Context) -> bool:
    """Whether it says since when customers can be told apart; nothing else need say so then."""
    return not judged(context.report) and any(key == "customers" for _, key in _dated(context))


def needed(reason: Sentence) -> int | None:
    """How many more months a reason for not judging asks for; None where it asks for something else."""
    months, enough = reason.facts.get("months"), reason.facts.get("needed")
    return enough - months if isinstance(months, int) and isinstance(enough, int) else None


def _dated(context: Context) -> Iterator[tuple[Month, str]]:
    report, month = context.report, context.report.month
    if context.first:
        yield month + 1, "change"
    waits = [wait for wait in map(needed, report.findings.unjudged.values()) if wait is not None]
    if waits:
        yield month + min(waits), "range"
    customers = report.customers
    if customers is not None and customers.definition is not None and customers.reason is not None:
        since = customers.reason.facts.get("since")
        if isinstance(since, Month):
            yield since + customers.definition.churn_after_months + 1, "customers"
    known = sorted(report.tree.series.get(report.root, {}))
    if known and known[0] + _YEAR > month:
        yield known[0] + _YEAR, "year"
    planned = [one for one in report.plan.series.get(report.root, {}) if one > month]
    if planned and report.plan.value(report.root, month) is None:
        yield min(planned), "plan"
