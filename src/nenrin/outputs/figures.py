"""Every figure of a report as JSON, unrounded, for machines: ``nenrin/figures/1``, documented in docs/figures.md."""

from __future__ import annotations

import json

from nenrin.outputs.figures_report import SCHEMA, measured
from nenrin.outputs.pages.document import compose
from nenrin.outputs.pages.printed import index
from nenrin.report import Report

__all__ = ["SCHEMA", "render"]


def render(report: Report) -> str:
    """The JSON text of all figures; the same report gives the same text. ValueError for a number that is not finite.

    The pages are composed once more, without their pictures, for the counts and sums that stand in sentences only.
    """
    figures = measured(report)
    printed = index(figures)
    for language in report.brief.languages:
        compose(report, language, "html", printed=printed, drawn=False)
    figures["said"] = {name: printed.said[name] for name in sorted(printed.said)}
    return json.dumps(figures, ensure_ascii=False, allow_nan=False, indent=2) + "\n"
