"""The verdict on every KPI, and the few changes worth a question."""

from __future__ import annotations

from collections.abc import Mapping

from nenrin.comparisons import Compared
from nenrin.expectations import Expectation, p_value
from nenrin.explanations import Explanation
from nenrin.findings.breaks import breaks
from nenrin.findings.callouts import call_out
from nenrin.findings.families import expected_false, significant
from nenrin.findings.finding import Findings, State
from nenrin.findings.inquiry import Inquiry
from nenrin.findings.judge import Evidence, judge
from nenrin.findings.unjudged import unjudged
from nenrin.findings.watch import watched
from nenrin.measures import Measures
from nenrin.tree import Tree
from nenrin.vocabulary import Month


def find(  # noqa: PLR0913, PLR0917 (it is where everything known about the month comes together)
    tree: Tree,
    compared: Mapping[str, Compared],
    expected: Mapping[str, Mapping[Month, Expectation]],
    explained: Mapping[str, Explanation],
    measured: Measures,
    month: Month,
    materiality_absolute: float = 0.0,
    materiality_relative: float = 0.005,
    currency: str = "",
) -> Findings:
    """Judge every KPI in ``month`` and call out what is significant, material and without a known cause.

    A change matters from the larger of ``materiality_absolute`` (in the root's unit) and ``materiality_relative`` of
    the root. ``currency`` is only for the figures inside the sentences.
    """
    evidence = {
        name: Evidence(
            name, kpi, compared.get(name, Compared(tree.value(name, month))), expected.get(name, {}).get(month),
            explained.get(name, Explanation(name)), unjudged(tree, name, measured, month), currency,
        )
        for name, kpi in tree.kpis.items()
    }
    verdicts = {name: judge(one) for name, one in evidence.items()}
    p_values = {name: p for name, one in evidence.items() if (p := _p_value(one)) is not None}
    materiality = max(materiality_absolute, materiality_relative * abs(tree.value(tree.root.kpi, month) or 0.0))
    found = significant(tree, p_values)
    callouts = call_out(Inquiry(tree, evidence, verdicts, month, measured.partial_months()), found, materiality)
    told = {kpi for callout in callouts for kpi in (callout.kpi, *callout.carries)}
    return Findings(
        verdicts=verdicts,
        callouts=callouts,
        watch=tuple(kpi for kpi in watched(tree, month, p_values, expected, found) if kpi not in told),
        expected_false=expected_false(tree, p_values),
        materiality=materiality,
        unjudged={name: one.reason for name, one in verdicts.items() if one.state is State.NOT_JUDGED},
        breaks=breaks({name: tree.series.get(name, {}) for name in tree.kpis}, month, measured.partial_months()),
    )


def _p_value(evidence: Evidence) -> float | None:
    """How improbable the unexplained part is, given its range; None where there is nothing to judge by."""
    sizes, expectation = evidence.sizes, evidence.expectation
    if sizes is None or expectation is None or expectation.freedom is None:
        return None
    return p_value(sizes.unexplained, sizes.spread, expectation.freedom)
