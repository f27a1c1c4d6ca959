"""What stands of a call-out in words: its kind, since when, who answers until when, where it sits and what is asked."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.findings import Callout
from nenrin.sheets import formats, naming
from nenrin.sheets.callout_columns import AT, WIDTHS
from nenrin.sheets.cell import Cell
from nenrin.sheets.folding import folded
from nenrin.sheets.frame import band
from nenrin.sheets.judgement import NONE
from nenrin.sheets.layout import Layout, serial

TEXT = AT["unit"]
"""The column where texts begin."""
_ROOM = sum(width for column, _, width in WIDTHS if column >= TEXT)
PAIRS = {"kind": ("unit", "ac"), "since": ("pm", "change"), "due": ("low", "mid"), "owner": ("high", "expected_change")}
"""The columns of each label, and of what it labels."""


def cards(layout: Layout, row: int) -> Iterator[Cell]:
    """One card below the other, in the order of the rows above; nothing without a call-out."""
    callouts = layout.report.findings.callouts
    if not callouts:
        return
    yield from band(row, (0, len(AT) - 1), layout.words.text("sheet.unexplained.over.where"))
    row += 1
    for callout in callouts:
        found = list(_card(layout, row, callout))
        yield from found
        row = max(cell.row for cell in found) + 1


def _card(layout: Layout, row: int, callout: Callout) -> Iterator[Cell]:
    words = layout.words
    there = layout.cell("tree", layout.entry(callout.kpi).row, 0)
    yield Cell(row, AT["number"], float(callout.number), role="mark", number_format="0")
    yield Cell(row, AT["kpi"], naming.label(layout, callout.kpi), role="pointer", link=there)
    month = formats.month(words)
    said = {
        "kind": words.text(f"sheet.unexplained.kinds.{callout.kind}"),
        "since": NONE if callout.since is None else serial(callout.since),
        "due": NONE if callout.due is None else serial(callout.due),
        "owner": words.label(callout.owner) or NONE,
    }
    for name, (label, place) in PAIRS.items():
        yield Cell(row, AT[label], words.text(f"sheet.unexplained.column.{name}"), role="label")
        dated = isinstance(said[name], float)
        yield Cell(row, AT[place], said[name], role="status_date" if dated else "strong", number_format=month * dated)
    for name, text in _texts(layout, callout).items():
        yield Cell(row + 1, AT["kpi"], words.text(f"sheet.unexplained.column.{name}"), role="label")
        for line in folded(text, _ROOM):
            row += 1
            yield Cell(row, TEXT, line, role="plain")


def _texts(layout: Layout, callout: Callout) -> dict[str, str]:
    """Where it sits, what is asked, what the expectation rests on, what is ruled out."""
    say = layout.words.say
    return {
        "where": _where(layout, callout), "question": say(callout.question),
        **{name: "\n".join(map(say, getattr(callout, name))) or NONE for name in ("basis", "ruled_out")},
    }


def _where(layout: Layout, callout: Callout) -> str:
    """The segments that hold it, largest first."""
    words, parts = layout.words, []
    for where in callout.where:
        cut = " × ".join(naming.dimension(layout, one) for one in where.segments)
        facts = {"dimension": cut, "segment": naming.segments(layout, where)}
        parts.append(words.text("sheet.unexplained.segment", share=f"{where.share:.0%}", **facts))
    return "\n".join(parts) or words.text("sheet.unexplained.nowhere")
