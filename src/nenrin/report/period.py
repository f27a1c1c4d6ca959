"""The report's period: month, place in the fiscal year, and what it is compared with."""

from __future__ import annotations

from nenrin.report.report import Report
from nenrin.vocabulary import Fact, Month, Sentence


def period(report: Report) -> Sentence:
    """November 2011 · month 11 of FY2011 · actual vs plan and prior year."""
    months = report.month.year_to_date(report.brief.calendar.year_starts)
    compared = report.compared[report.root]
    known = [at for at in ("plan", "prior_year") if compared.against(at).value is not None]
    known = known or ["first" if is_first(report) else "prior_month"]
    year = fiscal_year(report.month, report.brief.calendar.year_starts)
    facts: dict[str, Fact] = {"month": report.month, "year": year, "number": len(months)}
    return Sentence(f"report.period_{'_and_'.join(known)}", facts)


def is_first(report: Report) -> bool:
    """Whether this is the first month of all: no KPI has a value in any month before it."""
    return not any(at < report.month for series in report.tree.series.values() for at in series)


def fiscal_year(month: Month, year_starts: int) -> str:
    """The fiscal year's name: the calendar year in which it begins."""
    return str(month.year_to_date(year_starts)[0].year)
