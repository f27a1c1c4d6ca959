"""The outlook's headline: the landing first, with its number; without one what the initiatives showed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from enriched import enriched
from nenrin.projections import Landing, Projection
from nenrin.report.outlook import outlook_message
from sample_months import both

REPORT = enriched()


def told(plan: float | None) -> tuple[str, str]:
    """The headline with another plan for the year; the range is 1.51 to 1.80 million about 1.655."""
    landing = REPORT.projection.landing
    assert isinstance(landing, Landing)
    return both(outlook_message(replace(REPORT, projection=Projection(replace(landing, plan=plan)))))


@pytest.mark.parametrize(("plan", "english", "japanese"), [
    (2_030_000.0, "Revenue should land at £1.66m in the year to September 2012, £375k short of plan",
     "2012年9月期の売上高は1,655.0千ポンドの見込みで、計画に375.0千ポンド届きません"),
    (1_700_000.0, "Revenue should land at £1.66m in the year to September 2012; the plan is still within reach",
     "2012年9月期の売上高は1,655.0千ポンドの見込みで、計画の達成は射程内です"),
    (1_600_000.0,
     "Revenue should land at £1.66m in the year to September 2012, £55.0k above plan, which is not safe yet",
     "2012年9月期の売上高は1,655.0千ポンドの見込みで、計画を55.0千ポンド上回りますが、まだ確実ではありません"),
    (1_400_000.0, "Revenue should land at £1.66m in the year to September 2012, above plan",
     "2012年9月期の売上高は1,655.0千ポンドの見込みで、計画を上回ります"),
    (None, "Revenue should land at £1.66m in the year to September 2012; there is no plan for the year",
     "2012年9月期の売上高は1,655.0千ポンドの見込みです。年度の計画はありません"),
])
def test_the_landing_is_held_against_the_plan(plan: float | None, english: str, japanese: str) -> None:
    assert told(plan) == (english, japanese)


def test_without_a_landing_it_says_how_many_initiatives_show_an_effect() -> None:
    """Of two initiatives one was read, with one of its two groups significant; the other was stopped."""
    alone = replace(REPORT, projection=Projection())
    assert both(outlook_message(alone))[0] == "An effect is shown for 1 of 2 initiatives"
    (read, halted) = alone.effects
    assert both(outlook_message(replace(alone, effects=(read,))))[0].startswith("The one initiative")
    assert both(outlook_message(replace(alone, effects=(halted,))))[0].startswith("None of the initiatives")
