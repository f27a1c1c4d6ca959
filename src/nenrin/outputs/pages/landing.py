"""Where the fiscal year lands: the band against the plan, the gap, and who could close it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from nenrin.charts.bullet import bullet
from nenrin.outputs.pages.context import Context, direction
from nenrin.outputs.pages.marked import named
from nenrin.outputs.pages.shapes import Number
from nenrin.projections import Landing as Found
from nenrin.projections import Lever
from nenrin.report.drivers import prints
from nenrin.report.outlook import side
from nenrin.report.tally import partial
from nenrin.vocabulary import Fact, Figure, Kind, Sentence

_LANDING = "projection.landing"


@dataclass(frozen=True)
class Row:
    """One lever: what 1 % of it does to the KGI (``percent`` of the strongest), and what closing the gap would take.

    ``seen``: the largest change of this kind its own history shows, and when; nothing where it never went that way.
    """

    name: Markup
    sensitivity: Number
    percent: float
    alone: Number
    together: Number
    seen: Number
    seen_in: Markup
    verdict: str
    feasible: bool | None


@dataclass(frozen=True)
class Landing:
    """The exhibit; levers while the year runs and has a plan. ``short``: they have a gap to close."""

    title: Markup
    say: Markup
    chart: Markup
    rows: tuple[Row, ...]
    unit: str
    short: bool


def landing(context: Context) -> Landing | None:
    """None where nothing was projected."""
    report = context.report
    found = report.projection.landing
    if found is None:
        return None
    title = "landing_title" if found.remaining else "landing_title_closed"
    return Landing(
        title=context.told(title, kpi=report.label(report.root)),
        say=_say(context, found),
        chart=context.picture(lambda: bullet(report, context.language)),
        rows=_rows(context, tuple(report.projection.levers.values())) if found.remaining and found.gap else (),
        unit=context.unit(report.root),
        short=found.gap is not None and found.gap > 0,
    )


def _say(context: Context, found: Found) -> Markup:
    """The range, the plan and the gap; over what the year stands at already."""
    report = context.report
    amounts = {name: _figure(context, getattr(found, name), name) for name in ("low", "mid", "high", "so_far", "plan")}
    facts: dict[str, Fact] = {
        **amounts, "kpi": report.label(report.root), "month": report.month, "end": found.last,
        "left": len(found.remaining), "gap": _figure(context, found.gap, "gap"),
    }
    told = context.told(f"landing_{side(found)}", **facts)
    if not found.remaining or partial(report) is None:
        return told
    return told + ("" if context.language == "ja" else " ") + context.told("landing_partial")


def _figure(context: Context, value: float | None, name: str) -> Figure:
    report = context.report
    kind: Kind = "change" if name == "gap" else "level"
    return Figure(value, kind, report.kpi(report.root).format, report.brief.currency, id=f"{_LANDING}.{name}")


def _rows(context: Context, levers: Sequence[Lever]) -> tuple[Row, ...]:
    """The strongest first; levers whose effect is not known, or prints as zero, are left out."""
    known = [lever for lever in levers if prints(_worth(context, lever))]
    known.sort(key=lambda lever: -abs(lever.sensitivity or 0.0))
    longest = max((abs(lever.sensitivity or 0.0) for lever in known), default=0.0) or 1.0
    return tuple(_row(context, lever, longest) for lever in known)


def _row(context: Context, lever: Lever, longest: float) -> Row:
    path, favourable = f"projection.levers.{lever.kpi}", _favourable(context, lever)
    return Row(
        named(context.label(lever.kpi)), context.number(_worth(context, lever), ""),
        100 * abs(lever.sensitivity or 0.0) / longest,
        _relative(context, lever.alone, f"{path}.alone"),
        _relative(context, lever.together or None, f"{path}.together"),
        _relative(context, lever.seen if favourable else None, f"{path}.seen"),
        context.write(Sentence("page.short_month", {"month": lever.seen_in})) if lever.seen_in and favourable
        else Markup(""),
        _verdict(context, lever), lever.feasible,
    )


def _favourable(context: Context, lever: Lever) -> bool:
    """Whether the best that it ever did was an improvement at all."""
    return bool(direction(context.report, lever.kpi, lever.seen))


def _verdict(context: Context, lever: Lever) -> str:
    """Whether its history holds such a change; of one that never went the right way just that."""
    if lever.feasible is None:
        return ""
    if not lever.feasible and not _favourable(context, lever):
        return context.text(f"lever_{'down' if context.report.kpi(lever.kpi).better == 'down' else 'up'}")
    return context.text("lever_seen" if lever.feasible else "lever_unseen")


def _worth(context: Context, lever: Lever) -> Figure:
    """What 1 % more of it does to the KGI."""
    report = context.report
    return replace(
        report.figure(report.root, lever.sensitivity, "change"), id=f"projection.levers.{lever.kpi}.sensitivity",
    )


def _relative(context: Context, value: float | None, path: str) -> Number:
    return context.number(Figure(value, "relative", id=path), "")
