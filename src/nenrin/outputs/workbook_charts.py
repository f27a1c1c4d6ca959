"""Native charts: drawn so that Excel, LibreOffice and Google Sheets show the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nenrin.outputs.workbook_styles import GREY, RULE, SERIES, SOLID
from nenrin.sheets import Chart, Series

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.chart import Chart as Drawn

_KINDS: dict[str, dict[str, str]] = {
    "stacked_bars": {"type": "bar", "subtype": "stacked"},
    "columns": {"type": "column"},
    "stacked_columns": {"type": "column", "subtype": "stacked"},
    "ranges": {"type": "column", "subtype": "stacked"},
}
_GAPS = {"stacked_bars": 40, "columns": 45, "stacked_columns": 60, "ranges": 30}


def chart(workbook: Workbook, wanted: Chart, font: str) -> Drawn:
    """One native chart. No custom point labels, no up-down bars: LibreOffice draws neither."""
    small = {"name": font, "size": 9, "color": GREY}
    drawn = workbook.add_chart(dict(_KINDS[wanted.kind]))
    _draw(workbook, drawn, wanted)
    _entitle(drawn, wanted.title, font)
    _scale(drawn, wanted, small)
    drawn.set_legend({"position": "top", "font": small} if wanted.legend else {"none": True})
    drawn.set_size({"width": wanted.width, "height": wanted.height})
    drawn.set_chartarea({"border": {"none": True}, "fill": {"none": True}})
    drawn.set_plotarea({"fill": {"none": True}})
    drawn.show_blanks_as("gap")
    return drawn


def _draw(workbook: Workbook, drawn: Drawn, wanted: Chart) -> None:
    """Every series; lines lie over the columns."""
    lines = [series for series in wanted.series if series.look == "line"]
    for series in wanted.series:
        if series not in lines:
            drawn.add_series(_options(wanted, series))
    if lines:
        over = workbook.add_chart({"type": "line"})
        for series in lines:
            over.add_series(_options(wanted, series))
        drawn.combine(over)


def _options(wanted: Chart, series: Series) -> dict[str, Any]:
    beside = {} if wanted.kind == "columns" else {"overlap": 100}
    return {
        "name": series.name, "categories": f"={wanted.categories}", "values": f"={series.values}",
        "gap": _GAPS[wanted.kind], **SERIES[series.look], **beside,
    }


def _entitle(drawn: Drawn, title: str, font: str) -> None:
    """A title at the left, or none; ``set_title`` itself would take a text such as x!A1 for a reference."""
    if not title:
        drawn.set_title({"none": True})
        return
    drawn.set_title({
        "name": " ", "overlay": False, "layout": {"x": 0.02, "y": 0.02},
        "name_font": {"name": font, "size": 10.5, "bold": True, "color": SOLID},
    })
    drawn.title.name = title


def _scale(drawn: Drawn, wanted: Chart, small: dict[str, Any]) -> None:
    """Both axes: values from zero with fine lines, categories below."""
    along: dict[str, Any] = {
        "num_font": small, "line": {"color": GREY}, "major_tick_mark": "none", "label_position": "low",
    }
    if wanted.category_format:
        along |= {"num_format": wanted.category_format, "text_axis": True}
    up: dict[str, Any] = {
        "num_font": small, "line": {"none": True}, "num_format": wanted.number_format, "major_tick_mark": "none",
        "major_gridlines": {"visible": True, "line": {"color": RULE, "width": 0.5}},
        **({} if wanted.value_axis else {"label_position": "none"}),
    }
    if wanted.kind == "stacked_bars":
        drawn.set_y_axis({**along, "reverse": True})
        drawn.set_x_axis(up)
    else:
        drawn.set_x_axis(along)
        drawn.set_y_axis(up)
