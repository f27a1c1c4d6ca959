"""The months of a trend: where each stands, what it is compared with and how its labels read."""

from __future__ import annotations

from dataclasses import dataclass

from nenrin.charts import style
from nenrin.charts.fonts import width
from nenrin.charts.history import History, Line, present
from nenrin.report import Report
from nenrin.vocabulary import Kind
from nenrin.words import Words

WIDE, LEFT = 493.0, 46.0
_NEAR = 23.0
"""Where the columns of a small one begin, which has no legend."""
_PINNED, _BARRED = 72.0, 36.0
"""Height that the variances take above the columns: percentages and differences, or differences alone."""
_BASE = 17.0
"""How far the zero line of the differences lies above the columns."""
_COLUMNS, _LOW = (84.0, 18.0), (56.0, 12.0)
"""Height of the columns with the months' names below them and the values above, and of the values' alone."""
_TICK = 16.0
"""Months wider than this are all named."""
_COLUMN = 0.54
"""Width of a column as a share of its month's."""


@dataclass(frozen=True)
class Frame:
    """One KPI's months laid out from left to right; ``reference`` is ``plan`` or ``prior_year``.

    ``wide``: in points; ``small``: one beside others, with the differences only and without a legend.
    """

    report: Report
    kpi: str
    words: Words
    shown: History
    reference: str
    wide: float = WIDE
    small: bool = False

    @property
    def path(self) -> str:
        """Where the JSON of figures holds the differences."""
        return "trend" if self.kpi == self.report.root else f"trends.{self.kpi}"

    @property
    def pinned(self) -> bool:
        """Whether the differences are told in percent too: not of a rate, nor where there is nothing to compare."""
        return not self.small and self.report.kpi(self.kpi).format.style != "percent" and bool(present(self.shares))

    @property
    def tiers(self) -> float:
        """Height taken by the variances: none where there is nothing to compare with."""
        if not present(self.changes):
            return 0.0
        return _PINNED if self.pinned else _BARRED

    @property
    def zero(self) -> float:
        """Where the line of the differences lies."""
        return self.tiers - _BASE

    @property
    def top(self) -> float:
        """How high the longest column reaches: its value stands above it."""
        return self.tiers + (_LOW if self.small else _COLUMNS)[1]

    @property
    def high(self) -> float:
        """Height of the whole."""
        return self.tiers + (_LOW if self.small else _COLUMNS)[0]

    @property
    def start(self) -> float:
        """Where the months begin."""
        return _NEAR if self.small else LEFT

    @property
    def base(self) -> float:
        """Where the months' names begin."""
        return self.high - 13.0

    @property
    def against(self) -> Line:
        """The reference, month by month."""
        return self.shown.plan if self.reference == "plan" else self.shown.prior

    @property
    def changes(self) -> Line:
        """Actual − reference, month by month."""
        pairs = zip(self.shown.actual, self.against, strict=True)
        return tuple(None if actual is None or other is None else actual - other for actual, other in pairs)

    @property
    def shares(self) -> Line:
        """The changes as a part of the reference."""
        pairs = zip(self.changes, self.against, strict=True)
        return tuple(None if change is None or not other else change / abs(other) for change, other in pairs)

    @property
    def last(self) -> int:
        """The reporting month's place."""
        return len(self.shown.months) - 1

    @property
    def step(self) -> float:
        """Width of a month."""
        return (self.wide - self.start) / len(self.shown.months)

    @property
    def column(self) -> float:
        """Width of a column."""
        return self.step * _COLUMN

    def left(self, place: int) -> float:
        """Left edge of a month's actual column."""
        return self.start + place * self.step + self.step * 0.16 + self.column * 0.24

    def middle(self, place: int) -> float:
        """Middle of a month's actual column."""
        return self.left(place) + self.column / 2

    def clear(self, place: int, text: str, size: float) -> float:
        """The middle of a month's label, which stays inside the picture."""
        return min(self.middle(place), self.wide - width(text, size, self.words.language, 700) / 2)

    def under(self, place: int, text: str, size: float) -> tuple[int, ...]:
        """The months whose columns a label covers: its own, and of a small one also those beside it."""
        half, at = width(text, size, self.words.language, 700) / 2, self.clear(place, text, size)
        reach = half + self.column * 0.68
        return tuple(
            one for one in range(self.last + 1)
            if one == place or (self.small and abs(self.middle(one) - at) < reach)
        )

    def named(self, place: int) -> bool:
        """Whether a month is named: every one where there is room, else every third, counted back from the last."""
        return self.step >= _TICK or (self.last - place) % 3 == 0

    def colour(self, change: float) -> str:
        """By the effect on the goal, in the KPI's own direction."""
        better = self.report.kpi(self.kpi).better
        return style.by_effect(None if better == "none" or not change else (change > 0) == (better == "up"))

    def spell(self, value: float, kind: Kind = "level") -> str:
        """A number of this KPI as a label."""
        return self.words.show(self.report.figure(self.kpi, value, kind))

    def labelled(self, line: Line, size: float, kind: Kind = "level") -> tuple[int, ...]:
        """The months whose labels have room: all that have a number, or only the reporting month."""
        places = tuple(place for place, value in enumerate(line) if value is not None)
        texts = [self.spell(value, kind) for value in present(line)]
        widest = max((width(text, size, self.words.language, 700) for text in texts), default=0.0)
        if widest <= self.step - 1.5:
            return places
        return tuple(place for place in places if place == self.last)
