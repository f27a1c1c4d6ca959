"""Call-outs of whole clients: leaves are series of M3, parents their sums, judged and called out as in a run."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from bench.series import halves, windows
from nenrin.expectations import expect
from nenrin.expectations.forecast import Array
from nenrin.explanations import explain
from nenrin.findings import find
from nenrin.measures import Measures
from nenrin.tree import Kpi, Node, Tree
from nenrin.vocabulary import Month

_LEAVES, _FAMILY, _MONTHS, _LENGTH = 188, 16, 24, 48
_SCENARIOS = ((0.0, 0.0), (0.05, 3.0), (0.05, 5.0), (0.15, 3.0))
_LAST = Month(2020, 1) + _LENGTH
_ADDED = {"label": "x", "measure": {"source": "x", "agg": "sum", "of": "x"}, "better": "up"}


def lines() -> Iterator[str]:
    """For each scenario: call-outs of what nobody touched a month, their share, and how many shocks are called out."""
    yield f"{_MONTHS} clients of {_LEAVES} leaves, parents are their sums; {_LENGTH} months of history; no materiality"
    for share, size in _SCENARIOS:
        false, wrong, error, power, told = _scenario(share, size)
        found = f"  (told beside them: {told:4.2f})"
        if share:
            found = f"  FDR {wrong:4.2f} ± {error:4.2f}  power (leaves) {power:4.2f}"
        yield f"  {share:4.0%} of the leaves shocked by {size:g}×: false call-outs a month {false:4.2f}{found}"


def _scenario(share: float, size: float) -> tuple[float, float, float, float, float]:
    """False call-outs a month; their mean share of all, its standard error; share of the shocks called out; told."""
    random, cut = np.random.default_rng(1), windows(halves()[1], _LENGTH)
    tally, told = [], []
    for _ in range(_MONTHS):
        drawn = random.choice(len(cut.actuals), _LEAVES, replace=False)
        shocked = random.random(_LEAVES) < share
        sides = random.choice([-1.0, 1.0], _LEAVES)
        lines = np.column_stack([cut.histories[drawn], cut.actuals[drawn]]) / cut.scales[drawn, None]
        lines[:, -1] += np.where(shocked, sides * size, 0.0)
        tree = _tree(lines)
        expected = expect(tree, _LAST, window=3)
        findings = find(tree, {}, expected, explain(tree, [], expected, _LAST), _NOTHING, _LAST, 0.0, 0.0)
        touched = {f"leaf{leaf}" for leaf in np.flatnonzero(shocked)}
        above = {node.kpi for node in tree.nodes if touched & {below.kpi for below in node.walk()}}
        called = [callout.kpi for callout in findings.callouts]
        named = {kpi for callout in findings.callouts for kpi in (callout.kpi, *callout.carries)}
        false = sum(kpi not in above for kpi in called)
        tally.append((false, false / max(len(called), 1), len(touched & named), len(touched)))
        told.append(findings.expected_false)
    numbers = np.array(tally, dtype=float)
    power = numbers[:, 2].sum() / max(numbers[:, 3].sum(), 1)
    error = numbers[:, 1].std(ddof=1) / _MONTHS**0.5
    return float(numbers[:, 0].mean()), float(numbers[:, 1].mean()), float(error), float(power), float(np.mean(told))


_NOTHING = Measures((), {}, {}, {}, {})


def _tree(lines: Array) -> Tree:
    """Leaves in families of 16, their sums, and the sum of all."""
    rows = {f"leaf{place}": line for place, line in enumerate(lines)}
    families = [list(rows)[start : start + _FAMILY] for start in range(0, _LEAVES, _FAMILY)]
    splits = {f"parent{place}": family for place, family in enumerate(families)}
    parents = {name: np.sum([rows[leaf] for leaf in family], axis=0) for name, family in splits.items()}
    series = {"root": np.sum(lines, axis=0), **parents, **rows}
    splits["root"] = list(parents)
    said = {name: {"split": " + ".join(splits[name])} if name in splits else {} for name in series}
    kpis = {name: Kpi.model_validate(_ADDED | more) for name, more in said.items()}
    months = tuple(_LAST + -back for back in range(_LENGTH, -1, -1))
    known = {name: dict(zip(months, line.tolist(), strict=True)) for name, line in series.items()}
    return Tree(_node(splits, "root", "root", 0), kpis, months, known)


def _node(splits: dict[str, list[str]], name: str, path: str, depth: int) -> Node:
    children = tuple(_node(splits, child, f"{path}/{child}", depth + 1) for child in splits.get(name, ()))
    return Node(name, path, depth, operator="+" if depth else "", children=children)
