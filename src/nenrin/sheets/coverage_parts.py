"""The parts of one KPI's change as formulas: what Verdicts, Tree and Data say of the month chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from nenrin.explanations import Coverage
from nenrin.sheets import verdicts
from nenrin.sheets.judgement import Judgement
from nenrin.sheets.layout import Layout
from nenrin.sheets.names import CALENDAR, INITIATIVES, MIX, RESTATED
from nenrin.sheets.tree_columns import AT as TREE

NONE = "–"
_JUDGED = ("surprise", "mid", "explained", "unexplained", "spread")
_EXACT = 1e-9
"""Differences of numbers agree to so much of the numbers."""
_GIVEN = {"calendar": CALENDAR, "initiatives": INITIATIVES, "mix": MIX, "restatement": RESTATED}
"""The parts that only the run knows, and their rows of Data."""


def formulas(layout: Layout, kpi: str, at: Mapping[str, str]) -> dict[str, str]:
    """By part; ``at``: the cells of the row. A change is against the month before as it was sent, where known."""
    row = layout.entry(kpi).row
    change, before = (layout.cell("tree", row, TREE[name]) for name in ("pm_change", "pm"))
    judged = {name: verdicts.cell(layout, kpi, name) for name in _JUDGED}
    lines = {name: layout.put_in(series, kpi) for name, series in _GIVEN.items()}
    given = {name: f"N(INDEX({line},pos_ac))" if line else "0" for name, line in lines.items()}
    restated = f"+{given['restatement']}" if lines["restatement"] else ""
    rest = f"{judged['unexplained']}-{at['mix']}"
    parts = {
        **given,
        "season": f"{judged['mid']}-{before}-{at['calendar']}",
        "causes": f"{judged['explained']}-{at['initiatives']}",
        "noise": f"IF(ABS({rest})<=N({judged['spread']}),{rest},0)",
        "unexplained": f"{rest}-{at['noise']}",
    }
    told = {name: f'IF(ISNUMBER({at["change"]}),{part},"{NONE}")' for name, part in parts.items()}
    return {"change": f'IF(COUNT({change},{judged["surprise"]})=2,{change}{restated},"{NONE}")', **told}


def reckoned(layout: Layout, kpi: str, found: Coverage) -> dict[str, float] | None:
    """What the formulas come to in the issued month; None where that is not what the run found.

    It is another where the month before is absent, so that the run looked at an older one.
    """
    judged = Judgement(layout, kpi)
    before, actual, mid = layout.read(layout.entry(kpi), "pm"), judged.read("ac"), judged.read("mid")
    if before is None or actual is None or mid is None:
        return None
    rest = judged.size("unexplained") - found.mix
    noise = rest if abs(rest) <= judged.size("spread") else 0.0
    came = {
        **asdict(found), "change": actual - before + found.restatement, "season": mid - before - found.calendar,
        "causes": judged.size("explained") - found.initiatives, "noise": noise, "unexplained": rest - noise,
    }
    near = _EXACT * max(1.0, abs(actual), abs(mid))
    return came if all(abs(came[name] - value) <= near for name, value in asdict(found).items()) else None
