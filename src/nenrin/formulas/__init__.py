"""The little language of + − × ÷ prev avg ytd: parsed once, it evaluates, derives and spells itself."""

from nenrin.formulas.formula import Condition, Formula
from nenrin.formulas.node import Dialect, Gradient, Node, Reference, Values

__all__ = ["Condition", "Dialect", "Formula", "Gradient", "Node", "Reference", "Values"]
