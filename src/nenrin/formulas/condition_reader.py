"""What conditions over rows have beyond formulas: texts, comparisons, and, or, not, in, is null."""

from __future__ import annotations

import ast
from itertools import pairwise

from nenrin.formulas.comparison import Comparison, Operator
from nenrin.formulas.is_null import IsNull
from nenrin.formulas.is_true import IsTrue
from nenrin.formulas.literal import Literal
from nenrin.formulas.logic import And, Not, Or
from nenrin.formulas.membership import Membership
from nenrin.formulas.name import Name
from nenrin.formulas.negative import Negative
from nenrin.formulas.node import Node
from nenrin.formulas.number import Number
from nenrin.formulas.reader import Reader
from nenrin.formulas.row_only import Truth

_OPERATORS: dict[type[ast.cmpop], Operator] = {
    ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
}


class ConditionReader(Reader):
    """Reads conditions over the columns of a source."""

    rows = True

    def __init__(self, line: str, lead: int) -> None:
        super().__init__(line, lead)
        self.kinds |= {
            ast.BoolOp: self._joined, ast.Compare: self._compared, ast.Constant: self._literal,
            ast.UnaryOp: self._turned,
        }

    def truth(self, syntax: ast.expr) -> Truth:
        """A condition; a column's name by itself means that it says yes."""
        node = self.node(syntax)
        if isinstance(node, Name):
            return IsTrue(node)
        if not isinstance(node, Truth):
            raise self.fault(syntax, f"{self.written(syntax)!r} is no condition", "compare it: amount > 0")
        return node

    def operand(self, syntax: ast.expr) -> Node:
        """What may stand beside a comparison's sign."""
        if isinstance(syntax, ast.Name) and syntax.id == "null":
            raise self.fault(syntax, "nothing equals null", "write is null or is not null")
        node = self.node(syntax)
        if isinstance(node, Truth):
            raise self.fault(syntax, "conditions are not compared", "join them with and, or, not")
        return node

    def _joined(self, syntax: ast.BoolOp) -> Node:
        conditions = tuple(self.truth(part) for part in syntax.values)
        return And(conditions) if isinstance(syntax.op, ast.And) else Or(conditions)

    def _turned(self, syntax: ast.UnaryOp) -> Node:
        return Not(self.truth(syntax.operand)) if isinstance(syntax.op, ast.Not) else self._sign(syntax)

    def _literal(self, syntax: ast.Constant) -> Node:
        if isinstance(syntax.value, bool):
            return Literal(syntax.value)
        if isinstance(syntax.value, str | bytes):
            return Literal(self.text(syntax))
        return self._number(syntax)

    def _name(self, syntax: ast.Name) -> Node:
        return Literal(syntax.id == "true") if syntax.id in {"true", "false"} else super()._name(syntax)

    def _compared(self, syntax: ast.Compare) -> Node:
        """``0 < amount < 10`` reads as people read it: both hold."""
        sides = list(pairwise([syntax.left, *syntax.comparators]))
        compared = tuple(self._pair(left, sign, right) for (left, right), sign in zip(sides, syntax.ops, strict=True))
        return compared[0] if len(compared) == 1 else And(compared)

    def _pair(self, left: ast.expr, sign: ast.cmpop, right: ast.expr) -> Truth:
        operator = _OPERATORS.get(type(sign))
        if operator is not None:
            return Comparison(self.operand(left), operator, self.operand(right))
        if isinstance(sign, ast.In | ast.NotIn):
            return Membership(self.operand(left), self._list(right), isinstance(sign, ast.NotIn))
        if not (isinstance(right, ast.Name) and right.id == "null"):
            raise self.fault(right, "after 'is' only null can stand", "write == to compare")
        return IsNull(self.operand(left), isinstance(sign, ast.IsNot))

    def _list(self, syntax: ast.expr) -> tuple[Node, ...]:
        """One or more literals of one kind; ``in ('UK')`` is a list of one."""
        entries = syntax.elts if isinstance(syntax, ast.Tuple | ast.List) else [syntax]
        nodes = tuple(self.operand(entry) for entry in entries)
        if not nodes or not all(_fixed(node) for node in nodes) or len({_kind(node) for node in nodes}) > 1:
            right = "for example country in ('UK', 'France')"
            raise self.fault(syntax, "a list holds texts, or numbers, or dates", right)
        return nodes


def _fixed(node: Node) -> bool:
    return isinstance(node.part if isinstance(node, Negative) else node, Number | Literal)


def _kind(node: Node) -> type:
    return type(node.value) if isinstance(node, Literal) else float
