"""Columns, panes, print set-up and everything that lies on the cells of one sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nenrin.outputs.workbook_charts import chart
from nenrin.outputs.workbook_styles import BAR_BAD, BAR_GOOD, FONTS, LIGHT, LOOKS, NAVY, TABS
from nenrin.sheets import Book, Choice, Limit, Rule, Sheet, Sparkline

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_A4 = 9
_FOOTER_LIMIT = 255
_BARS: dict[str, Any] = {
    "type": "data_bar", "data_bar_2010": True, "bar_solid": True, "bar_no_border": True,
    "bar_color": BAR_GOOD, "bar_negative_color": BAR_BAD, "bar_axis_position": "middle",
}
_HEAT = {"type": "2_color_scale", "min_color": "#FFFFFF", "max_color": LIGHT}


def lay_out(workbook: Workbook, page: Worksheet, sheet: Sheet, book: Book) -> None:
    """Everything about a sheet but its cells."""
    _columns_and_rows(page, sheet)
    _print(page, sheet, book)
    for rule in sheet.rules:
        _rule(workbook, page, rule)
    for bars in sheet.bars:
        _accept(page.conditional_format(bars.area, dict(_BARS)), bars.area)
    for heat in sheet.heats:
        _accept(page.conditional_format(heat.area, dict(_HEAT)), heat.area)
    for choice in sheet.choices:
        _choice(page, choice)
    for limit in sheet.limits:
        _limit(page, limit)
    for sparkline in sheet.sparklines:
        _sparkline(page, sparkline)
    for drawn in sheet.charts:
        made = chart(workbook, drawn, FONTS[book.language])
        placed = {"description": drawn.description, "object_position": 2}
        _accept(page.insert_chart(drawn.row, drawn.column, made, placed), drawn.description)


def _columns_and_rows(page: Worksheet, sheet: Sheet) -> None:
    """Widths, heights, folding levels, frozen panes, the colour of the tab."""
    folded = {column for first, last in sheet.groups for column in range(first, last + 1)}
    for first, last, width in sheet.widths:
        for column in range(first, last + 1):
            options = {"level": 1} if column in folded else {}
            _accept(page.set_column(column, column, width, None, options), f"column {column}")
    heights, levels = dict(sheet.heights), dict(sheet.outline)
    for row in sorted({*heights, *levels}):
        options = {"level": levels[row]} if levels.get(row) else {}
        _accept(page.set_row(row, heights.get(row), None, options), f"row {row}")
    page.outline_settings(symbols_below=False, symbols_right=False)
    page.hide_gridlines(2)
    if sheet.freeze is not None:
        page.freeze_panes(*sheet.freeze)
    if sheet.tab:
        page.set_tab_color(TABS[sheet.tab])


def _print(page: Worksheet, sheet: Sheet, book: Book) -> None:
    """A4, one page wide, head rows on every page, foot: left text · sheet · page of pages."""
    page.set_paper(_A4)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    if sheet.landscape:
        page.set_landscape()
    page.fit_to_pages(sheet.pages_wide, sheet.tall)
    if sheet.repeat_rows is not None:
        page.repeat_rows(*sheet.repeat_rows)
    elif sheet.head is not None:
        page.repeat_rows(sheet.head)
    if sheet.repeat_columns is not None:
        page.repeat_columns(*sheet.repeat_columns)
    if sheet.breaks:
        page.set_v_pagebreaks(list(sheet.breaks))
    if sheet.row_breaks:
        page.set_h_pagebreaks(list(sheet.row_breaks))
    if sheet.print_columns is not None:
        last = max(cell.row for cell in sheet.cells)
        page.print_area(0, sheet.print_columns[0], last, sheet.print_columns[1])
    left, right = (_spelled(text) for text in book.footer)
    footer = f"&L&8{_clear(left)}&C&8&A&R&8{_clear(right)}"
    page.set_footer("&C&8&A")
    if len(footer) <= _FOOTER_LIMIT:
        page.footer = footer        # set_footer would take the && of "P&&G" for a picture


def _spelled(text: str) -> str:
    """A footer's text: ampersands doubled, for one alone begins a code; the numbers of pages as codes."""
    return text.replace("&", "&&").replace("{page}", "&P").replace("{pages}", "&N")


def _clear(text: str) -> str:
    """A digit after the font size would be read as part of it."""
    return f" {text}" if text[:1].isdigit() else text


def _rule(workbook: Workbook, page: Worksheet, rule: Rule) -> None:
    numbers = {"num_format": rule.number_format} if rule.number_format else {}
    style = workbook.add_format({**LOOKS[rule.look], **numbers})
    options = {"type": "formula", "criteria": f"={rule.formula}", "format": style}
    _accept(page.conditional_format(rule.area, options), rule.area)


def _choice(page: Worksheet, choice: Choice) -> None:
    source: str | list[str] = f"={choice.source}" if isinstance(choice.source, str) else list(choice.source)
    options: dict[str, Any] = {"validate": "list", "source": source, "error_type": "warning"}
    if choice.prompt:
        options["input_message"] = choice.prompt
    if choice.refusal:
        options |= {"error_type": "stop", "error_message": choice.refusal}
    _accept(page.data_validation(choice.area, options), choice.area)


def _limit(page: Worksheet, limit: Limit) -> None:
    """A number within its limits, or the entry is not taken."""
    ends: dict[str, Any] = {"criteria": ">" if limit.above else ">=", "value": limit.least}
    if limit.most is not None:
        ends = {"criteria": "between", "minimum": limit.least, "maximum": limit.most}
    kind = {"validate": "integer" if limit.whole else "decimal", "error_type": "stop", "error_message": limit.refusal}
    _accept(page.data_validation(limit.area, {**kind, **ends}), limit.area)


def _sparkline(page: Any, sparkline: Sparkline) -> None:  # noqa: ANN401 (our own kind of page)
    options: dict[str, Any] = {
        "range": sparkline.values, "type": "column", "last_point": True, "series_color": LIGHT, "last_color": NAVY,
    }
    if sparkline.from_zero:
        options["min"] = 0
    _accept(page.spark((sparkline.row, sparkline.column), options), sparkline.values)


def _accept(code: int | None, what: str) -> None:
    """XlsxWriter ignores what it cannot hold and says so in a number only."""
    if code:
        raise ValueError(f"the workbook cannot hold {what} (code {code})")
