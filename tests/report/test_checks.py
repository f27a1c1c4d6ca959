"""Every check of the figures can fail, and says so by its own name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from nenrin.explanations import Coverage as Parts
from nenrin.measures import Coverage
from nenrin.report import Report, check
from nenrin.vocabulary import Sentence
from sample_report import sample_report


def _failed(report: Report) -> list[str]:
    found = check(
        report.tree, report.measures, report.attributions, report.explanations, report.intakes, report.month,
    )
    return [one.name for one in found if not one.passed]


def _a_row_lost(report: Report) -> Report:
    first, *others = report.intakes
    return replace(report, intakes=(replace(first, rows_read=first.rows_read + 1), *others))


def _half_a_month(report: Report) -> Report:
    source, months = next(iter(report.measures.coverage.items()))
    whole = months[report.month]
    half = Coverage(whole.rows, whole.first_day, whole.last_day, whole.days, Sentence("coverage.ends_early"))
    return replace(
        report, measures=replace(report.measures, coverage={source: {**months, report.month: half}}),
    )


def _a_parent_that_left_its_parts(report: Report) -> Report:
    split = next(name for name, kpi in report.tree.kpis.items() if kpi.split is not None)
    series = dict(report.tree.series)
    series[split] = {month: value * (1 + 1e-6) for month, value in series[split].items()}
    return replace(report, tree=replace(report.tree, series=series))


def _a_segment_with_a_penny_more(report: Report) -> Report:
    kpi, series = next(iter(report.measures.series.items()))
    more = {month: value / 2 + Decimal("0.01") for month, value in series.items()}
    half = {month: value / 2 for month, value in series.items()}
    segments = {"region": {"UK": {kpi: more}, "Abroad": {kpi: half}}}
    return replace(report, measures=replace(report.measures, segments=segments, additive=frozenset({kpi})))


def _a_residual(report: Report) -> Report:
    one = report.attributions["prior_month"]
    return replace(report, attributions={**report.attributions, "prior_month": replace(one, residual=1.0)})


def _a_ledger_that_does_not_close(report: Report) -> Report:
    name, one = next((name, one) for name, one in report.explanations.items() if one.explained is not None)
    assert one.explained is not None
    assert one.change is not None
    opened = replace(one, explained=one.explained + 0.01 * abs(one.change) + 1)
    return replace(report, explanations={**report.explanations, name: opened})


BROKEN: dict[str, Callable[[Report], Report]] = {
    "rows": _a_row_lost,
    "complete": _half_a_month,
    "ties": _a_parent_that_left_its_parts,
    "segments": _a_segment_with_a_penny_more,
    "attribution": _a_residual,
    "ledger": _a_ledger_that_does_not_close,
}


def test_a_sound_report_passes_every_check() -> None:
    assert _failed(sample_report()) == []


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_wrong_fails_the_check_that_looks_at_it_and_no_other(name: str) -> None:
    assert _failed(BROKEN[name](sample_report())) == [name]


@pytest.mark.parametrize(("gap", "holds"), [("0.00000000002", True), ("0.01", False)])
def test_sums_of_floats_may_differ_in_their_last_digits_and_no_more(gap: str, *, holds: bool) -> None:
    report = sample_report()
    kpi, series = next(iter(report.measures.series.items()))
    parts = {one: {month: value / 2 for month, value in series.items()} for one in ("UK", "Abroad")}
    parts["UK"] = {month: value + Decimal(gap) for month, value in parts["UK"].items()}
    measures = replace(
        report.measures, additive=frozenset({kpi}), segments={"region": {one: {kpi: parts[one]} for one in parts}},
    )
    assert min(series.values()) > 10
    assert _failed(replace(report, measures=measures)) == ["segments"]
    of_floats = replace(measures, inexact=frozenset({kpi}))
    assert _failed(replace(report, measures=of_floats)) == ([] if holds else ["segments"])


def _of_coverages(**parts: float) -> list[tuple[str, bool]]:
    report = sample_report()
    found = check(
        report.tree, report.measures, report.attributions, report.explanations, report.intakes, report.month,
        {"root": Parts(100.0, season=60.0, causes=30.0, noise=10.0), "a": Parts(5.0, **parts)},
    )
    return [(one.name, one.passed) for one in found if one.name == "coverage"]


def test_a_coverage_ledger_that_closes_passes_and_one_with_a_part_too_few_fails() -> None:
    assert _of_coverages(unexplained=5.0) == [("coverage", True)]
    assert _of_coverages(unexplained=4.999) == [("coverage", False)]


def test_without_a_coverage_ledger_there_is_nothing_to_close() -> None:
    report = sample_report()
    found = check(
        report.tree, report.measures, report.attributions, report.explanations, report.intakes, report.month,
    )
    assert "coverage" not in [one.name for one in found]
