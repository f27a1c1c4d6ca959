"""How a cell is spelled in a workbook file: its constant, or its formula with the result."""

from __future__ import annotations

from nenrin.sheets.cell import Cell, Value


def quantise(value: float) -> float:
    """The value with the 15 significant digits that a spreadsheet keeps."""
    return float(f"{value:.15g}")


def kept(cell: Cell | None) -> str | float | None:
    """What a chart keeps of one cell."""
    if cell is None:
        return None
    value = quantise(cell.value) if isinstance(cell.value, float) else cell.value
    if cell.formula is None and isinstance(value, int | float):
        return f"{value:.16g}"
    return "" if value is None else value


def spelled(value: Value, formula: str = "") -> str:
    """What follows the address and style of a cell: its formula, if any, as ``<f>``, and its value or result.

    A text is a formula's result, marked as one, an empty one too. Numbers have the digits that are kept and no more.
    """
    if isinstance(value, float):
        return f">{formula}<v>{value:.15g}</v></c>"
    if isinstance(value, bool):
        return f' t="b">{formula}<v>{value:d}</v></c>'
    if isinstance(value, int):
        return f">{formula}<v>{value}</v></c>"
    return f' t="str">{formula}<v>{escaped(value or "")}</v></c>' if formula else "/>"


def escaped(text: str) -> str:
    """A text as it stands between tags."""
    if "&" in text or "<" in text or ">" in text:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text
