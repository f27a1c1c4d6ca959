"""Why the report can be relied on: what was proved, what is open, and where every figure can be traced."""

from __future__ import annotations

from dataclasses import dataclass, replace

from nenrin.outputs.pages.context import Context
from nenrin.outputs.pages.marked import named
from nenrin.outputs.pages.shapes import Number
from nenrin.report.tally import OPEN, judged
from nenrin.vocabulary import Sentence


@dataclass(frozen=True)
class Row:
    """One line of a small table: what, and the answer."""

    name: str
    answer: Number


def reliance(context: Context) -> tuple[Row, ...]:
    """The checks, the changes nobody can explain, the KGI's range, the workbook, the run."""
    report, words = context.report, context.words
    passed, count = sum(check.passed for check in report.checks), len(report.checks)
    checked = context.write(Sentence("report.checks_of", {"passed": passed, "count": count}))
    return (
        Row(words.text("report.checks_passed"), Number(checked, "good" if passed == count else "bad")),
        Row(words.text("report.unexplained_open"), _open(context)),
        *_range(context),
        Row(words.text("report.workbook"), Number(context.text(f"workbook_{context.mode}"))),
        Row(words.text("report.run"), Number(named(context.run))),
    )


def _open(context: Context) -> Number:
    """How many changes are called out; nothing can be said where nothing could be judged."""
    if not judged(context.report):
        return Number(context.text("not_judged"), "mute")
    count = len(context.report.findings.callouts)
    return context.count(count, "page.callouts", "open" if count else "good")


def _range(context: Context) -> tuple[Row, ...]:
    """Whether the KGI lies inside its expected range; if not, what part of the distance has no known cause."""
    report = context.report
    name = context.text("rely_range", kpi=report.label(report.root))
    verdict, found = report.verdict(report.root), report.explanations.get(report.root)
    if report.expectation(report.root).low is None or found is None or found.share_covered is None:
        return (Row(name, Number(context.text("not_judged"), "mute")),)
    if not verdict.surprising and verdict.state not in OPEN:
        return (Row(name, Number(context.text("rely_inside"), "good")),)
    share = context.share(1 - found.share_covered, "page.rely_share")
    return (
        Row(name, Number(context.text("rely_outside"), "open")),
        Row(context.text("rely_share"), replace(share, tone="open")),
    )
