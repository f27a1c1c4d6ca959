"""Where the workbook reckons a number that the report prints: by its name, the cell that must show the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from nenrin.sheets import goal, verdicts
from nenrin.sheets.bridge_columns import AT as BRIDGE
from nenrin.sheets.callout_columns import AT as CALLOUT
from nenrin.sheets.funnel_links import funnel_links
from nenrin.sheets.goal_targets import aimed
from nenrin.sheets.layout import COMPARISONS, FIRST, Layout
from nenrin.sheets.model import AC
from nenrin.sheets.reported_claims import claims_links
from nenrin.sheets.reported_found import found_links
from nenrin.sheets.reported_parts import part_links
from nenrin.sheets.reported_run import run_links
from nenrin.sheets.reported_said import said_links
from nenrin.sheets.rows import BODY, Entry
from nenrin.sheets.run_said import run_said_links
from nenrin.sheets.segments_ties import customer_links
from nenrin.sheets.tree_columns import AT as TREE

_SHORT = {"prior_year": "py", "prior_month": "pm", "plan": "pl"}
_PARTS = {"value": "", "change": "_change", "relative": "_share"}
_CALLOUT = {
    "change": "change", "expected_change": "expected_change", "explained": "explained", "unexplained": "unexplained",
    "share_covered": "covered", "effect_on_root": "effect",
}


@lru_cache(maxsize=1)
def links(layout: Layout) -> Mapping[str, str]:
    """The formula for every name that a cell stands for; found once for the two sheets that ask."""
    found: dict[str, str] = {"materiality": "materiality", **dict(run_said_links(layout))}
    for kpi in layout.report.tree.kpis:
        found.update({f"kpis.{kpi}.{path}": formula for path, formula in _of_kpi(layout, kpi)})
    found.update(found_links(layout))
    found.update(_of_bridge(layout))
    found.update(customer_links(layout))
    found.update(funnel_links(layout))
    found.update(run_links(layout))
    found.update(part_links(layout))
    found.update(said_links(layout))
    found.update(claims_links(layout))
    for number, row in enumerate(layout.report.findings.callouts):
        there = {path: layout.cell("unexplained", BODY + number, CALLOUT[name]) for path, name in _CALLOUT.items()}
        found.update({f"callouts.{number}.{path}": formula for path, formula in there.items()})
        found[f"callouts.{number}.number"] = layout.cell("unexplained", BODY + row.number - 1, CALLOUT["number"])
    return found


def tied(layout: Layout) -> dict[str, int]:
    """How many of the numbers that the report prints a cell stands for, and how many stand alone."""
    known = links(layout)
    count = sum(one.id in known for one in layout.reported)
    return {"tied": count, "alone": len(layout.reported) - count}


def _of_kpi(layout: Layout, kpi: str) -> Iterator[tuple[str, str]]:
    """Its row of Tree, its months on Calc, its claims on Verdicts."""
    row = layout.entry(kpi).row
    columns = {"value": "ac", "expected.low": "low", "expected.mid": "mid", "expected.high": "high",
               "year_to_date.value": "ytd"}
    for reference in COMPARISONS:
        short = _SHORT[reference]
        columns |= {f"{reference}.{part}": f"{short}{more}" for part, more in _PARTS.items()}
        if reference != "prior_month":
            years = {part: f"ytd_{short}{_PARTS[part]}" for part in ("value", "change")}
            columns |= {f"year_to_date.{reference}.{part}": name for part, name in years.items()}
    for path, name in columns.items():
        yield path, layout.cell("tree", row, TREE[name])
    for part in ("explained", "unexplained"):
        yield f"explanation.{part}", verdicts.cell(layout, kpi, part)
    if kpi in aimed(layout):
        yield "target.value", goal.target_cell(layout, kpi, "target")
    at = layout.calc.get((AC, kpi))
    for column, month in enumerate(layout.months, FIRST) if at is not None else ():
        yield f"series.{month}", layout.cell("calc", at or 0, column)


def _of_bridge(layout: Layout) -> Iterator[tuple[str, str]]:
    """What moved the KGI against the comparison that the bridge was issued with."""
    reference, entries = layout.reference, {entry.key: entry for entry in layout.nodes}
    attribution = layout.report.attributions.get(reference)
    if attribution is None or not layout.way.known:
        return
    for part in ("start", "end", "change"):
        yield f"attributions.{reference}.{part}", _cell(layout, layout.nodes[0], part)
    listed = [node for node in layout.report.tree.nodes if node.path in attribution.contributions]
    for number, node in enumerate(listed):
        for part, name in {"start": "start", "end": "end", "contribution": "effect"}.items():
            yield f"attributions.{reference}.nodes.{number}.{part}", _cell(layout, entries[node.path], name)
    cells: dict[str, list[str]] = {}
    for entry in layout.nodes:
        if not entry.back:
            cells.setdefault(entry.kpi, []).append(_cell(layout, entry, "effect"))
    yield from ((f"kpis.{kpi}.contribution.{reference}", "+".join(parts)) for kpi, parts in cells.items())


def _cell(layout: Layout, entry: Entry, name: str) -> str:
    return layout.cell("bridge", entry.row, BRIDGE[name])
