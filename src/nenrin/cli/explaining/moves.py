"""What moved a KPI since the month before: its parts or segments, in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from nenrin.cli.explaining.account import Account, Moved

if TYPE_CHECKING:
    from nenrin.report import Report
    from nenrin.vocabulary import Fact
    from nenrin.words import Words


def moves(account: Account, words: Words) -> Iterator[str]:
    """Each part before and now, with its effect on the KGI."""
    if not account.moved:
        yield words.text("explain.nothing_moved")
        return
    yield words.text("explain.since", month=account.report.month + -1)
    yield from (f"  {_move(account.report, moved, words)}" for moved in account.moved)


def _move(report: Report, moved: Moved, words: Words) -> str:
    change = None if moved.before is None or moved.now is None else moved.now - moved.before
    facts: dict[str, Fact] = {
        "before": report.figure(moved.kpi, moved.before), "now": report.figure(moved.kpi, moved.now),
        "change": report.figure(moved.kpi, change, "change"),
    }
    if moved.segment is not None:
        return words.text("explain.segment", segment=moved.segment, **facts)
    facts["label"] = report.label(moved.kpi)
    if moved.effect is None:
        return words.text("explain.part", **facts)
    effect = report.figure(report.root, moved.effect, "change")
    return words.text("explain.part_root", effect=effect, root=report.label(report.root), **facts)
