"""Text becomes nodes; anything outside the language is refused with its column."""

from __future__ import annotations

import ast

from nenrin.formulas.condition_reader import ConditionReader
from nenrin.formulas.error import FormulaError
from nenrin.formulas.node import Node
from nenrin.formulas.reader import Reader
from nenrin.formulas.spelling import check_spelling

DEEPEST = 40


def parse(text: str) -> Node:
    """Parse a formula over KPI names; FormulaError (a ValueError) with the column and what would be right."""
    line, lead = _one_line(text)
    return Reader(line, lead).value(_syntax(line, lead))


def parse_condition(text: str) -> Node:
    """Parse a condition or an expression over the columns of a source; FormulaError as above.

    A comparison with a blank is false and ``not`` of it true. A text beside a date column is read as a date
    (``invoice_date >= '2011-01-01'``); ``date('2011-01-01')`` is one everywhere.
    """
    line, lead = _one_line(text)
    return ConditionReader(line, lead).node(_syntax(line, lead))


def _one_line(text: str) -> tuple[str, int]:
    """The text without line breaks and outer spaces, and how many characters were cut off in front."""
    check_spelling(text)
    return text.translate({ord(space): " " for space in "\n\r\t"}).strip(), len(text) - len(text.lstrip())


def _syntax(line: str, lead: int) -> ast.expr:
    """Python's own reading of the text, which is never run."""
    try:
        syntax = ast.parse(line, mode="eval").body
        levels = _levels(syntax)
    except SyntaxError as error:
        column = min(max(error.offset or 1, 1), len(line))
        near = line[column - 1:column + 11]
        right = "names and numbers are joined by + - * / and every bracket is closed"
        raise FormulaError(lead + column, f"cannot be read from {near!r} on", right) from None
    except (RecursionError, MemoryError):
        levels = DEEPEST + 1
    if levels > DEEPEST:
        raise FormulaError(1, f"the formula is nested more than {DEEPEST} levels deep", "make two KPIs of it")
    return syntax


def _levels(syntax: ast.expr) -> int:
    """How deep it is nested; a chain of operations counts each of them."""
    return 1 + max((_levels(part) for part in ast.iter_child_nodes(syntax) if isinstance(part, ast.expr)), default=0)
