"""One KPI of the figures JSON: its meaning, its values, what it is compared with, what was found out about it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from nenrin.charts.history import LENGTH
from nenrin.comparisons import REFERENCES, Comparison
from nenrin.explanations import Explanation
from nenrin.report import Report
from nenrin.tree import Kpi
from nenrin.vocabulary import Label, Month
from nenrin.words import say

Json: TypeAlias = "float | str | bool | list[Json] | dict[str, Json] | None"


def kpi_figures(report: Report, name: str, language: str) -> Json:
    """All that the JSON holds about one KPI; its sentences in ``language``."""
    kpi, compared, verdict = report.kpi(name), report.compared[name], report.verdict(name)
    expected, so_far = report.expectation(name), compared.year_to_date
    return {
        "label": kpi.label.text(language),
        "labels": labels(report, kpi.label),
        "unit": _unit(kpi, report.brief.currency, language),
        "format": {"style": kpi.format.style, "digits": kpi.format.digits, "scale": kpi.format.scale},
        "better": kpi.better,
        "stance": kpi.stance,
        "target": _target(kpi, language),
        "value": number(compared.actual),
        "series": series(report.tree.series.get(name, {})),
        **{reference: _comparison(compared.against(reference)) for reference in REFERENCES},
        "year_to_date": {
            "value": number(so_far.value),
            "prior_year": _comparison(so_far.prior_year),
            "plan": _comparison(so_far.plan),
        },
        "expected": {
            "low": number(expected.low), "mid": number(expected.mid), "high": number(expected.high),
            "p": number(expected.p), "trial": expected.trial, "months": expected.months,
        },
        "verdict": verdict.state.value,
        "verdict_reason": say(verdict.reason, language),
        "explanation": _explanation(report.explanations.get(name)),
        "bands": _bands(report, name),
        "contribution": {reference: number(report.contribution(name, reference)) for reference in REFERENCES},
    }


def _bands(report: Report, name: str) -> Json:
    """What every month that is drawn should have been; a month that was not judged is absent."""
    judged = report.expectations.get(name, {})
    drawn = [report.month + step for step in range(1 - LENGTH, 1)]
    return {
        str(month): {"low": number(band.low), "mid": number(band.mid), "high": number(band.high)}
        for month in drawn for band in [judged.get(month)] if band is not None and band.low is not None
    }


def _comparison(comparison: Comparison) -> Json:
    return {
        "value": number(comparison.value), "change": number(comparison.change),
        "relative": number(comparison.relative), "favourable": comparison.favourable,
    }


def _target(kpi: Kpi, language: str) -> Json:
    target = kpi.target
    if target is None:
        return None
    return {
        "value": number(target.value), "by": str(target.by) if target.by else None,
        "owner": _text(target.owner, language), "action": _text(target.action, language),
        "due": target.due.isoformat() if target.due else None,
    }


def _text(label: Label | None, language: str) -> str | None:
    """A label in one language; None where nothing was written."""
    return label.text(language) if label else None


def _explanation(found: Explanation | None) -> Json:
    one = found or Explanation("")
    return {
        "expected_change": number(one.expected_change), "explained": number(one.explained),
        "unexplained": number(one.unexplained), "low": number(one.low), "high": number(one.high),
        "claims": [
            {"cause": claim.cause, "effect": number(claim.effect), "spread": number(claim.spread)}
            for claim in one.claims
        ],
    }


def series(line: Mapping[Month, float]) -> Json:
    """Value by month, oldest first; an absent month is absent."""
    return {str(month): number(line[month]) for month in sorted(line)}


def labels(report: Report, label: Label) -> Json:
    """A label in every language of the report."""
    return {language: label.text(language) for language in report.brief.languages}


def _unit(kpi: Kpi, currency: str, language: str) -> str:
    """What one unit of a value is: the currency, ``ratio`` for what prints as percent, else the KPI's own unit."""
    if kpi.format.style == "currency":
        return currency
    if kpi.format.style == "percent":
        return "ratio"
    return kpi.format.unit.text(language) if kpi.format.unit else ""


def number(value: float | None) -> float | None:
    """The value itself, without a negative zero."""
    return None if value is None else value + 0.0
