"""How a cell is spelled in a workbook file: its constant, or its formula with the result."""

from __future__ import annotations

from nenrin.sheets.cell import Cell, Value

_WHOLE = 1e15
"""Below it a whole number has no more digits than are kept."""


def quantise(value: float) -> float:
    """The value with the 15 significant digits that a spreadsheet keeps."""
    return value if abs(value) < _WHOLE and value.is_integer() else float(f"{value:.15g}")


def kept(cell: Cell | None) -> str | float | None:
    """What a chart keeps of one cell."""
    if cell is None:
        return None
    value = quantise(cell.value) if isinstance(cell.value, float) else cell.value
    if cell.formula is None and isinstance(value, int | float):
        return f"{value:.16g}"
    return "" if value is None else value


def constant(value: Value) -> str:
    """What follows the address and style of a constant that is no text."""
    if value is None or value == "":
        return "/>"
    if isinstance(value, bool):
        return f' t="b"><v>{value:d}</v></c>'
    return f"><v>{quantise(value) if isinstance(value, float) else value:.16G}</v></c>"


def reckoned(formula: str, value: Value) -> str:
    """What follows the address and style of a formula: itself and its result. A text is marked as one, an empty too."""
    if isinstance(value, float):
        return f"><f>{_escaped(formula)}</f><v>{quantise(value)}</v></c>"
    if isinstance(value, bool):
        return f' t="b"><f>{_escaped(formula)}</f><v>{value:d}</v></c>'
    if isinstance(value, int):
        return f"><f>{_escaped(formula)}</f><v>{value}</v></c>"
    return f' t="str"><f>{_escaped(formula)}</f><v>{_escaped(value or "")}</v></c>'


def _escaped(text: str) -> str:
    if "&" in text or "<" in text or ">" in text:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text
