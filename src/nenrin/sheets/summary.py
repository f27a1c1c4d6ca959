"""Summary: one A4 page – the message, the KPIs that matter, the bridge, actual against plan."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.report.messages import unexplained_message
from nenrin.sheets import formats, history, naming, since_lines, waterfall, waterfall_steps
from nenrin.sheets.address import area, spot
from nenrin.sheets.book import Sheet
from nenrin.sheets.bridge import root_cell
from nenrin.sheets.callout_card import counted_cell
from nenrin.sheets.cell import Cell
from nenrin.sheets.drawing import Chart, Rule, Sparkline
from nenrin.sheets.feeds import trend
from nenrin.sheets.frame import head, status_rules
from nenrin.sheets.layout import FISCAL, SUBTITLE, Layout
from nenrin.sheets.live import Part, live
from nenrin.sheets.rows import BODY, HEAD
from nenrin.sheets.summary_line import COLUMNS, WIDTHS, line
from nenrin.sheets.summary_state import opened, state, state_rules, value_cell
from nenrin.sheets.summary_year import year
from nenrin.sheets.tree_columns import AT as TREE
from nenrin.vocabulary.figure import half_up

_STATUS = ((0, 1), (2, 3), (5, 6))
_MOST = 8
_WIDTH = 1060
"""Pixels of a chart: as wide as the table."""
_BAR, _AROUND = 27, 70
"""Pixels of a bar of the bridge, and around its bars."""
_PAGE, _SHARE = 70, 0.56
"""Rows that fill a page as wide as the table; the part of the two charts by month that the levels take."""
_LEAST = 24
"""Rows that these two charts take at least."""
_ROW, _POINTS = 21, 15.75
"""A row of the sheet in pixels, and in points: another height than the usual one, which no file would carry."""
_LONGEST = 255
"""Characters of a text inside a formula."""


def summary(layout: Layout) -> Sheet:
    """The page a board reads first; every row has its height, for the charts hang on them in every program."""
    shown = chosen(layout)
    second = BODY + len(shown)
    below = (*year(layout, second, shown), *state(layout, second))
    after = max(cell.row for cell in below) + 2
    charts = tuple(_charts(layout, after))
    ends = charts[-1].row + _rows(charts[-1].height)
    return Sheet(
        name=layout.name("summary"),
        cells=(
            *_head(layout), *_titles(layout),
            *(cell for row, kpi in enumerate(shown, BODY) for cell in line(layout, row, kpi)), *below,
        ),
        widths=tuple((column, column, width) for column, width in enumerate(WIDTHS)),
        heights=tuple({
            **dict.fromkeys(range(ends), _POINTS), SUBTITLE: 22.0, HEAD: 30.0,
            **dict.fromkeys(range(BODY, second), 21.0),
        }.items()),
        landscape=False,
        tall=1,
        tab="output",
        charts=charts,
        sparklines=tuple(
            Sparkline(row, len(WIDTHS) - 1, trend(layout, layout.entry(kpi))) for row, kpi in enumerate(shown, BODY)
        ),
        rules=(*status_rules(layout, _STATUS), *_colours(layout, after - 2), *state_rules(layout, second)),
    )


def chosen(layout: Layout) -> tuple[str, ...]:
    """The KGI, the strategic KPIs, then the uppermost nodes: up to eight."""
    report = layout.report
    strategic = [kpi for kpi, one in report.tree.kpis.items() if one.strategic]
    upper = sorted((entry for entry in layout.nodes if entry.back == 0), key=lambda entry: entry.depth)
    wanted = dict.fromkeys((report.root, *strategic, *(entry.kpi for entry in upper)))
    kept = list(wanted)[:_MOST]
    return tuple(sorted(kept, key=lambda kpi: layout.entry(kpi).row))


def _head(layout: Layout) -> Iterator[Cell]:
    """The title, and the message instead of a subtitle."""
    client = naming.client(layout)
    for cell in head(layout, "summary", _STATUS, layout.words.text("sheet.summary.headline", client=client)):
        if cell.row != SUBTITLE:
            yield cell
    yield Cell(SUBTITLE, 0, *message(layout), "message")
    yield _issued(layout, layout.words.say(unexplained_message(layout.report)))


def _issued(layout: Layout, said: str) -> Cell:
    """What was found out of the issued month; once anything is edited, how many questions are open.

    Of another month chosen, how many call-outs it has. Behind it what became of these; the names on Unexplained.
    """
    said, words = naming.clean(said), layout.words
    quoted = said.replace('"', '""')
    parts = {"count": Part(opened(layout)[1], "0")}
    edited, chosen_month = live(words.language, "sheet.summary.edited", parts)[1], counted_cell(layout)
    if became := since_lines.there(layout, "short"):
        edited, chosen_month = f"{edited}&{became}", f"{chosen_month}&{became}"
    now = f'IF(check_as_issued="{words.text("sheet.result.pass")}","{quoted}",{edited})'
    formula = f"IF(report_month=issued_month,{now},{chosen_month})" if len(quoted) <= _LONGEST else None
    return Cell(FISCAL, 0, said, formula, "label")


def message(layout: Layout) -> tuple[str, str]:
    """How the KGI moved against what the bridge compares with, and through what most."""
    words, taken, root = layout.words, layout.way, layout.report.root
    format_ = naming.printed(layout, root)
    change, reference = root_cell(layout, "change"), layout.words.text(f"sheet.reference.{layout.reference}")
    begin, end = (ends[taken.tree.root.path] or 0.0 for ends in (taken.begins, taken.ends))
    first, driven = waterfall_steps.steps(layout)[0], waterfall_steps.largest_cell(layout, "effect")
    amount, moved = (half_up(abs(one) / format_.divisor, format_.digits) for one in (end - begin, first.effect))
    rose, fell = (words.text(f"sheet.summary.{way}") for way in ("rose", "fell"))
    scale, digits, before, after = waterfall_steps.printing_cells(layout)
    around, minus = naming.around(layout, root), formats.minus(words)
    sign = "+" if first.effect >= 0 else minus
    money = f"{before}&FIXED(ABS({{}})/{scale},{digits})&{after}"
    parts = {
        "kpi": Part(layout.cell("tree", BODY, TREE["kpi"]), naming.label(layout, root)),
        "moved": Part(f'IF({change}>=0,"{rose}","{fell}")', rose if end >= begin else fell),
        "amount": Part(money.format(change), f"{around[0]}{amount:,}{around[1]}"),
        "reference": Part("bridge_with", reference),
        "driver": Part(waterfall_steps.largest_cell(layout, "step"), first.name),
        "effect": Part(
            f'IF({driven}>=0,"+","{minus}")&{money.format(driven)}', f"{sign}{around[0]}{moved:,}{around[1]}",
        ),
    }
    said, spelled = live(words.language, "sheet.summary.message", parts)
    missing, untied = (words.text(f"sheet.summary.{key}") for key in ("unknown", "untied"))
    ties = f'AND(bridge_ok=1,N({value_cell(layout, "leaves")})<=tol)'
    return said if taken.known else missing, f'IF({ties},{spelled},IF(bridge_ok=1,"{untied}","{missing}"))'


def _titles(layout: Layout) -> Iterator[Cell]:
    for column, name in enumerate(COLUMNS):
        role = "head_left" if name == "kpi" else "head"
        yield Cell(HEAD, column, layout.words.text(f"sheet.summary.column.{name}"), role=role)


def _colours(layout: Layout, end: int) -> Iterator[Rule]:
    """Teal and orange by F and U beside, down to the row ``end``."""
    for first, last in ((2, 4), (5, 7)):
        where = area((BODY, first), (end, last))
        for look in ("favourable", "unfavourable"):
            mark = layout.words.text(f"sheet.mark.{look}")
            yield Rule(where, f'{spot(BODY, last, "column")}="{mark}"', look)


def _charts(layout: Layout, row: int) -> Iterator[Chart]:
    """Bridge, actual against plan, and their difference; without a plan so far there is none to draw."""
    words, root = layout.words, layout.report.root
    reference = words.text(f"sheet.reference.{layout.reference}")
    facts = {"kpi": naming.label(layout, root), "unit": naming.unit(layout, root), "reference": reference}
    said, _ = message(layout)
    level, change = naming.level(layout, root), naming.change(layout, root)
    height = _AROUND + _BAR * len(waterfall_steps.steps(layout))
    yield Chart(
        "stacked_bars", row, 0, _WIDTH, height, words.text("sheet.summary.bridge", **facts), said,
        waterfall.categories(layout), waterfall.series(layout), level, value_axis=False,
    )
    row += _rows(height)
    planned = any(month <= layout.report.month for month in layout.report.plan.series.get(root, {}))
    left = max(_PAGE - row, _LEAST)
    high = round(left * _SHARE) if planned else min(left, _LEAST)
    tick, months = words.text("sheet.format.tick"), history.months(layout)
    drawn, key = (history.levels(layout), "levels") if planned else (history.levels(layout)[:1], "levels_alone")
    yield Chart(
        "columns", row, 0, _WIDTH, (high - 1) * _ROW, words.text(f"sheet.summary.{key}", **facts),
        words.text(f"sheet.summary.{key}_alt", **facts), months, drawn, level, tick, legend=planned,
    )
    if planned:
        yield Chart(
            "stacked_columns", row + high, 0, _WIDTH, (left - high - 1) * _ROW,
            words.text("sheet.summary.gaps", **facts), words.text("sheet.summary.gaps_alt", **facts),
            months, history.gaps(layout), change, tick, legend=True,
        )


def _rows(pixels: int) -> int:
    """How many rows a chart covers, with the white below it."""
    return -(-pixels // _ROW) + 1
