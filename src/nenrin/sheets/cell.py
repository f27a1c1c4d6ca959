"""The workbook before it is one: frozen, addressed cells."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

Value: TypeAlias = float | str | bool | None
Role: TypeAlias = str
"""A style by its meaning (``input``, ``calculation``, ``title``, …); the workbook writer knows what it looks like."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell, row and column from 0. A ``formula`` (without ``=``) carries its engine-computed ``value``.

    ``number_format`` is a spreadsheet format code; ``link`` an internal target such as ``Data!C7``; ``note`` a comment.
    """

    row: int
    column: int
    value: Value
    formula: str | None = None
    role: Role = "text"
    number_format: str = ""
    link: str | None = None
    note: str | None = None
    indent: int = 0


@dataclass(frozen=True)
class Sheet:
    """One sheet: ``name`` as shown, cells, layout, and native charts, sparklines and formats as plain mappings."""

    name: str
    cells: tuple[Cell, ...]
    widths: tuple[tuple[int, float], ...] = ()
    heights: tuple[tuple[int, float], ...] = ()
    outline: tuple[tuple[int, int], ...] = ()
    freeze: tuple[int, int] | None = None
    landscape: bool = True
    repeat_rows: tuple[int, int] | None = None
    tab: Literal["output", "input", "working", ""] = ""
    charts: tuple[dict[str, Any], ...] = ()
    sparklines: tuple[dict[str, Any], ...] = ()
    conditional: tuple[dict[str, Any], ...] = ()
    validations: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True)
class Book:
    """All sheets in reading order, defined names, and document properties (strings only)."""

    sheets: tuple[Sheet, ...]
    names: tuple[tuple[str, str], ...] = ()
    properties: dict[str, str] = field(default_factory=dict)
    language: str = "en"
