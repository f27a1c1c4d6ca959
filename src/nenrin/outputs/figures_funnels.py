"""The funnels as JSON: every step with its rate, its interval, and the year before."""

from __future__ import annotations

from dataclasses import fields

from nenrin.outputs.figures_kpi import Json, labels, number
from nenrin.report import Report
from nenrin.report.funnel import Step


def funnel_figures(report: Report) -> Json:
    """In the order of the configuration; ``fell``: the KPI of the step that fell most, null where none did."""
    return [
        {
            "labels": labels(report, flow.label),
            "steps": [_step(step) for step in flow.steps],
            "through": number(flow.through), "through_before": number(flow.through_before),
            "fell": flow.fell.kpi if flow.fell is not None else None,
        }
        for flow in report.flows
    ]


def _step(step: Step) -> Json:
    """Every field under its own name, the months by their dates."""
    told = {field.name: getattr(step, field.name) for field in fields(step) if field.name != "months"}
    return {
        **{name: value if isinstance(value, str) else number(value) for name, value in told.items()},
        "months": {
            str(one.month): {"rate": number(one.rate), "low": number(one.low), "high": number(one.high)}
            for one in step.months
        },
    }
