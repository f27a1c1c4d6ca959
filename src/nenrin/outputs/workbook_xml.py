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
    return f"><v>{_number(value) if isinstance(value, float) else value}</v></c>"


def spelled(formula: str) -> str:
    """A formula of its own."""
    return f"<f>{escaped(formula)}</f>"


def reckoned(formula: str, value: Value) -> str:
    """What follows the address and style of a formula: itself, as ``<f>``, and its result.

    A text is marked as one, an empty one too.
    """
    if isinstance(value, float):
        return f">{formula}<v>{_number(value)}</v></c>"
    if isinstance(value, bool):
        return f' t="b">{formula}<v>{value:d}</v></c>'
    if isinstance(value, int):
        return f">{formula}<v>{value}</v></c>"
    return f' t="str">{formula}<v>{escaped(value or "")}</v></c>'


def escaped(text: str) -> str:
    """A text as it stands between tags."""
    if "&" in text or "<" in text or ">" in text:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text


def _number(value: float) -> str:
    """The shortest spelling of what is kept: ``3151``, ``97.4``."""
    kept = float.__repr__(quantise(value))
    return kept.removesuffix(".0")
