"""All that a run found out about one client's month; the only thing the outputs see."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from nenrin.attribution import Attribution
from nenrin.comparisons import Compared, Plan
from nenrin.customers import Customers
from nenrin.effects import Effect
from nenrin.expectations import Expectation
from nenrin.explanations import Cause, Coverage, Explanation, Standing
from nenrin.findings import Callout, Findings, Investigation, Verdict
from nenrin.measures import Dimension, Measures
from nenrin.projections import Projection
from nenrin.report.brief import Brief, Client
from nenrin.report.checks import Check
from nenrin.report.earlier import Earlier
from nenrin.report.fingerprint import Fingerprint
from nenrin.report.funnel import Flow
from nenrin.report.restatement import Restatement
from nenrin.sources import Intake, Source
from nenrin.tree import Kpi, Tree
from nenrin.vocabulary import Activity, Figure, Kind, Label, Month, Problem


@dataclass(frozen=True)
class Report:
    """One client, one month.

    ``attributions`` by reference (``prior_month``, ``prior_year``, ``plan``); ``expectations[kpi][month]`` for the
    reporting month and the months before it that could be judged. ``effects``: the initiatives that were measured.
    ``coverages``: where every KPI's change went, closed to zero; absent for a KPI that is not judged.
    ``standings``: how every cause of the register stands; ``year``: the change of the fiscal year so far, shared out.
    ``customers``: who they are and who moved. ``investigations``: the work list, this month's call-outs and those of
    earlier months that nobody has closed. ``restatements``: numbers of earlier months that are no longer what was sent
    with the last report. ``flows``: the funnels that the configuration names. ``past``: what the engine says of
    every month before, for a workbook that can show any of them.
    """

    client: Client
    brief: Brief
    month: Month
    tree: Tree
    measures: Measures
    plan: Plan
    compared: Mapping[str, Compared]
    attributions: Mapping[str, Attribution]
    expectations: Mapping[str, Mapping[Month, Expectation]]
    causes: tuple[Cause, ...]
    explanations: Mapping[str, Explanation]
    findings: Findings
    checks: tuple[Check, ...]
    fingerprint: Fingerprint
    sources: Mapping[str, Source] = field(default_factory=dict)
    dimensions: Mapping[str, Dimension] = field(default_factory=dict)
    intakes: tuple[Intake, ...] = ()
    warnings: tuple[Problem, ...] = ()
    effects: tuple[Effect, ...] = ()
    projection: Projection = field(default_factory=Projection)
    coverages: Mapping[str, Coverage] = field(default_factory=dict)
    investigations: tuple[Investigation, ...] = ()
    restatements: tuple[Restatement, ...] = ()
    customers: Customers | None = None
    standings: tuple[Standing, ...] = ()
    year: Attribution | None = None
    flows: tuple[Flow, ...] = ()
    past: Mapping[Month, Earlier] = field(default_factory=dict)

    @property
    def root(self) -> str:
        """The id of the KGI."""
        return self.tree.root.kpi

    @property
    def activity(self) -> Activity:
        """What the customers do, for the sentences about them."""
        return self.customers.activity if self.customers is not None else "buys"

    def kpi(self, name: str) -> Kpi:
        """One KPI's configuration."""
        return self.tree.kpis[name]

    def verdict(self, name: str) -> Verdict:
        """One KPI's verdict."""
        return self.findings.verdicts[name]

    def expectation(self, name: str) -> Expectation:
        """What the reporting month should have been."""
        return self.expectations.get(name, {}).get(self.month, Expectation())

    def callout(self, name: str) -> Callout | None:
        """The call-out on a KPI, if there is one."""
        return next((callout for callout in self.findings.callouts if callout.kpi == name), None)

    def label(self, name: str) -> Label:
        """A KPI's label."""
        return self.tree.kpis[name].label

    def arm(self, cause: str, name: str) -> Label:
        """What a group of an initiative is called: as a value of its column, or as a segment."""
        control = next((one.control for one in self.causes if one.id == cause), None)
        if control is not None and control.source is not None and control.group is not None:
            return self.measures.names.value(control.source, control.group, name)
        if control is not None and control.by is not None:
            return self.measures.names.segment(control.by, name)
        return Label(name)

    def contribution(self, name: str, reference: str) -> float | None:
        """A KPI's contribution to the root's change, over all its occurrences in the tree; None beside the tree."""
        attribution = self.attributions.get(reference)
        if attribution is None or attribution.failure is not None:
            return None
        paths = [node.path for node in self.tree.nodes if node.kpi == name and node.back == 0]
        return math.fsum(attribution.contributions[path] for path in paths) if paths else None

    def figure(self, name: str, value: float | None, kind: Kind = "level", *, favourable: bool | None = None) -> Figure:
        """A number in a KPI's own format."""
        return Figure(value, kind, self.kpi(name).format, self.brief.currency, favourable)
