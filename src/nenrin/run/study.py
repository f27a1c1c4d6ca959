"""From a client's files to the report: every stage once, in order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from nenrin import (
    attribution,
    comparisons,
    customers,
    effects,
    expectations,
    explanations,
    findings,
    ledger,
    measures,
    projections,
    settings,
    sources,
    tree,
)
from nenrin.attribution import Attribution
from nenrin.expectations import Expectation
from nenrin.report import Report, as_sent, by_kpi, check, fingerprint, flows
from nenrin.run.earlier import Known, earlier
from nenrin.run.remembered import remembered
from nenrin.run.stages import Listener, Stages, silent
from nenrin.settings import Loaded, Settings
from nenrin.vocabulary import Month, Problems


@dataclass(frozen=True)
class Studied:
    """What a study leaves: the report, what it was made from, and how long each stage took (seconds)."""

    report: Report
    loaded: Loaded
    seconds: Mapping[str, float] = field(default_factory=dict)


def study(  # noqa: PLR0915 (the river is written once: every stage in its order)
    config: Path, month: Month | None = None, listen: Listener = silent, output: Path | None = None,
) -> Studied:
    """Find out everything about one client's month. The same files, and the same earlier reports, give the same report.

    ``output``: the folder of the deliverables, where the client's book of runs lies; without it nothing is known of
    earlier reports. Raises Problems, all that one stage found, when the files do not allow it; writes nothing.
    """
    run = Stages(listen)
    with run.stage("settings"):
        loaded = settings.load(config)
        said = loaded.settings
        causes = explanations.with_ends(loaded.causes)
        month = month or _default_month(said)
        starts, calendar = said.report.calendar.year_starts, said.report.calendar.trading_days
        book = ledger.open_book(output / said.client.id).before(month) if output is not None else ledger.Book()
    with run.stage("sources"):
        counted = {name: kpi.measure for name, kpi in said.kpis.items() if kpi.measure is not None}
        trials = effects.occasional(causes, counted, said.customer)
        tables = sources.read(said.sources, loaded.folder, month, said.report.timezone, trials)
    with run.stage("measures"):
        monthly = {name: table for name, table in tables.items() if name not in trials}
        measured = measures.measure(
            monthly, counted, said.customer, said.dimensions, said.sources, month, starts,
            closed=lambda day: calendar is not None and calendar.weight(day) == 0,
        )
    with run.stage("customers"):
        looked = customers.look(tables, said.sources, said.customer, month)
    with run.stage("tree"):
        grown = tree.grow(said.kpis, said.root, measured, year_starts=starts)
    with run.stage("comparisons"):
        plan = comparisons.read_plan(loaded.folder, said.plan, grown)
        compared = comparisons.compare(grown, plan, month)
        passed = flows(said.report.funnels, grown, month)
    with run.stage("attribution"):
        attributions = attribution.attribute_all(grown, plan, month)
        year = attribution.attribute_year(grown, month, plan)
    with run.stage("effects"):
        partial = measured.partial_months()
        effected = effects.measure(causes, tables, said.sources, grown, month, partial)
    with run.stage("expectations"):
        unusual = explanations.one_offs(grown, causes)
        shifted = explanations.shifts(grown, causes, month)
        every = expectations.expect(
            grown, month, partial, max(13, month - min(grown.months, default=month) + 1),
            one_offs=unusual, shifts=shifted, calendar=calendar, planned=plan.series,
        )
        expected = expectations.latest(every, month)
        attributions |= {"expected": _against_expected(grown, expected, month)}
    with run.stage("explanations"):
        restated = ledger.restated(book, grown)
        explained = explanations.explain(grown, causes, expected, month, effected)
        sent = as_sent(restated, month + -1)
        covered = explanations.cover(grown, explained, expected, month, restated=sent, left_out=partial)
        standing = explanations.standings(grown, causes, expected, month, effected, by_kpi(restated))
    with run.stage("findings"):
        material = said.report.materiality
        found = findings.find(
            grown, compared, expected, explained, measured, month,
            materiality_absolute=material.absolute, materiality_relative=material.relative,
            currency=said.report.currency, dimensions=said.dimensions,
            manners=expectations.manners(grown, month, shifted, calendar),
        )
    with run.stage("projections"):
        projected = projections.project(
            grown, plan, month, partial, one_offs=unusual, shifts=shifted, calendar=calendar,
        )
    with run.stage("earlier months"):
        told = earlier(Known(said.report, said.dimensions, grown, measured, plan, causes, effected, every), month)
    intakes = tuple(intake for table in tables.values() for intake in table.intakes)
    identity = fingerprint(loaded.sha256, intakes, plan, month, book.inputs)
    checks = check(grown, measured, attributions, explained, intakes, month, covered)
    report = Report(
        said.client, said.report, month, grown, measured, plan, compared, attributions, expected, causes,
        explained, found, checks, identity, said.sources, said.dimensions, intakes, loaded.warnings,
        customers=looked, effects=effected, coverages=covered, projection=projected, restatements=restated,
        standings=standing, year=year, flows=passed, past=told,
    )
    return Studied(remembered(report, book, loaded), loaded, run.seconds)


def _against_expected(
    grown: tree.Tree, expected: Mapping[str, Mapping[Month, Expectation]], month: Month,
) -> Attribution:
    """From what the leaves should have been to what they were."""
    return attribution.against_expected(grown, month, {
        kpi: months[month].mid for kpi, months in expected.items() if month in months
    })


def _default_month(said: Settings) -> Month:
    """The month that the configuration names; without one there is nothing to report."""
    month = said.default_month()
    if month is None:
        raise Problems([said.without_month()])
    return month
