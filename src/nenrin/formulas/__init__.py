"""The little language of + − × ÷ prev avg ytd: parsed once, it evaluates, derives and spells itself."""

from nenrin.formulas.divide import Divide, DivisionByZero
from nenrin.formulas.error import FormulaError
from nenrin.formulas.formula import Condition, Formula
from nenrin.formulas.node import Cell, Dialect, Gradient, Labels, Node, Reference, Values

__all__ = [
    "Cell", "Condition", "Dialect", "Divide", "DivisionByZero", "Formula", "FormulaError", "Gradient", "Labels", "Node",
    "Reference", "Values",
]
