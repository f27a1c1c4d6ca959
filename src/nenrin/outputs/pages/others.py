"""Everything else: each remaining KPI with its verdict and the reason, so that "no change" is a finding too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from markupsafe import Markup

from nenrin.findings import State
from nenrin.outputs.pages.coming import needed
from nenrin.outputs.pages.context import Context
from nenrin.outputs.pages.shapes import Head, Number
from nenrin.report.messages import others_message
from nenrin.report.tally import remaining

_ORDER = {
    State.UNEXPLAINED: 0, State.PARTLY_EXPLAINED: 0, State.MASKED: 0, State.FAILED_TO_MOVE: 0, State.EXPLAINED: 1,
    State.STABLE: 2, State.NOT_JUDGED: 3,
}
"""What leaves a question comes first."""
ACROSS = 4
"""KPIs beside each other."""


@dataclass(frozen=True)
class Small:
    """One KPI among many; ``chart`` is drawn once it is known how high it may be."""

    id: str
    kpi: str
    name: str
    unit: str
    chart: Markup
    state: str
    state_name: str
    reason: Markup
    versus: Number
    against: str


Row: TypeAlias = tuple[Small | None, ...]


@dataclass(frozen=True)
class Plain:
    """One KPI in its first month: its value, and from when it is judged."""

    id: str
    kpi: str
    name: str
    unit: str
    value: Number
    reason: Markup
    since: Markup


@dataclass(frozen=True)
class Others:
    """The page: all ``rows``, or once they are spread over ``sheets`` those of each; ``across``: how many in a row.

    ``plain``: the same in a first month, when there is nothing to draw.
    """

    head: Head
    rows: tuple[Row, ...]
    note: str
    plain: tuple[Plain, ...] = ()
    sheets: tuple[tuple[Row, ...], ...] = ()
    across: int = ACROSS


def others(context: Context) -> Others:
    """Everything that is neither strategic nor called out: questions first, then in the order of the file."""
    report = context.report
    found = sorted(remaining(report), key=lambda kpi: _ORDER.get(report.verdict(kpi).state, 1))
    what = context.told("what_others_first" if context.first else "what_others", month=report.month)
    return Others(
        head=context.head("others", others_message(report), what),
        rows=() if context.first else rows([_small(context, kpi) for kpi in found]),
        note="" if context.first else context.text("others_note"),
        plain=tuple(_plain(context, kpi) for kpi in remaining(report)) if context.first else (),
    )


def _plain(context: Context, kpi: str) -> Plain:
    report = context.report
    value, reason = report.tree.value(kpi, report.month), report.verdict(kpi).reason
    wait = needed(reason)
    return Plain(
        f"k-{kpi}", kpi, context.label(kpi), "" if value is None else context.beside(kpi), context.level(kpi, value),
        context.write(reason, f"kpis.{kpi}"),
        Markup("–") if wait is None else context.told("short_month", month=report.month + wait),
    )


def rows(found: Sequence[Small], across: int = ACROSS) -> tuple[Row, ...]:
    """So many in a row, the last row filled up with nothing so that all are equally wide."""
    filled = [*found, *[None] * (-len(found) % across)]
    return tuple(tuple(filled[start:start + across]) for start in range(0, len(filled), across))


def _small(context: Context, kpi: str) -> Small:
    report = context.report
    verdict, compared = report.verdict(kpi), report.compared[kpi]
    known = [at for at in ("prior_year", "prior_month") if compared.against(at).change is not None]
    reference = known[0] if known else "prior_month"
    return Small(
        f"k-{kpi}", kpi, context.label(kpi), context.beside(kpi), Markup(""),
        verdict.state.name.lower(), context.words.verdict(report, kpi), context.write(verdict.reason, f"kpis.{kpi}"),
        context.relative(kpi, compared.against(reference), reference), context.text(f"versus_{reference}"),
    )
