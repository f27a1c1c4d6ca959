"""On what the range of each call-out rests, as rows of Data: months learnt from, years of season, trading days."""

from __future__ import annotations

from collections.abc import Mapping

from nenrin.report import Report
from nenrin.sheets.names import FOLLOWED, LEARNT, SEASONS, TRADING
from nenrin.sheets.told_goal import Rows
from nenrin.vocabulary import Fact, Figure

RESTS: Mapping[str, tuple[tuple[str, str], ...]] = {
    LEARNT: tuple((f"callout.basis_{how}", "months") for how in ("months", "seasonal_naive", "process_behaviour")),
    SEASONS: (("callout.basis_season", "years"),),
    TRADING: (("callout.basis_calendar", "days"),),
    FOLLOWED: (("callout.basis_with", "amount"),),
}
"""By the name of a row, the sentences that say its number, and as which fact."""
CALENDAR_SAID = ("callout.basis_calendar", "calendar")
"""What the trading days are worth is a row already, for every KPI."""


def ranges(report: Report) -> Rows:
    """By name and KPI, the reporting month alone: of earlier months it stands in words, on Feeds."""
    found: Rows = {}
    for name, said in RESTS.items():
        known = {
            callout.kpi: number
            for callout in report.findings.callouts for sentence in callout.basis for plan, fact in said
            if sentence.plan == plan and (number := _number(sentence.facts.get(fact))) is not None
        }
        found[name] = {kpi: {report.month: number} for kpi, number in known.items()}
    return found


def _number(fact: Fact | None) -> float | None:
    if isinstance(fact, Figure):
        return fact.value
    return float(fact) if isinstance(fact, int) else None
