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
from nenrin.report import Report
from nenrin.report.messages import others_message
from nenrin.report.tally import remaining
from nenrin.vocabulary import Sentence

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

    ``unjudged``: why none of them could be judged, where that is one reason. ``plain``: the same in a first month,
    when there is nothing to draw.
    """

    head: Head
    rows: tuple[Row, ...]
    note: Markup
    unjudged: Markup
    plain: tuple[Plain, ...] = ()
    sheets: tuple[tuple[Row, ...], ...] = ()
    across: int = ACROSS


def others(context: Context) -> Others:
    """Everything that is neither strategic nor called out: questions first, then in the order of the file."""
    report = context.report
    found = sorted(remaining(report), key=lambda kpi: (_ORDER.get(report.verdict(kpi).state, 1), _absent(report, kpi)))
    shared = None if context.first else _shared(report, found)
    what = context.told("what_others_first" if context.first else "what_others", month=report.month)
    return Others(
        head=context.head("others", others_message(report), what),
        rows=() if context.first else rows([_small(context, kpi, told=shared) for kpi in found]),
        note=Markup("") if context.first else context.told("others_note"),
        unjudged=context.told("others_unjudged", reason=shared) if shared else Markup(""),
        plain=tuple(_plain(context, kpi) for kpi in remaining(report)) if context.first else (),
    )


def _absent(report: Report, kpi: str) -> bool:
    return report.tree.value(kpi, report.month) is None


def _shared(report: Report, kpis: Sequence[str]) -> Sentence | None:
    """The one reason why none of several KPIs could be judged; it is not told with each of them."""
    verdicts = [report.verdict(kpi) for kpi in kpis]
    alike = all(one.state is State.NOT_JUDGED and one.reason == verdicts[0].reason for one in verdicts)
    return verdicts[0].reason if alike and len(verdicts) > 1 else None


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


def _small(context: Context, kpi: str, *, told: Sentence | None) -> Small:
    """``told``: the reason that the page gives for all."""
    report = context.report
    verdict, compared = report.verdict(kpi), report.compared[kpi]
    known = [at for at in ("prior_year", "prior_month") if compared.against(at).change is not None]
    reference = known[0] if known else "prior_month"
    return Small(
        f"k-{kpi}", kpi, context.label(kpi), context.beside(kpi), Markup(""),
        verdict.state.name.lower(), context.words.verdict(report, kpi),
        Markup("") if told else context.write(verdict.reason, f"kpis.{kpi}"),
        context.relative(kpi, compared.against(reference), reference), context.text(f"versus_{reference}"),
    )
