"""From a client's files to the report: every stage once, in order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from nenrin import (
    attribution,
    comparisons,
    customers,
    expectations,
    explanations,
    findings,
    measures,
    settings,
    sources,
    tree,
)
from nenrin.report import Report, check, fingerprint
from nenrin.run.stages import Listener, Stages, silent
from nenrin.settings import Loaded, Settings
from nenrin.vocabulary import Month, Problem, Problems


@dataclass(frozen=True)
class Studied:
    """What a study leaves: the report, what it was made from, and how long each stage took (seconds)."""

    report: Report
    loaded: Loaded
    seconds: Mapping[str, float] = field(default_factory=dict)


def study(config: Path, month: Month | None = None, listen: Listener = silent) -> Studied:
    """Find out everything about one client's month. The same files give the same report.

    Raises Problems, all that one stage found, when the files do not allow it; writes nothing.
    """
    run = Stages(listen)
    with run.stage("settings"):
        loaded = settings.load(config)
        said = loaded.settings
        month = month or _default_month(said)
    starts = said.report.calendar.year_starts
    with run.stage("sources"):
        tables = sources.read(said.sources, loaded.folder, until=month, timezone=said.report.timezone)
    with run.stage("measures"):
        counted = {name: kpi.measure for name, kpi in said.kpis.items() if kpi.measure is not None}
        measured = measures.measure(tables, counted, said.customer, said.dimensions, said.sources, month, starts)
    with run.stage("customers"):
        looked = customers.look(tables, said.sources, said.customer, month)
    with run.stage("tree"):
        grown = tree.grow(said.kpis, said.root, measured, year_starts=starts)
    with run.stage("comparisons"):
        plan = comparisons.read_plan(loaded.folder, said.plan, grown)
        compared = comparisons.compare(grown, plan, month)
    with run.stage("attribution"):
        attributions = attribution.attribute_all(grown, plan, month)
    with run.stage("expectations"):
        unusual = explanations.one_offs(grown, loaded.causes)
        expected = expectations.expect(grown, month, left_out=measured.partial_months(), one_offs=unusual)
    with run.stage("explanations"):
        explained = explanations.explain(grown, loaded.causes, expected, month)
    with run.stage("findings"):
        material = said.report.materiality
        found = findings.find(
            grown, compared, expected, explained, measured, month,
            materiality_absolute=material.absolute, materiality_relative=material.relative,
            currency=said.report.currency,
        )
    intakes = tuple(intake for table in tables.values() for intake in table.intakes)
    identity = fingerprint(loaded.sha256, intakes, plan, month)
    checks = check(grown, measured, attributions, explained, intakes, month)
    report = Report(
        said.client, said.report, month, grown, measured, plan, compared, attributions, expected, loaded.causes,
        explained, found, checks, identity, said.sources, said.dimensions, intakes, loaded.warnings,
        customers=looked,
    )
    return Studied(report, loaded, run.seconds)


def _default_month(said: Settings) -> Month:
    """The month that the configuration names; without one there is nothing to report."""
    month = said.default_month()
    if month is None:
        right = "say --month 2011-11, or  report: {month: 2011-11}"
        raise Problems([Problem(said.report.place(), "no month is named", right)])
    return month
