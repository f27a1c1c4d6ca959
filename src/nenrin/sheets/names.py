"""The names of the monthly series, as every sheet calls them."""

from __future__ import annotations

AC, PL, YTD, YPL = "ac", "pl", "ytd", "ytd_pl"
LOW, MID, HIGH = "low", "mid", "high"
TIE, SEGMENT = "tie", "segment"
JUDGED, SIGNAL, TARGET, WEIGHT = "judged", "signal", "target", "weight"
CALLED, CLAIMS, CLAIMED, SQUARED, SEEN = "called", "claims", "claimed", "squared", "seen"
CALENDAR, INITIATIVES, MIX, RESTATED = "calendar", "initiatives", "mix", "restated"
SO_FAR, AHEAD, REST, AIM = "so_far", "ahead", ("rest_low", "rest_mid", "rest_high"), "aim"
NOW, SHARE, ALONE, TOGETHER, BEST, BEST_IN = "now", "share", "alone", "together", "best", "best_in"
YEAR, ASKED = "year", "asked"
LEARNT, SEASONS, TRADING, FOLLOWED = "learnt", "seasons", "trading", "followed"
BANDS = (LOW, MID, HIGH)
RUN = (
    JUDGED, SIGNAL, TARGET, WEIGHT, CALLED, CLAIMS, CLAIMED, SQUARED, SEEN, CALENDAR, INITIATIVES, MIX, RESTATED,
    SO_FAR, AHEAD, *REST, AIM, NOW, SHARE, ALONE, TOGETHER, BEST, BEST_IN, YEAR, LEARNT, SEASONS, TRADING,
    FOLLOWED, ASKED,
)
"""The names of the series: actual, plan, year to date of both, expected band, what must tie, segments; and what the run
found out for every month: whether a KPI may be judged, whether the order of its months is a signal, its target, what
one unit of it does to the KGI; its number among the call-outs; how many claims, how much and what square of a range the
register's rows lack of that month; whether all its claims came where they were made; the parts of its change that no
other sheet reckons; of the KGI's fiscal year what is so far known, how many months are to come, their range, and the
year's plan; of every lever its mean in the months to come, its part of the gap, by how much it closes the gap alone or
with the others, the most that was ever seen of it and when; by the leaf's path, its part of the KGI's year so far; of
a call-out's range the months it was learnt from, the years of its season, the month's trading days, and how much of it
follows another KPI; and, where a KPI asked for a cause, what its unexplained rest did to the KGI."""
