"""False call-outs among quiet KPIs, and how many planted shocks are found, by several rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bench import grown
from bench.beside import M3
from bench.rivals import RIVALS
from bench.series import halves, windows
from nenrin.expectations import p_value
from nenrin.expectations.blend import blend
from nenrin.expectations.forecast import Array
from nenrin.findings.families import significant
from nenrin.tree import Kpi, Node, Tree

_LENGTHS = (24, 36, 48, 60)
_LEAVES, _FAMILY, _MONTHS = 188, 16, 200
_SCENARIOS = ((0.0, 0.0), (0.05, 3.0), (0.05, 5.0), (0.15, 3.0))
_ANCHORS = "anchors, 200 quiet KPIs: ±5 % 124 a month, XmR 3σ 49, a 95 % band 9.5, the rule 0.27; goals: ≤ 0.3 false,"

Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Quiet:
    """Real months in which nothing was planted: one row a month of one series, with each rule's band."""

    actuals: Array
    scales: Array
    freedom: Array
    bands: Mapping[str, tuple[Array, Array]]


def lines() -> Iterator[str]:
    """For each scenario and rule: false ones a month, false share of all that is flagged, power."""
    if not M3.exists():
        yield "skipped: the M3 series are not beside the repository"
        return
    quiet, tree = _quiet(), _tree()
    count = len({node.kpi for node in tree.nodes})
    yield f"{count} KPIs in a tree of three levels, {_MONTHS} months drawn from the M3 series not used for calibration"
    yield "each KPI an independent series: parents do not help their children; no materiality, no merging of echoes"
    for share, size in _SCENARIOS:
        yield f"{share:.0%} of the KPIs shocked by {size:g}× their mean yearly change" if share else "nothing planted"
        for rule, (false, wrong, power) in _scenario(quiet, tree, share, size).items():
            found = f"  FDR {wrong:4.2f}  power {power:4.2f}" if share else ""
            yield f"  {rule:20} false a month {false:6.2f}{found}"
    yield from grown.lines()
    yield _ANCHORS + " power ≥ 0.74 at FDR ≤ 0.15"


def _quiet() -> Quiet:
    cuts = [windows(halves()[1], length) for length in _LENGTHS]
    bands = {
        name: tuple(np.concatenate(parts) for parts in zip(*(rule(cut.histories) for cut in cuts), strict=True))
        for name, rule in RIVALS.items()
    }
    freedom = np.concatenate([np.full(len(cut.actuals), blend(cut.histories).freedom) for cut in cuts])
    return Quiet(
        np.concatenate([cut.actuals for cut in cuts]), np.concatenate([cut.scales for cut in cuts]), freedom,
        {name: (mid, half) for name, (mid, half) in bands.items()},
    )


def _tree() -> Tree:
    """A root, families of 16 leaves, and their parents: 201 KPIs."""
    parents = tuple(_parent(start) for start in range(0, _LEAVES, _FAMILY))
    root = Node("root", "root", children=parents)
    kpi = Kpi.model_validate({"label": "x", "measure": {"source": "x", "agg": "count"}, "better": "up"})
    return Tree(root, {node.kpi: kpi for node in root.walk()}, (), {})


def _parent(start: int) -> Node:
    name = f"parent{start}"
    leaves = [f"leaf{leaf}" for leaf in range(start, min(start + _FAMILY, _LEAVES))]
    return Node(name, f"root/{name}", 1, children=tuple(Node(leaf, f"root/{name}/{leaf}", 2) for leaf in leaves))


def _scenario(quiet: Quiet, tree: Tree, share: float, size: float) -> dict[str, tuple[float, float, float]]:
    """False flags a month, mean share of false among the flagged, and share of the shocked that are flagged."""
    random, names = np.random.default_rng(1), [node.kpi for node in tree.nodes]
    tallies: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for _ in range(_MONTHS):
        drawn = random.choice(len(quiet.actuals), len(names), replace=False)
        shocked = random.random(len(names)) < share
        sides = random.choice([-1.0, 1.0], len(names))
        actuals = quiet.actuals[drawn] + np.where(shocked, sides * size * quiet.scales[drawn], 0.0)
        for rule, decide in _rules(quiet, tree, names).items():
            flagged = decide(drawn, actuals)
            tallies[rule].append((int((flagged & ~shocked).sum()), int((flagged & shocked).sum()), int(shocked.sum())))
    return {rule: _rates(np.array(tally, dtype=float)) for rule, tally in tallies.items()}


def _rules(
    quiet: Quiet, tree: Tree, names: list[str],
) -> dict[str, Callable[[NDArray[np.intp], Array], Flags]]:
    def outside(name: str) -> Callable[[NDArray[np.intp], Array], Flags]:
        mid, half = quiet.bands[name]
        return lambda drawn, actuals: np.abs(actuals - mid[drawn]) > half[drawn]

    def house(drawn: NDArray[np.intp], actuals: Array) -> Flags:
        mid, half = quiet.bands["ours"]
        triples = zip(actuals - mid[drawn], half[drawn], quiet.freedom[drawn], strict=True)
        found = significant(tree, dict(zip(names, (p_value(*map(float, one)) for one in triples), strict=True)))
        return np.array([name in found for name in names])

    return {
        "±5 % on last month": outside("±5 % on last month"), "XmR": outside("XmR"), "95 % band": outside("ours"),
        "the rule": house,
    }


def _rates(tally: Array) -> tuple[float, float, float]:
    false, true, planted = tally.T
    wrong = false / np.maximum(false + true, 1)
    return float(false.mean()), float(wrong.mean()), float(true.sum() / max(planted.sum(), 1))
