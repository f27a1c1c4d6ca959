"""How long 500 KPIs over 60 months take to be judged, as a ratio to the simplest expectation there is."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

import numpy as np

from bench.rivals import seasonal_naive
from nenrin.expectations import expect
from nenrin.explanations import explain
from nenrin.findings import find
from nenrin.measures import Measures
from nenrin.tree import Kpi, Node, Tree
from nenrin.vocabulary import Month

_KPIS, _MONTHS, _FAMILY, _WINDOW = 500, 60, 4, 13
_FIRST = Month(2020, 1)
Result = TypeVar("Result")


def lines() -> Iterator[str]:
    """Expectations alone, and the whole judgement, beside the seasonal naive on the same histories."""
    tree = _tree()
    month = _FIRST + _MONTHS
    expected, alone = _timed(lambda: expect(tree, month))

    def judged() -> object:
        bands = expect(tree, month)
        return find(tree, {}, bands, explain(tree, [], bands, month), Measures((), {}, {}, {}, {}), month)

    _, whole = _timed(judged)
    _, naive = _timed(lambda: _naive(tree, month))
    bands = sum(len(one) for one in expected.values())
    yield f"{len(tree.kpis)} KPIs × {_MONTHS} months of history, {_WINDOW} months each judged: {bands} bands, one run"
    yield f"  seasonal naive {naive:.2f} s (the same bands, one after another, numpy)"
    yield f"  expectations   {alone:.2f} s, {alone / naive:.1f}×; {1000 * alone / bands:.3f} ms a band"
    yield f"  whole judgement {whole:.2f} s, {whole / naive:.1f}×; bar: under a second, ≤ 1 ms a KPI"
    yield "anchors, ms a series: candidate 0.24, seasonal naive 0.7, STL+MAD 1.8, AutoETS 154"


def _tree() -> Tree:
    """Leaves of white noise; every four are a parent, up to the root."""
    random = np.random.default_rng(1)
    series = {f"leaf{i}": 100 + random.normal(0, 5, _MONTHS + 1) for i in range(_KPIS * 3 // 4)}
    splits: dict[str, list[str]] = {}
    level, depth = list(series), 0
    while len(level) > 1:
        groups = [level[start : start + _FAMILY] for start in range(0, len(level), _FAMILY)]
        names = ["root"] if len(groups) == 1 else [f"node{depth}_{i}" for i in range(len(groups))]
        for name, group in zip(names, groups, strict=True):
            splits[name] = group
            series[name] = np.sum([series[one] for one in group], axis=0)
        level, depth = names, depth + 1
    months = tuple(_FIRST + step for step in range(_MONTHS + 1))
    lines = {name: dict(zip(months, values.tolist(), strict=True)) for name, values in series.items()}
    return Tree(_node("root", "root", 0, splits), {name: _kpi(name, splits) for name in series}, months, lines)


def _kpi(name: str, splits: Mapping[str, list[str]]) -> Kpi:
    said: dict[str, object] = {"label": name, "better": "up"}
    said["measure"] = {"source": "orders", "agg": "sum", "of": "amount"}
    if name in splits:
        said["split"] = " + ".join(splits[name])
    return Kpi.model_validate(said)


def _node(name: str, path: str, depth: int, splits: Mapping[str, list[str]]) -> Node:
    below = tuple(_node(child, f"{path}/{child}", depth + 1, splits) for child in splits.get(name, ()))
    return Node(name, path, depth, children=below)


def _naive(tree: Tree, month: Month) -> None:
    for series in tree.series.values():
        values = np.array(list(series.values()))
        for back in range(_WINDOW):
            seasonal_naive(values[None, : month - _FIRST - back])


def _timed(work: Callable[[], Result]) -> tuple[Result, float]:
    """The result, and the processor seconds that the second run took."""
    work()  # once to load what it needs
    began = time.process_time()
    result = work()
    return result, time.process_time() - began
