"""The figures that findings' sentences are filled with, in each KPI's own format."""

from __future__ import annotations

from collections.abc import Mapping

from nenrin.comparisons import Compared
from nenrin.expectations import Expectation
from nenrin.explanations import Explanation
from nenrin.tree import Kpi
from nenrin.vocabulary import Fact, Figure, Label


def facts(
    kpi: Kpi, compared: Compared, expectation: Expectation | None, explanation: Explanation, currency: str,
) -> Mapping[str, Fact]:
    """Everything that may be said about one KPI: levels, the surprise and its parts, the causes by name.

    ``causes``: those with a size; ``directions``: those that declare a direction only, and the surprise has it.
    """
    band = expectation or Expectation()
    target = kpi.target.value if kpi.target is not None else None
    levels = {
        "actual": compared.actual, "plan": compared.plan.value, "target": target,
        "low": band.low, "mid": band.mid, "high": band.high,
    }
    changes = {
        "change": explanation.change, "surprise": explanation.surprise, "explained": explanation.explained,
        "unexplained": explanation.unexplained, "least": explanation.low, "most": explanation.high,
        "plan_gap": _gap(compared.actual, compared.plan.value), "target_gap": _gap(compared.actual, target),
    }
    said: dict[str, Fact] = {"kpi": kpi.label, "causes": _names(explanation, sized=True)}
    said["directions"] = _names(explanation, sized=False)
    said |= {name: Figure(value, "level", kpi.format, currency) for name, value in levels.items()}
    said |= {name: Figure(value, "change", kpi.format, currency) for name, value in changes.items()}
    return said


def _gap(actual: float | None, reference: float | None) -> float | None:
    """Actual − reference, where there are both."""
    return None if actual is None or reference is None else actual - reference


def _names(explanation: Explanation, *, sized: bool) -> tuple[Label, ...]:
    """The causes' names."""
    return tuple(claim.label for claim in explanation.claims if claim.sized is sized and (sized or claim.agrees))
