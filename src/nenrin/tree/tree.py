"""The grown tree: nodes, and every KPI's value in every month."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from nenrin.tree.kpi import Kpi
from nenrin.vocabulary import Month


@dataclass(frozen=True)
class Node:
    """One occurrence of a KPI in the tree.

    ``back``: how many months back it is read (1 for ``prev``). ``operator``: how it is joined to the sibling before it
    (``+ − × ÷``; empty for the first; ``ƒ`` where the split is no plain chain). ``path``: ids from the root, joined by
    ``/`` and unique (a repeated id gets ``~2``).
    """

    kpi: str
    path: str
    depth: int = 0
    back: int = 0
    operator: str = ""
    children: tuple[Node, ...] = ()

    def walk(self) -> Iterator[Node]:
        """Itself and everything below it, top to bottom."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def leaf(self) -> bool:
        """Whether nothing explains it further."""
        return not self.children


@dataclass(frozen=True)
class Tree:
    """``series[kpi][month]`` for every KPI, in the order of the file; ``segments[dimension][segment][kpi][month]``.

    ``year_to_date``: as Measures has it, formulas recomputed from their parts. ``additive``: the KPIs whose segments,
    and whose months, add up.

    KPIs that no split reaches are ``aside``: observed and judged, but without a contribution to the root.
    """

    root: Node
    kpis: Mapping[str, Kpi]
    months: tuple[Month, ...]
    series: Mapping[str, Mapping[Month, float]]
    segments: Mapping[str, Mapping[str, Mapping[str, Mapping[Month, float]]]] = field(default_factory=dict)
    year_to_date: Mapping[str, Mapping[Month, float]] = field(default_factory=dict)
    year_starts: int = 1
    additive: frozenset[str] = frozenset()

    def value(self, kpi: str, month: Month) -> float | None:
        """The value, or None where it is absent."""
        return self.series.get(kpi, {}).get(month)

    @property
    def nodes(self) -> tuple[Node, ...]:
        """Every node, top to bottom."""
        return tuple(self.root.walk())

    @property
    def aside(self) -> tuple[str, ...]:
        """The KPIs that stand beside the tree, in the order of the file."""
        within = {node.kpi for node in self.nodes}
        return tuple(kpi for kpi in self.kpis if kpi not in within)
