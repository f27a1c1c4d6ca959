"""The funnels as JSON: every step with its rate, its interval, and the year before."""

from __future__ import annotations

from dataclasses import asdict

from nenrin.outputs.figures_kpi import Json, labels, number
from nenrin.report import Report


def funnel_figures(report: Report) -> Json:
    """In the order of the configuration; ``fell``: the KPI of the step that fell most, null where none did."""
    return [
        {
            "labels": labels(report, flow.label),
            "steps": [
                {name: value if isinstance(value, str) else number(value) for name, value in asdict(step).items()}
                for step in flow.steps
            ],
            "through": number(flow.through), "through_before": number(flow.through_before),
            "fell": flow.fell.kpi if flow.fell is not None else None,
        }
        for flow in report.flows
    ]
