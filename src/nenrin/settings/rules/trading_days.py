"""The calendar of trade: its country is known, some days are open, and who is judged by the day has one."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.expectations import known_holidays
from nenrin.settings.subject import Subject
from nenrin.vocabulary import Problem, nearest

_SHOWN = 12


def public_holidays(subject: Subject) -> Iterator[Problem]:
    """A country and the weight of its holidays come together; subdivisions are those the country has."""
    calendar = subject.settings.report.calendar.trading_days
    if calendar is None:
        return
    if (calendar.country is None) != (calendar.holidays is None):
        lacking = "country" if calendar.country is None else "holidays"
        right = "add  country: JP" if calendar.country is None else "say what a public holiday brings:  holidays: 0.4"
        yield Problem(calendar.place(), f"trading_days lacks the key {lacking!r}", right)
    if calendar.country is None:
        if calendar.subdivision is not None:
            yield Problem(calendar.place("subdivision"), "a subdivision without its country", "add  country: GB")
        return
    known = known_holidays()
    if calendar.country not in known:
        wrong = f"no public holidays are known of country {calendar.country!r}"
        right = nearest(calendar.country, sorted(known)) or "write it as JP or GB, or list the days under  closed:"
        yield Problem(calendar.place("country"), wrong, right)
        return
    parts = known[calendar.country]
    if calendar.subdivision is not None and calendar.subdivision not in parts:
        few = f"known here: {', '.join(parts[:_SHOWN])}{', …' if len(parts) > _SHOWN else ''}" if parts else "delete it"
        wrong = f"unknown subdivision {calendar.subdivision!r} of {calendar.country}"
        yield Problem(calendar.place("subdivision"), wrong, nearest(calendar.subdivision, parts) or few)


def open_sometimes(subject: Subject) -> Iterator[Problem]:
    """A week without any trade leaves nothing to divide by."""
    calendar = subject.settings.report.calendar.trading_days
    if calendar is not None and not any(calendar.weekdays.by_number):
        yield Problem(calendar.place("weekdays"), "every weekday has the weight 0", "leave out the days that are open")


def per_trading_day(subject: Subject) -> Iterator[Problem]:
    """Without a calendar nobody knows the days; a percentage is none by the day."""
    for name, kpi in subject.settings.kpis.items():
        if kpi.per is None:
            continue
        if subject.settings.report.calendar.trading_days is None and not subject.doubtful("report", "calendar"):
            wrong = f"KPI {name!r} is judged by the trading day, but the calendar has none"
            yield Problem(kpi.place("per"), wrong, "add  report: {calendar: {trading_days: {weekdays: {sun: 0}}}}")
        if kpi.format.style == "percent":
            wrong = f"KPI {name!r} is a percentage: it does not grow with the days of a month"
            yield Problem(kpi.place("per"), wrong, "delete per")
