"""Some rows of a grid, column by column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from operator import itemgetter

from nenrin.sources.grid import Grid


class Lines:
    """The rows ``indexes`` of a grid; every column is taken out and counted once, however often it is asked for."""

    def __init__(self, grid: Grid, indexes: Sequence[int]) -> None:
        self.indexes = indexes
        self._rows = [grid.rows[index] for index in indexes]
        self._columns: dict[int, list[object]] = {}
        self._counted: dict[int, Counter[object]] = {}
        self._texts: dict[int, list[str]] = {}

    def column(self, position: int) -> list[object]:
        """The raw cells of a column, which every row must reach."""
        if position not in self._columns:
            self._columns[position] = list(map(itemgetter(position), self._rows))
        return self._columns[position]

    def counted(self, position: int) -> Counter[object]:
        """How often each distinct cell stands in a column, in the order of their first rows."""
        if position not in self._counted:
            self._counted[position] = Counter(self.column(position))
        return self._counted[position]

    def texts(self, position: int) -> list[str]:
        """Those of them that are texts."""
        if position not in self._texts:
            self._texts[position] = [cell for cell in self.counted(position) if isinstance(cell, str)]
        return self._texts[position]
