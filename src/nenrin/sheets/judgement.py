"""One KPI judged as the workbook judges it: the rule of the method over the engine's numbers, step by step."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from nenrin.findings import State
from nenrin.sheets import naming
from nenrin.sheets.layout import READINGS, Layout
from nenrin.sheets.model import JUDGED, TARGET
from nenrin.sheets.names import ASKED, SEEN, SIGNAL
from nenrin.sheets.register import ASKS
from nenrin.sheets.settings import NORMAL, TOLERANCE

NONE = "–"


@dataclass(frozen=True)
class Judgement:
    """``sizes`` and ``flags`` by the name of their column; ``states``: what each step says."""

    layout: Layout
    kpi: str

    def read(self, name: str) -> float | None:
        """A number of the reporting month: actual, band, plan, target."""
        if name == "target":
            return self._found(TARGET)
        return self.layout.read(self.layout.entry(self.kpi), {"plan": "pl"}.get(name, name))

    def shown(self, name: str) -> float | str:
        """What the cell shows: nothing where the series has no value, – where there is no series."""
        value = self.read(name)
        if value is not None:
            return value
        series = {"plan": "pl"}.get(name, name)
        known = series != "target" and self.layout.line(READINGS[series][0], self.kpi)
        return "" if known else NONE

    @cached_property
    def sizes(self) -> Mapping[str, float | None]:
        """Surprise, half the band, what the causes claim, what remains, its range, the share covered."""
        actual, mid, high = (self.read(name) for name in ("ac", "mid", "high"))
        surprise = None if actual is None or mid is None else actual - mid
        half = None if mid is None or high is None else high - mid
        month, claims = self.layout.report.month, self.layout.claims.get(self.kpi, ())
        explained = math.fsum(item.effect(month) for item in claims)
        noise = TOLERANCE * max(1.0, abs(actual or 0.0))
        squares = math.fsum((NORMAL * item.spread(month)) ** 2 for item in claims)
        return {
            "surprise": surprise, "half": half, "claims": float(len(claims)), "explained": float(explained),
            "unexplained": None if surprise is None else surprise - explained,
            "square": squares,
            "spread": None if half is None else math.sqrt(half**2 + squares),
            "covered": min(1.0, max(0.0, explained / surprise)) if surprise and abs(surprise) > noise else None,
            "aim": self.read("plan") if self.read("plan") is not None else self.read("target"),
        }

    def size(self, name: str) -> float:
        """A size, 0 where there is none: as N() reads the cell."""
        return self.sizes[name] or 0.0

    @cached_property
    def flags(self) -> Mapping[str, bool]:
        """Outside the band, open, failed to move, fit to be judged."""
        deviation, surprise, explained = self.size("spread") / NORMAL, self.size("surprise"), self.size("explained")
        unsettled = abs(self.size("unexplained")) > self.size("spread")
        sign = math.copysign(1, explained) if explained else 0.0
        missing = abs(explained) > 2 * deviation and sign * surprise <= deviation
        return {
            "outside": abs(surprise) > self.size("half") or bool(self._found(SIGNAL)),
            "open": unsettled,
            "failed": unsettled and missing and not self._found(SEEN),
            "judged": bool(self._found(JUDGED)),
        }

    @property
    def asked(self) -> float | None:
        """What its rest did to the KGI as issued, where it asked for a cause."""
        return self._found(ASKED)

    def _found(self, name: str) -> float | None:
        """What the run found out for the reporting month."""
        return self.layout.model.value(name, self.kpi, self.layout.report.month)

    @property
    def verdict(self) -> State:
        """The engine's verdict."""
        return self.layout.report.verdict(self.kpi).state

    @property
    def asks(self) -> bool:
        """Whether the verdict leaves a question."""
        return self.verdict in ASKS

    @cached_property
    def states(self) -> Mapping[str, State | None]:
        """The state after every step; the last is the engine's own: the proof shows that the steps lead to it."""
        quiet = State.MASKED if self.flags["open"] else State.STABLE
        uncovered = abs(self.size("unexplained")) >= abs(self.size("surprise"))
        rest = State.UNEXPLAINED if uncovered else State.PARTLY_EXPLAINED
        settled = rest if self.flags["open"] else State.EXPLAINED
        claimed = settled if self.flags["outside"] else quiet
        plain = State.UNEXPLAINED if self.flags["outside"] else State.STABLE
        told = State.FAILED_TO_MOVE if self.flags["failed"] else claimed
        rule = told if self.size("claims") else plain
        state = State.NOT_JUDGED if self.sizes["surprise"] is None or self.sizes["half"] is None else rule
        return {
            "quiet": quiet, "rest": rest, "claimed": claimed, "rule": rule, "state": state,
            "against": self._against_plan(), "verdict": self.verdict,
        }

    @property
    def held(self) -> str:
        """What the month is held against: the plan, or the target where there is none."""
        return "target" if self.read("plan") is None else "plan"

    def _against_plan(self) -> State | None:
        """On or behind the plan, for strategic KPIs with a direction."""
        actual, aim, direction = self.read("ac"), self.sizes["aim"], naming.direction(self.layout, self.kpi)
        if not self.layout.report.kpi(self.kpi).strategic or not direction or actual is None or aim is None:
            return None
        return State.ON_PLAN if (actual - aim) * direction >= 0 else State.BEHIND_PLAN
