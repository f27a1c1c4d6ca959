"""Columns of Verdicts: whether a KPI asks for a cause now, and how that stands against what was issued."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from nenrin.sheets import naming, since_lines
from nenrin.sheets.address import spot
from nenrin.sheets.callout_rows import every
from nenrin.sheets.cell import Cell
from nenrin.sheets.judgement import NONE, Judgement
from nenrin.sheets.layout import Layout
from nenrin.sheets.names import ASKED
from nenrin.sheets.rows import BODY
from nenrin.sheets.standing import multipliers, standing
from nenrin.sheets.verdict_columns import AT


def since(layout: Layout, row: int, kpi: str) -> Iterator[Cell]:
    """The cells of one KPI that can ask; nothing for others, and where the workbook cannot tell.

    The new ones rank by what they do to the KGI; those with nothing below them that asks as well come first.
    """
    found, above = standing(layout).get(kpi), layout.above.get(layout.entry(kpi).key)
    if found is None:
        return
    at, column = {name: spot(row, column) for name, column in AT.items()}, since_lines.column
    yield Cell(row, AT["above"], above.kpi if above else None, role="grey")
    money = naming.change(layout, layout.report.root)
    weighs = NONE if found.weighs is None else found.weighs
    yield Cell(row, AT["weighs"], weighs, _weighs(layout, kpi, at), "number", money)
    line = layout.put_in(ASKED, kpi)
    asked = f"N(INDEX({line},pos_ac))" if line else None
    role = "linked" if asked else "number_grey"
    yield Cell(row, AT["asked"], Judgement(layout, kpi).asked or 0.0, asked, role, money)
    yield Cell(row, AT["waits"], float(found.waits), _waits(layout, kpi, at), "number", "0")
    moved = f"IF({at['waits']}=1,IF({_moved(layout, kpi, at)},1,0),0)"
    yield Cell(row, AT["moved"], 0.0, moved, "number", "0")
    carried = f"COUNTIFS({column(layout, 'above')},{at['key']},{column(layout, 'waits')},1)"
    size = f"ABS(N({at['weighs']}))+IF({carried}=0,{since_lines.cell(layout, 'top')},0)"
    new = f"AND({at['moved']}=1,{at['called']}=0)"
    ordered = naming.level(layout, layout.report.root).split(";", maxsplit=1)[0] + ';"–"'
    yield Cell(row, AT["size"], -1.0, f"IF({new},{size},-1)", "number_grey", ordered)
    running = f"{spot(BODY, AT['size'], 'row')}:{at['size']}"
    rank = f"RANK({at['size']},{column(layout, 'size')})+COUNTIF({running},{at['size']})-1"
    yield Cell(row, AT["rank"], "", f'IF({at["size"]}<0,"",{rank})', "number_grey", "0")
    if kpi in {one.kpi for one in every(layout)}:
        yield from _against(layout, row, kpi, at)


def _weighs(layout: Layout, kpi: str, at: Mapping[str, str]) -> str | None:
    """By the multipliers of Goal, at every place where the KPI stands; beside the tree nothing can say."""
    there = multipliers(layout).get(kpi)
    if there is None:
        return None
    multiplier = "+".join(place for place, _ in there)
    return f'IF(ISNUMBER({at["unexplained"]}),{at["unexplained"]}*({multiplier}),"{NONE}")'


def _waits(layout: Layout, kpi: str, at: Mapping[str, str]) -> str:
    """Whether the rule asks and the rest matters: beside the tree as a share of what was expected."""
    asks = f"{at['judged']}>0,IF({at['claims']}=0,{at['outside']},{at['open']})=1"
    if kpi in multipliers(layout):
        return f"IF(AND({asks},ABS(N({at['weighs']}))>=MAX(materiality,tol)),1,0)"
    return f"IF(AND({asks},{at['outside']}=1,ABS(N({at['unexplained']}))>=mat_rel*ABS(N({at['mid']}))),1,0)"


def _moved(layout: Layout, kpi: str, at: Mapping[str, str]) -> str:
    """Whether the rest is another than was issued, by what matters."""
    if kpi in multipliers(layout):
        return f"ABS(N({at['weighs']})-{at['asked']})>={since_lines.cell(layout, 'least')}"
    return f"ABS(N({at['unexplained']})-{at['asked']})>=MAX(tol,mat_rel*ABS(N({at['mid']})))"


def _against(layout: Layout, row: int, kpi: str, at: Mapping[str, str]) -> Iterator[Cell]:
    """Of a KPI that some month calls out: as issued, or where it has gone."""
    small, same, still, outside, again = (since_lines.cell(layout, name) for name in since_lines.REST)
    states, told = since_lines.states(layout)
    asked, judged = f"{at['asked']}<>0", Judgement(layout, kpi)
    as_before = f"IF({at['moved']}=1,{still},{same})"
    yield Cell(row, AT["still"], since_lines.as_issued(layout), as_before, "grey_centre")
    gone = since_lines.told(layout, judged.states["state"] if judged.asked else None)
    where = f"IFERROR(INDEX({told},MATCH({at['state']},{states},0)),{small})"
    yield Cell(row, AT["gone"], gone, f"IF({asked},{where},{again})", "grey_centre")
    now = f"IF({at['waits']}=1,IF({asked},{at['still']},{outside}),{at['gone']})"
    yield Cell(row, AT["since"], since_lines.as_issued(layout), now, "text_centre")
