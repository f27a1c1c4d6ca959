"""Below the verdicts: how many KPIs ended the month where – what the report's sentences count, live."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from nenrin.findings import State
from nenrin.report.tally import OPEN, covered, in_state, judged, outside, remaining, strategic, unsettled
from nenrin.sheets import callout_places
from nenrin.sheets.address import area, spot
from nenrin.sheets.callout_kpis import kpis, places
from nenrin.sheets.cell import Cell, Value
from nenrin.sheets.frame import band
from nenrin.sheets.layout import Layout
from nenrin.sheets.rows import BODY
from nenrin.sheets.tree_columns import AT as TREE
from nenrin.sheets.variance import NONE
from nenrin.sheets.verdict_columns import AT

COUNTS = (
    "kpis", "judged", "inside", "outside", "covered", "strategic", "behind", "on", "called", "eyed", "remaining",
    "stable", "explained", "open", "unjudged",
)
"""What is counted: of all KPIs, of the strategic ones, of those called out or watched, of all that remain."""
_FLAGS = ("called", "eyed")


def flags(layout: Layout, row: int, kpi: str) -> Iterator[Cell]:
    """Of one KPI: inside or outside its range by Tree, called out by Feeds, left to be watched."""
    there = layout.cell("tree", layout.entry(kpi).row, TREE["band"])
    yield Cell(row, AT["range"], _range(layout, kpi), there, "text_centre")
    known = places(layout).get(kpi)
    called, watched = (float(known.called), float(known.watched)) if known else (0.0, 0.0)
    asks = float(layout.report.verdict(kpi).state in OPEN)
    at = {name: spot(row, column) for name, column in AT.items()}
    formulas: dict[str, str | None] = dict.fromkeys(_FLAGS)
    eyes, shown = at["asks"], _shown(layout)
    if shown:
        own = f"{shown['kpi']},{at['key']}"
        formulas["called"] = f"SUMIFS({shown['called']},{own})"
        eyes += f"+SUMIFS({shown['watched']},{own})"
    formulas["eyed"] = f"IF(AND({at['called']}=0,{eyes}>0),1,0)"
    values = {"called": called, "eyed": float(not called and asks + watched > 0)}
    for name in _FLAGS:
        yield Cell(row, AT[name], values[name], formulas[name], "number" if formulas[name] else "number_grey", "0")


def counts(layout: Layout) -> Iterator[Cell]:
    """One count a row, each over the columns above."""
    first, formulas, values = _first(layout), _formulas(layout), _values(layout)
    yield from band(first - 1, (0, AT["unit"]), layout.words.text("sheet.verdicts.counts"))
    for row, name in enumerate(COUNTS, first):
        yield Cell(row, 0, layout.words.text(f"sheet.verdicts.count.{name}"), role="text")
        yield Cell(row, AT["unit"], float(values[name]), formulas[name], "number", "0")


def cell(layout: Layout, name: str) -> str:
    """One count, as other sheets read it."""
    return layout.cell("verdicts", _first(layout) + COUNTS.index(name), AT["unit"])


def after(layout: Layout) -> int:
    """The first free row below."""
    return _first(layout) + len(COUNTS) + 1


@lru_cache(maxsize=1)
def _shown(layout: Layout) -> dict[str, str]:
    """The numbers of call-outs and of what is watched, on Feeds; nothing where no month has any."""
    names = ("kpi", "called", "watched") if kpis(layout) else ()
    return {name: layout.on("feeds", callout_places.column(layout, name)) for name in names}


def _first(layout: Layout) -> int:
    return BODY + len(layout.report.tree.kpis) + 2


def _range(layout: Layout, kpi: str) -> Value:
    """What Tree shows: whether the month lies inside its range, a dash where it has none."""
    if kpi not in judged(layout.report):
        return NONE
    return layout.words.text(f"sheet.band.{'outside' if kpi in outside(layout.report) else 'inside'}")


@lru_cache(maxsize=1)
def _values(layout: Layout) -> dict[str, int]:
    """What the report's own sentences say."""
    report, named = layout.report, strategic(layout.report)
    ranged, left, rest = judged(report), outside(report), remaining(report)
    groups = {
        "stable": (State.STABLE,), "explained": (State.EXPLAINED,), "open": OPEN, "unjudged": (State.NOT_JUDGED,),
    }
    return {
        "kpis": len(report.tree.kpis), "judged": len(ranged), "inside": len(ranged) - len(left), "outside": len(left),
        "covered": sum(covered(report, kpi) for kpi in left), "strategic": len(named),
        "behind": len(in_state(report, named, State.BEHIND_PLAN)), "on": len(in_state(report, named, State.ON_PLAN)),
        "called": len({callout.kpi for callout in report.findings.callouts}), "eyed": len(unsettled(report)),
        "remaining": len(rest), **{name: len(in_state(report, rest, *states)) for name, states in groups.items()},
    }


def _formulas(layout: Layout) -> dict[str, str]:
    """Each over whole columns of Verdicts, so that it follows the month and every edit."""
    column = {name: _column(layout, name) for name in AT}
    say = {state: f'"{layout.words.state(state)}"' for state in State}
    inside, outside_ = (f'"{layout.words.text(f"sheet.band.{side}")}"' for side in ("inside", "outside"))
    ranged, verdict, rest = column["range"], column["verdict"], f"{column['strategic']},0,{column['called']},0"
    beyond = f"{ranged},{outside_}"
    reached = {
        name: "+".join(
            f'COUNTIF({verdict},"{layout.words.text(f"state.{state}_{held}")}")' for held in ("plan", "target")
        ) for name, state in (("behind", "behind"), ("on", "on"))
    }
    return {
        "kpis": f"COUNT({column['direction']})",
        "judged": f"COUNTIF({ranged},{inside})+COUNTIF({ranged},{outside_})",
        "inside": f"COUNTIF({ranged},{inside})", "outside": f"COUNTIF({ranged},{outside_})",
        "covered": f'COUNTIFS({beyond},{column["state"]},{say[State.EXPLAINED]},{column["judged"]},">0")',
        "strategic": f"SUM({column['strategic']})", **reached,
        "called": f'COUNTIF({column["called"]},">0")', "eyed": f"SUM({column['eyed']})",
        "remaining": f"COUNTIFS({rest})",
        "stable": f"COUNTIFS({rest},{verdict},{say[State.STABLE]})",
        "explained": f"COUNTIFS({rest},{verdict},{say[State.EXPLAINED]})",
        "open": f"COUNTIFS({rest},{column['asks']},1)",
        "unjudged": f"COUNTIFS({rest},{verdict},{say[State.NOT_JUDGED]})",
    }


def _column(layout: Layout, name: str) -> str:
    last = BODY + len(layout.report.tree.kpis) - 1
    return area((BODY, AT[name]), (last, AT[name]), "both")
