"""Where everything of Initiatives stands: what each did above, below it the arms as counted, two rows each."""

from __future__ import annotations

from dataclasses import dataclass

from nenrin.sheets.rows import BODY

ARM = ("size", "mean", "squares", "per", "pre_mean", "pre_squares", "pre_products")
"""What was counted of an arm."""
SIDES = ("", "control_")
"""Before the names of the treated arm's cells, and of the control's."""
BOTH = ("theta", "quantile")
"""Inputs of both arms together; they stand in the treated arm's row."""
INPUTS = (*ARM, *BOTH)
"""Side by side; their copy as issued stands at the right end."""
ISSUED = "issued_"
RESULT = (
    "initiative", "kpi", "month", "method", "arm", "difference", "low", "high", "p", "significant", "reduction",
    "worth", "total", "total_low", "total_high",
)
"""The columns of what each initiative did."""
COUNTED = ("initiative", "arm", *INPUTS, "changed", "mean_adjusted", "down", "up", "freedom")
"""The columns of the arms."""
_WIDTHS = (30.0, 27.0, 11.0, 17.0, 17.0, *[12.0] * 11)
COPY = (len(COUNTED) + 1, len(COUNTED) + len(INPUTS))
"""The first and last column of the copy as issued."""
WIDTHS = (
    *((column, column, width) for column, width in enumerate(_WIDTHS)), (len(COUNTED), len(COUNTED), 2.0),
    (*COPY, 12.0),
)
PRINTED = len(COUNTED) - 1
"""The last column that is printed."""
_ABOVE = 3
"""A free row, the title and the column titles of the arms."""


@dataclass(frozen=True)
class Spots:
    """The rows and columns of ``count`` initiatives' arms."""

    count: int

    @property
    def counted(self) -> int:
        """The first row of the arms."""
        return BODY + max(self.count, 1) + _ABOVE

    @property
    def foot(self) -> int:
        """The first row below them."""
        return self.counted + len(SIDES) * self.count if self.count else BODY + 1

    def at(self, number: int, name: str) -> tuple[int, int]:
        """Row and column of a cell: ``control_mean`` the control's, ``issued_mean`` the copy of the treated arm's."""
        copy, bare = name.startswith(ISSUED), name.removeprefix(ISSUED)
        control, bare = bare.startswith(SIDES[1]), bare.removeprefix(SIDES[1])
        if bare in RESULT and not control:
            return BODY + number, RESULT.index(bare)
        row = self.counted + len(SIDES) * number + control
        return row, COPY[0] + INPUTS.index(bare) if copy else COUNTED.index(bare)
