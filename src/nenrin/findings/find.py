"""The verdict on every KPI, and the few changes worth a question."""

from __future__ import annotations

from collections.abc import Mapping

from nenrin.comparisons import Compared
from nenrin.expectations import Expectation, Manner, p_value
from nenrin.explanations import Explanation
from nenrin.findings.beside import with_beside
from nenrin.findings.breaks import Level, breaks
from nenrin.findings.callouts import call_out
from nenrin.findings.candidates import candidates
from nenrin.findings.families import expected_false, false_of_family, rejected, significant
from nenrin.findings.finding import Findings, State
from nenrin.findings.inquiry import Inquiry
from nenrin.findings.judge import Evidence, judge
from nenrin.findings.masked import masked
from nenrin.findings.shifts import shifts
from nenrin.findings.unjudged import unjudged
from nenrin.findings.watch import watched
from nenrin.measures import Dimension, Measures
from nenrin.tree import Tree
from nenrin.vocabulary import Figure, Month, Sentence

_ON_THE_LIMIT = 0.0499
"""The p of a value just outside its band."""


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
    dimensions: Mapping[str, Dimension] | None = None,
    manners: Mapping[str, Manner] | None = None,
) -> Findings:
    """Judge every KPI in ``month`` and call out what is significant, material and without a known cause.

    A change matters from the larger of ``materiality_absolute`` (in the root's unit) and ``materiality_relative`` of
    the root; that of a strategic KPI beside the tree from ``materiality_relative`` of what was expected of it.
    ``currency`` and ``dimensions`` (their labels) are only for the sentences; ``manners``: how each KPI is expected, so
    that its segments are expected likewise.
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
    partial = measured.partial_months()
    inquiry = Inquiry(tree, evidence, verdicts, month, partial, measured, dimensions or {}, manners or {})
    unexplained = {name: evidence[name].explanation.unexplained or 0.0 for name in p_values}
    within, beside = ({kpi: p_values[kpi] for kpi in one if kpi in p_values} for one in (inquiry.nodes, inquiry.beside))
    lasting = shifts(tree, month, expected, within, unexplained)
    chosen = candidates(inquiry, found, lasting, masked(inquiry, p_values), materiality)
    lasting = shifts(tree, month, expected, beside, unexplained)
    chosen = with_beside(inquiry, chosen, rejected(beside, [*beside]), lasting, materiality_relative)
    callouts = call_out(inquiry, chosen)
    shifted = breaks({name: tree.series.get(name, {}) for name in tree.kpis}, month, measured.partial_months())
    told = {kpi for callout in callouts for kpi in (callout.kpi, *callout.carries)}
    return Findings(
        verdicts=verdicts,
        callouts=callouts,
        watch=tuple(kpi for kpi in watched(tree, month, p_values, expected, found) if kpi not in told),
        expected_false=expected_false(tree, p_values) + false_of_family(len(beside)),
        materiality=materiality,
        unjudged={name: one.reason for name, one in verdicts.items() if one.state is State.NOT_JUDGED},
        breaks={name: tuple(one.month for one in levels) for name, levels in shifted.items()},
        levels={name: tuple(_level(evidence[name], one) for one in levels) for name, levels in shifted.items()},
        suspects=measured.suspects,
    )


def _level(evidence: Evidence, shift: Level) -> Sentence:
    """A new level in words."""
    kpi, side = evidence.kpi, "up" if shift.after > shift.before else "down"
    levels = {"before": shift.before, "after": shift.after}
    figures = {name: Figure(value, "level", kpi.format, evidence.currency) for name, value in levels.items()}
    return Sentence(f"callout.level_{side}", {"kpi": kpi.label, "month": shift.month, **figures})


def _p_value(evidence: Evidence) -> float | None:
    """How improbable the unexplained part is, given its range; None where there is nothing to judge by.

    An unexplained signal inside the limits counts as what lies on them.
    """
    sizes, expectation = evidence.sizes, evidence.expectation
    if sizes is None or expectation is None or expectation.freedom is None:
        return None
    p = p_value(sizes.unexplained, sizes.spread, expectation.freedom)
    return min(p, _ON_THE_LIMIT) if sizes.signal and not sizes.explained else p
