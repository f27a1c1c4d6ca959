"""What was looked at and is not the cause. Only what really was."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.findings.dependence import rests_on
from nenrin.findings.inquiry import Inquiry
from nenrin.findings.location import Place
from nenrin.measures import Suspect
from nenrin.vocabulary import Fact, Sentence


def ruled_out(inquiry: Inquiry, kpi: str, found: Place) -> tuple[Sentence, ...]:
    """One sentence for each thing that was checked: the data, the calendar, the segments, children and parents."""
    return tuple(_ruled_out(inquiry, kpi, found))


def doubts(inquiry: Inquiry, kpi: str) -> tuple[Suspect, ...]:
    """What looks wrong with the data that the KPI is counted from."""
    below, waiting = set[str](), [kpi]
    while waiting:
        name = waiting.pop()
        if name in inquiry.tree.kpis and name not in below:
            below.add(name)
            formula = inquiry.tree.kpis[name].formula
            waiting += [part for part, _ in formula.references()] if formula is not None else []
    return tuple(one for one in inquiry.measured.suspects if below.intersection(one.kpis))


def _ruled_out(inquiry: Inquiry, kpi: str, found: Place) -> Iterator[Sentence]:
    yield from _data(inquiry, kpi)
    band = inquiry.evidence[kpi].expectation
    if band is not None and band.trading_days is not None:
        yield Sentence("callout.ruled_calendar")
    placed = {dimension for where in found.where for dimension in where.segments}
    elsewhere = tuple(inquiry.dimension(one) for one in found.searched if one not in placed)
    if elsewhere:
        yield Sentence("callout.ruled_dimensions" if placed else "callout.ruled_spread", {"dimensions": elsewhere})
    for key, kpis in (("children", inquiry.children(kpi)), ("parents", inquiry.path(kpi)[:-1])):
        quiet = tuple(inquiry.tree.kpis[one].label for one in kpis if _inside(inquiry, one))
        if quiet:
            yield Sentence(f"callout.ruled_{key}", {"kpis": quiet})


def _data(inquiry: Inquiry, kpi: str) -> Iterator[Sentence]:
    """Whether all the sources that it rests on cover the month, and whether the doubts about data are others'."""
    sources = [source for source, back in rests_on(inquiry.tree, kpi) if back == 0]
    covered = [inquiry.measured.coverage.get(source, {}).get(inquiry.month) for source in sources]
    if doubts(inquiry, kpi):
        return
    if covered and all(one is not None and one.partial is None for one in covered):
        names: tuple[Fact, ...] = tuple(inquiry.measured.names.source(one) for one in dict.fromkeys(sources))
        yield Sentence("callout.ruled_data", {"month": inquiry.month, "sources": names})
    if inquiry.measured.suspects:
        yield Sentence("callout.ruled_doubts")


def _inside(inquiry: Inquiry, kpi: str) -> bool:
    """Whether the KPI was judged and lies inside its own band."""
    sizes = inquiry.evidence[kpi].sizes
    return sizes is not None and not sizes.surprising
