"""Python's syntax tree becomes our nodes, kind by kind; a kind without a line here is refused."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any, TypeAlias

from nenrin.formulas.add import Add
from nenrin.formulas.divide import Divide
from nenrin.formulas.error import FormulaError
from nenrin.formulas.functions import FUNCTIONS, Function, Kind
from nenrin.formulas.multiply import Multiply
from nenrin.formulas.name import Name
from nenrin.formulas.negative import Negative
from nenrin.formulas.node import Node
from nenrin.formulas.number import Number
from nenrin.formulas.row_only import RowOnly
from nenrin.formulas.subtract import Subtract
from nenrin.vocabulary import nearest

Kinds: TypeAlias = dict[type[ast.expr], Callable[[Any], Node]]

_OPERATIONS: dict[type[ast.operator], type[Add | Subtract | Multiply | Divide]] = {
    ast.Add: Add, ast.Sub: Subtract, ast.Mult: Multiply, ast.Div: Divide,
}
_NUMBER = re.compile(r"(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,62}")
_DIGITS = 15
_LONGEST_WAIT = 60


class Reader:
    """Reads formulas over months. ``line`` is the text, of which ``lead`` characters were cut off in front."""

    rows = False

    def __init__(self, line: str, lead: int) -> None:
        self.line, self.lead = line, lead
        self.kinds: Kinds = {
            ast.BinOp: self._operation, ast.UnaryOp: self._sign, ast.Constant: self._number, ast.Name: self._name,
            ast.Call: self._call,
        }

    def node(self, syntax: ast.expr) -> Node:
        """Any node the language has."""
        read = self.kinds.get(type(syntax))
        if read is None:
            raise self.fault(syntax, *self._foreign(syntax))
        return read(syntax)

    def value(self, syntax: ast.expr) -> Node:
        """A node that has a value to reckon with."""
        node = self.node(syntax)
        if isinstance(node, RowOnly):
            raise self.fault(syntax, "a number is needed here", "write a name, a number or arithmetic")
        return node

    def fault(self, syntax: ast.expr, wrong: str, right: str) -> FormulaError:
        """What is wrong at the place of ``syntax`` (Python counts bytes, people count characters)."""
        column = len(self.line.encode()[:syntax.col_offset].decode()) + 1
        return FormulaError(self.lead + column, wrong, right)

    def written(self, syntax: ast.expr) -> str:
        """The characters as they stand in the text."""
        return ast.get_source_segment(self.line, syntax) or ""

    def _foreign(self, syntax: ast.expr) -> tuple[str, str]:
        if isinstance(syntax, ast.Compare | ast.BoolOp):
            return "a formula has no comparisons", "put the condition into the measure's where:"
        if isinstance(syntax, ast.Tuple):
            return "a comma stands outside a function", "numbers have no thousands separators: 1000"
        if isinstance(syntax, ast.Subscript):
            return "[ ] after a name is not part of the language", "write prev(orders) for the month before"
        return f"{self.written(syntax)!r} is not part of the language", "write names, numbers, + - * / and functions"

    def _operation(self, syntax: ast.BinOp) -> Node:
        operation = _OPERATIONS[type(syntax.op)]
        if operation is Divide and self.rows:
            right = "multiply the other side, or divide two measures in a formula"
            raise self.fault(syntax, "rows are not divided: query engines disagree on divisions", right)
        return operation(self.value(syntax.left), self.value(syntax.right))

    def _sign(self, syntax: ast.UnaryOp) -> Node:
        if isinstance(syntax.op, ast.USub):
            return Negative(self.value(syntax.operand))
        if isinstance(syntax.op, ast.Not):
            raise self.fault(syntax, "a formula has no 'not'", "put the condition into the measure's where:")
        raise self.fault(syntax, "a + before a value does nothing", "leave it out")

    def _number(self, syntax: ast.Constant) -> Node:
        written = self.written(syntax)
        if isinstance(syntax.value, str | bytes | bool) or syntax.value is None:
            raise self.fault(syntax, f"{written} is no number", "a formula has names and numbers only")
        if not _NUMBER.fullmatch(written):
            raise self.fault(syntax, f"{written!r} is no number", "write digits with a point: 1234.5")
        number = Decimal(written)
        shown = f"{number:f}" if -_LONGEST_WAIT < number.adjusted() < _LONGEST_WAIT else "0" * _LONGEST_WAIT
        if len(shown.replace(".", "").lstrip("0")) > _DIGITS or len(shown) > 2 * _DIGITS:
            wrong = f"{written} has more digits than a spreadsheet keeps"
            raise self.fault(syntax, wrong, f"write at most {_DIGITS} digits")
        return Number(number)

    def _name(self, syntax: ast.Name) -> Node:
        if syntax.id == "null":
            raise self.fault(syntax, "null stands alone", "write is null or is not null after a column's name")
        if not _NAME.fullmatch(syntax.id):
            right = "names begin with a-z and go on with a-z, 0-9 and _, at most 63 characters"
            raise self.fault(syntax, f"{syntax.id!r} is no plain name", right)
        return Name(syntax.id)

    def _call(self, syntax: ast.Call) -> Node:
        name = syntax.func.id if isinstance(syntax.func, ast.Name) else ""
        function = FUNCTIONS.get(name)
        if function is None:
            known = [word for word, one in FUNCTIONS.items() if (one.on_rows if self.rows else one.on_months)]
            wrong = f"there is no function {name!r}" if name else "only a function has brackets with values after it"
            raise self.fault(syntax, wrong, nearest(name, known) or f"there are {', '.join(known)}")
        if not (function.on_rows if self.rows else function.on_months):
            where, instead = ("rows", "a formula") if self.rows else ("months", "a condition")
            raise self.fault(syntax, f"{name}() has no meaning over {where}", f"it belongs in {instead}")
        if syntax.keywords or not function.least <= len(syntax.args) <= function.most:
            counts = f"{function.least}" if function.least == function.most else f"{function.least} to {function.most}"
            raise self.fault(syntax, f"{name}() takes {counts} values", f"for example {function.example}")
        return self._build(syntax, function)

    def _build(self, syntax: ast.Call, function: Function) -> Node:
        values = [self._argument(part, function, position) for position, part in enumerate(syntax.args)]
        try:
            return function.build(*values)
        except ValueError as error:
            wrong, _, right = str(error).partition("; ")
            raise self.fault(syntax.args[0], wrong, right) from None

    def _argument(self, syntax: ast.expr, function: Function, position: int) -> Node | int | str:
        kind = function.kind(position)
        if kind is Kind.VALUE:
            return self.value(syntax)
        if kind is Kind.COLUMN and isinstance(syntax, ast.Name):
            return self.node(syntax)
        found = syntax.value if isinstance(syntax, ast.Constant) else None
        if kind is Kind.MONTHS and type(found) is int and 1 <= found <= _LONGEST_WAIT:
            return found
        if kind is Kind.TEXT and isinstance(found, str) and found:
            return self.text(syntax)
        raise self.fault(syntax, f"{self.written(syntax)!r} is not {kind.value}", f"for example {function.example}")

    def text(self, syntax: ast.expr) -> str:
        """A text exactly as it stands between its quotes."""
        written = self.written(syntax)
        if not isinstance(syntax, ast.Constant) or written[1:-1] != syntax.value or written[:1] not in {"'", '"'}:
            raise self.fault(syntax, f"{written} is no plain text", "write it between two quotes, nothing before them")
        return str(syntax.value)
