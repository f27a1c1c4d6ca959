"""KPIs that no longer mean what they meant when the last report was sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from nenrin.ledger.book import Book
from nenrin.ledger.entry import Definition
from nenrin.measures import Suspect
from nenrin.tree import Kpi
from nenrin.vocabulary import Fact, Month, Sentence


def redefined(
    book: Book, kpis: Mapping[str, Kpi], definitions: Mapping[str, Definition], month: Month,
) -> tuple[Suspect, ...]:
    """One suspect for every KPI whose own definition, or split, differs from the last report's.

    ``kpis`` of a suspect are the KPI itself and, for a definition, all whose formulas read it. A new KPI is none.
    """
    last = book.last
    if last is None:
        return ()
    found = []
    for name, now in definitions.items():
        was = last.definitions.get(name)
        if was is None or was == now:
            continue
        facts: dict[str, Fact] = {"kpi": kpis[name].label, "since": last.month}
        value = was.value != now.value
        measure = kpis[name].measure
        found.append(Suspect(
            kind="definition",
            source=measure.source if measure is not None else "",
            month=month,
            reason=Sentence("suspect.definition" if value else "suspect.split", facts),
            kpis=tuple(_made_of(name, kpis)) if value else (name,),
        ))
    return tuple(found)


def _made_of(name: str, kpis: Mapping[str, Kpi]) -> Iterable[str]:
    """The KPI and every one that is computed from it, in the order of the file."""
    reached, before = {name}, 0
    while len(reached) > before:
        before = len(reached)
        for other, kpi in kpis.items():
            if kpi.formula is not None and any(read in reached for read, _ in kpi.formula.references()):
                reached.add(other)
    return [other for other in kpis if other in reached]
