"""A report on fifteen files of two sources, all alike, with what the run proved of them and on what a range rests."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from nenrin.explanations import cover
from nenrin.report import Check, Report
from nenrin.sources import Intake
from nenrin.vocabulary import Figure, Format, Sentence
from sample_report import sample_report

READ, USED, ASIDE, REPAIRED = 100, 90, 10, 7
"""Of every file."""
UNDATED = Sentence("source.undated", {"column": "day"})
SERIALS = Sentence("source.column", {"column": "day", "reason": Sentence("source.serials")})
NOTE = Sentence("source.title", {"spot": Sentence("source.row", {"number": 3})})
ORDERS = tuple(f"orders-{number:02}.csv" for number in range(1, 15))
"""Fourteen files, of which the report lists the last twelve."""
CALLED = "retained_customers"


def read_report(files: int = 15) -> Report:
    """On the first of the files; ``mail.csv`` is the fifteenth."""
    named = [*(("orders", file) for file in ORDERS), ("mail", "mail.csv")][:files]
    intakes = tuple(_intake(source, file, day) for day, (source, file) in enumerate(named, 1))
    rows: dict[str, str | int] = {
        "read": READ * files, "used": USED * files, "aside": ASIDE * files, "files": files, "lost": 0,
    }
    checks = (
        Check("rows", passed=True, detail=Sentence("check.rows_detail", rows), limit=0.0),
        Check("ties", passed=True, detail=Sentence("check.ties_detail", {"count": 28, "worst": "2.8e-16"}), limit=1e-9),
        Check("ledger", passed=True, detail=Sentence("check.ledger_detail", {"count": 28, "worst": "0.0e+00"})),
    )
    return replace(_called(sample_report()), intakes=intakes, checks=checks)


def _called(sample: Report) -> Report:
    """Its call-out says on what its range rests; the trading days are worth five customers fewer."""
    month = sample.month
    basis = (
        Sentence("callout.basis_months", {"months": 31, "last": month + -1}),
        Sentence("callout.basis_season", {"month": month, "years": 2}),
        Sentence("callout.basis_calendar", {
            "days": Figure(23.4, "level", Format(digits=1)), "calendar": Figure(-5.0, "change", Format()),
        }),
        Sentence("callout.basis_with", {"other": "customers", "amount": Figure(-12.0, "change", Format())}),
    )
    callouts = tuple(replace(one, basis=basis) for one in sample.findings.callouts)
    band = replace(sample.expectations[CALLED][month], trading_days=23.4, calendar=-5.0)
    expectations = {**sample.expectations, CALLED: {**sample.expectations[CALLED], month: band}}
    return replace(
        sample, findings=replace(sample.findings, callouts=callouts), expectations=expectations,
        coverages=cover(sample.tree, sample.explanations, expectations, month),
    )


def _intake(source: str, file: str, day: int) -> Intake:
    return Intake(
        source, file, None, "a" * 64, "utf-8", 1, READ, USED, ((UNDATED, ASIDE),), ((SERIALS, REPAIRED),),
        first_day=dt.date(2011, 1, 1), last_day=dt.date(2011, 1, day), notes=(NOTE,) if source == "orders" else (),
    )
