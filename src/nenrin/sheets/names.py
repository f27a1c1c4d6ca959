"""The names of the monthly series, as every sheet calls them."""

from __future__ import annotations

AC, PL, YTD, YPL = "ac", "pl", "ytd", "ytd_pl"
LOW, MID, HIGH = "low", "mid", "high"
TIE, SEGMENT = "tie", "segment"
JUDGED, SIGNAL, TARGET, WEIGHT = "judged", "signal", "target", "weight"
BANDS, RUN = (LOW, MID, HIGH), (JUDGED, SIGNAL, TARGET, WEIGHT)
"""The names of the series: actual, plan, year to date of both, expected band, what must tie, segments; and
what the run found out for the reporting month: whether a KPI may be judged, whether the order of its months is a
signal, its target, what one unit of it does to the KGI."""
