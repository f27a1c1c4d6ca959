"""The partial derivative of a split, spelled as a spreadsheet formula: the multiplier from a child to its parent."""

from __future__ import annotations

from collections.abc import Callable
from functools import singledispatch

from nenrin.formulas import Divide, Node, Reference
from nenrin.formulas.absolute import Absolute
from nenrin.formulas.add import Add
from nenrin.formulas.avg import Avg
from nenrin.formulas.coalesce import Coalesce
from nenrin.formulas.earlier import excel_earlier
from nenrin.formulas.extreme import Extreme
from nenrin.formulas.multiply import Multiply
from nenrin.formulas.name import Name
from nenrin.formulas.negative import Negative
from nenrin.formulas.number import Number
from nenrin.formulas.prev import Prev
from nenrin.formulas.subtract import Subtract

Cell = Callable[[str, int], str]
"""Where a part stands."""
ZERO, ONE = "0", "1"
