"""A KPI's values beside what they are compared with, what was expected, and the verdict, in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from nenrin.cli.explaining.account import Account

if TYPE_CHECKING:
    from nenrin.comparisons import Comparison
    from nenrin.words import Words


def values(account: Account, words: Words) -> Iterator[str]:
    """The month, the month before, the year before, the plan, the year to date, the band, the verdict."""
    report, kpi = account.report, account.kpi
    compared, expected, verdict = report.compared[kpi], report.expectation(kpi), report.verdict(kpi)
    yield words.text("explain.actual", month=report.month, value=report.figure(kpi, compared.actual))
    for name, found in (
        (words.month(report.month + -1), compared.prior_month), (words.month(report.month + -12), compared.prior_year),
        (words.text("explain.plan"), compared.plan),
    ):
        yield _compared(account, name, found, words)
    if compared.year_to_date.value is not None:
        yield words.text("explain.year_to_date", value=report.figure(kpi, compared.year_to_date.value))
    if expected.low is not None:
        low, high = report.figure(kpi, expected.low), report.figure(kpi, expected.high)
        yield words.text("explain.expected", low=low, high=high)
    elif expected.reason is not None:
        yield words.text("explain.expected_none", reason=expected.reason)
    yield words.text("explain.verdict", state=words.verdict(report, kpi), reason=verdict.reason)


def _compared(account: Account, name: str, found: Comparison, words: Words) -> str:
    report, kpi = account.report, account.kpi
    if found.value is None:
        return words.text("explain.absent", name=name)
    change = words.amount(report.figure(kpi, found.change, "change"))
    if found.favourable is not None:
        change = words.text("explain.better" if found.favourable else "explain.worse", change=change)
    return words.text("explain.compared", name=name, value=report.figure(kpi, found.value), change=change)
