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
TIERS = 72.0
"""Height that the variances take above the columns."""
_COLUMN = 0.54
"""Width of a column as a share of its month's."""


@dataclass(frozen=True)
class Frame:
    """One KPI's months laid out from left to right; ``reference`` is ``plan`` or ``prior_year``."""

    report: Report
    kpi: str
    words: Words
    shown: History
    reference: str

    @property
    def tiers(self) -> float:
        """Height taken by the variances: none where there is nothing to compare with."""
        return TIERS if present(self.changes) else 0.0

    @property
    def high(self) -> float:
        """Height of the whole."""
        return 92.0 + self.tiers

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
        return (WIDE - LEFT) / len(self.shown.months)

    @property
    def column(self) -> float:
        """Width of a column."""
        return self.step * _COLUMN

    def left(self, place: int) -> float:
        """Left edge of a month's actual column."""
        return LEFT + place * self.step + self.step * 0.16 + self.column * 0.24

    def middle(self, place: int) -> float:
        """Middle of a month's actual column."""
        return self.left(place) + self.column / 2

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
