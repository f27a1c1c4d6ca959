"""What an expectation rests on, in words: the months, the season, the calendar, what was left out."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.expectations import Expectation
from nenrin.findings.inquiry import Inquiry
from nenrin.vocabulary import Figure, Format, Sentence

_YEAR = 12
_TWO_YEARS = 24
_OWN = ("blend", "")
_DAYS = Format(digits=1)


def basis(inquiry: Inquiry, kpi: str) -> tuple[Sentence, ...]:
    """One sentence for each thing; empty where nothing was expected."""
    band = inquiry.evidence[kpi].expectation
    return tuple(_basis(inquiry, kpi, band)) if band is not None and band.mid is not None else ()


def _basis(inquiry: Inquiry, kpi: str, band: Expectation) -> Iterator[Sentence]:
    if band.method in _OWN:
        yield from _history(inquiry, kpi, band)
    else:
        yield Sentence(f"callout.basis_{band.method}", {"months": band.months, "last": inquiry.month + -1})
    if band.without:
        yield Sentence("callout.basis_without", {"without": tuple(sorted(band.without))})
    if band.rebased is not None:
        yield Sentence("callout.basis_rebased", {"since": band.rebased})
    if band.trading_days is not None:
        days = Figure(band.trading_days, "level", _DAYS)
        yield Sentence("callout.basis_calendar", {"days": days, "calendar": _change(inquiry, kpi, band.calendar)})
    if band.with_other:
        other = inquiry.tree.kpis[kpi].stance.partition(":")[2].strip()
        label = inquiry.tree.kpis[other].label if other in inquiry.tree.kpis else other
        yield Sentence("callout.basis_with", {"other": label, "amount": _change(inquiry, kpi, band.with_other)})


def _history(inquiry: Inquiry, kpi: str, band: Expectation) -> Iterator[Sentence]:
    """How many months, and what they say about the season."""
    yield Sentence("callout.basis_months", {"months": band.months, "last": inquiry.month + -1})
    if band.months < _YEAR:
        yield Sentence("callout.basis_trial", {"months": band.months})
    elif band.months < _TWO_YEARS:
        yield Sentence("callout.basis_last_year", {"month": inquiry.month + -_YEAR})
    else:
        series, years = inquiry.tree.series.get(kpi, {}), band.months // _YEAR
        same = [inquiry.month + -_YEAR * back for back in range(1, years + 1)]
        seen = sum(one in series and one not in inquiry.left_out | band.without for one in same)
        yield Sentence("callout.basis_season", {"month": inquiry.month, "years": seen})


def _change(inquiry: Inquiry, kpi: str, value: float) -> Figure:
    """A difference in the KPI's own format."""
    return Figure(value, "change", inquiry.tree.kpis[kpi].format, inquiry.evidence[kpi].currency)
