"""Where the workbook reckons what the report's sentences count: verdicts, call-outs, months, distances to targets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from nenrin.sheets import counts, goal
from nenrin.sheets.definitions import gone_cell
from nenrin.sheets.goal_landing import landing
from nenrin.sheets.goal_targets import aimed
from nenrin.sheets.layout import Layout
from nenrin.sheets.reported_start import start_links
from nenrin.words.catalogue import texts

_OUTSIDE = {"judged": "judged", "inside": "inside", "outside": "outside"}
_HELD = "behind+on"
_COUNTED: Mapping[str, Mapping[str, str]] = {
    "message.tree": {**_OUTSIDE, "covered": "covered", "held": _HELD, "count": "kpis"},
    "message.strategic": {"count": "strategic", "behind": "behind", "on": "on"},
    "message.others": {"count": "remaining"},
    "message.others.part_stable": {"count": "stable"}, "message.others.part_explained": {"count": "explained"},
    "message.others.part_open": {"count": "open"}, "message.others.part_unjudged": {"count": "unjudged"},
    "message.point": _OUTSIDE, "message.point.watch_other": {"count": "eyed"},
    "message.open.none_of": {"judged": "judged"}, "message.open.other": {"count": "called"},
    "message.open.watch_other": {"count": "eyed"},
    "message.unexplained.other": {"count": "called"}, "message.unexplained.watch_other": {"count": "eyed"},
    "page.calm_examined_text": _OUTSIDE,
}
"""By sentence, or by all sentences of a kind, what each fact counts; the narrower name goes before the wider."""
_PACES = {"pace_needed": ("step", "left"), "pace_next": ("step",)}
"""What is said of the pace, and the columns of the targets' table that say it."""


def said_links(layout: Layout) -> Iterator[tuple[str, str]]:
    """The name of a number that a sentence says, and the cell that shows it, whatever sentence is chosen."""
    return chain(_counted(layout), _months(layout), _towards(layout), start_links(layout))


def _counted(layout: Layout) -> Iterator[tuple[str, str]]:
    """Below the verdicts."""
    for kind in sorted(_COUNTED, key=len):
        for fact, name in _COUNTED[kind].items():
            cell = "+".join(counts.cell(layout, one) for one in name.split("+"))
            yield from ((f"said.{plan}.{fact}", cell) for plan in texts(layout.words.language) if _of(plan, kind))
    yield "said.page.callouts", counts.cell(layout, "called")


def _of(plan: str, kind: str) -> bool:
    return plan == kind or plan.startswith(f"{kind}.")


def _months(layout: Layout) -> Iterator[tuple[str, str]]:
    """The place of the month in its fiscal year, on Settings; the months to come, on Goal."""
    known = texts(layout.words.language)
    for plan in (plan for plan in known if plan.startswith("report.period_")):
        yield f"said.{plan}.number", "year_month"
        yield f"said.{plan}.year", "year_number"
    gone = gone_cell(layout)
    yield from () if gone is None else (("said.customers.source_stages.gap", gone),)
    yield from ((f"said.{plan}.count", "year_month") for plan in known if plan.startswith("page.year_title"))
    if layout.report.projection.landing is not None:
        left = landing(layout, "months")[1]
        yield from ((f"said.{plan}.left", left) for plan in known if plan.startswith("page.landing_"))


def _towards(layout: Layout) -> Iterator[tuple[str, str]]:
    """How far it is to each target and what a month has to bring, on Goal."""
    for kpi in aimed(layout):
        yield f"said.page.distance.{kpi}", goal.target_cell(layout, kpi, "distance")
        for plan, names in _PACES.items():
            for name in names:
                fact = "months" if name == "left" else name
                yield f"said.page.{plan}.{fact}.{kpi}", goal.target_cell(layout, kpi, name)
