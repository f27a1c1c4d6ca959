"""What only the run can say: numbers in its reasons and notes, each a labelled constant, at the foot of Feeds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from nenrin.report import Report
from nenrin.report.tally import partial
from nenrin.sheets import bands, naming
from nenrin.sheets.cell import Cell
from nenrin.sheets.frame import band
from nenrin.sheets.layout import Layout
from nenrin.vocabulary import Sentence

_NUMBER = 1
_AGAIN = re.compile(r"\.\d+$")
_ODDS = re.compile(r"kpis\.([a-z0-9_]+)\.expected\.p")


class Said(NamedTuple):
    """One number: ``label`` is the sentence that says it, or what it is."""

    label: str
    value: float


def run_said(layout: Layout, row: int) -> Iterator[Cell]:
    """One number a row; nothing where every number of the report is reckoned."""
    found = numbers(layout)
    if not found:
        return
    yield from band(row, (0, _NUMBER), layout.words.text("sheet.feeds.run"))
    for at, one in enumerate(found.values(), row + 1):
        yield Cell(at, 0, naming.clean(one.label), role="text")
        yield Cell(at, _NUMBER, one.value, role="issued", number_format="General")


def after(layout: Layout) -> int:
    """The first free row below."""
    found = numbers(layout)
    return bands.after(layout) + (len(found) + 1 if found else 0)


def run_said_links(layout: Layout) -> Iterator[tuple[str, str]]:
    """The name of the number, and its cell."""
    for at, name in enumerate(numbers(layout), bands.after(layout) + 1):
        yield name, layout.cell("feeds", at, _NUMBER)


@lru_cache(maxsize=1)
def numbers(layout: Layout) -> Mapping[str, Said]:
    """By the name under which the report prints it: of the run's own sentences, and how unlikely a month was."""
    told = _told(layout)
    found: dict[str, Said] = {}
    for one in layout.reported:
        odds = _ODDS.fullmatch(one.id)
        label = told.get((_AGAIN.sub("", one.id), one.value), told.get((one.id, one.value)))
        if odds:
            kpi = naming.label(layout, odds[1])
            found[one.id] = Said(layout.words.text("sheet.feeds.odds", kpi=kpi), one.value)
        elif label is not None:
            found[one.id] = Said(label, one.value)
    return found


def _told(layout: Layout) -> dict[tuple[str, float], str]:
    """By name and value, the sentence of the run that says a number."""
    found: dict[tuple[str, float], str] = {}
    for sentence in _sentences(layout.report):
        runs = layout.words.tell(sentence)
        for run in runs:
            if run.figure is not None and run.figure.value is not None:
                text = "".join(part.text for part in runs)
                found.setdefault((f"said.{run.origin}", run.figure.value + 0.0), text)
    return found


def _sentences(report: Report) -> Iterator[Sentence]:
    """Why a KPI is in its state or cannot be judged, doubts about the data, what must be known of an initiative."""
    whole = partial(report)
    yield from () if whole is None else (whole,)
    for kpi in report.tree.kpis:
        yield report.verdict(kpi).reason
    yield from report.findings.unjudged.values()
    yield from (one.reason for one in report.findings.suspects)
    for effect in report.effects:
        yield from (*((effect.stopped,) if effect.stopped else ()), *effect.notes)
    for callout in report.findings.callouts:
        yield from (callout.headline, callout.question, *callout.ruled_out)
    yield from (reason for reason in (report.projection.reason,) if reason is not None)
