"""The few findings that a run ends with."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nenrin.report import Report
    from nenrin.vocabulary import Sentence
    from nenrin.words import Words

MOST = 3


def headlines(report: Report, words: Words) -> tuple[str, ...]:
    """The three most important: changes nobody can explain, weightiest first; strategic KPIs, behind plan first.

    KPIs that are not judged for one and the same reason share a line.
    """
    return tuple(line for line, _ in zip(_by_weight(report, words), range(MOST), strict=False))


def _by_weight(report: Report, words: Words) -> Iterator[str]:
    from nenrin.findings import State

    for callout in report.findings.callouts:
        yield words.say(callout.headline)
    strategic = [name for name, kpi in report.tree.kpis.items() if kpi.strategic]
    strategic.sort(key=lambda name: report.verdict(name).state is not State.BEHIND_PLAN)
    alike: dict[tuple[str, Sentence | str], list[str]] = {}
    for name in dict.fromkeys([*strategic, report.root, *report.tree.kpis]):
        if report.callout(name) is None:
            verdict = report.verdict(name)
            own = verdict.reason if verdict.state is State.NOT_JUDGED else name
            alike.setdefault((words.verdict(report, name), own), []).append(name)
    for (state, _), names in alike.items():
        labels = tuple(map(report.label, names))
        reason = report.verdict(names[0]).reason
        yield words.text("message.finding", kpi=labels, state=state, reason=reason)
