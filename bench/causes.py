"""Root causes found exactly: RobustSpot's real cases, half of them, and the time at 50,000 leaves."""

from __future__ import annotations

import csv
import re
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.beside import ROBUSTSPOT
from nenrin.findings.cuboids import Array
from nenrin.findings.scan import scan

_MINUTES = 4
_PRIOR = 2.0
_CHI_SQUARE_MEDIAN = 0.4549
_PARTS = re.compile(r"'(\w+)'\s*:\s*('[^']*'|[^,}]+)")
_LEAVES = 50_000


@dataclass(frozen=True)
class Case:
    """One case: the segment of every leaf in each dimension; successes and all requests, seen and expected."""

    truth: frozenset[frozenset[tuple[str, str]]]
    dimensions: dict[str, list[str]]
    successes: Array
    requests: Array
    expected_successes: Array
    expected_requests: Array

    def _dispersion(self, expected: Array, variance: Array) -> float:
        """How much more than binomially the leaves scatter, by the median, which the causes do not move; at least 1."""
        known = variance > 0
        squares = (self.successes - expected)[known] ** 2 / variance[known]
        squares = squares[squares > 0]
        return max(float(np.median(squares)) / _CHI_SQUARE_MEDIAN, 1.0) if len(squares) else 1.0

    @property
    def found(self) -> frozenset[frozenset[tuple[str, str]]]:
        """What the scan names: successes expected of the requests, with binomial variance.

        A leaf's expected rate is drawn a little (two requests) towards that of all.
        """
        whole = self.expected_successes.sum() / self.expected_requests.sum()
        rate = (self.expected_successes + _PRIOR * whole) / (self.expected_requests + _PRIOR)
        expected = self.requests * rate
        variance = expected * (1 - rate)
        found = scan(self.dimensions, self.successes, expected, variance * self._dispersion(expected, variance))
        return frozenset(frozenset(one.segments.items()) for one in found)


def lines() -> Iterator[str]:
    """Exact-match F1 over all cases, and the time of a large table."""
    if not ROBUSTSPOT.exists():
        yield "skipped: RobustSpot's cases are not beside the repository"
    else:
        found, count = f1()
        yield f"{count} of RobustSpot's 135 real cases, exact match: F1 {found:.3f} (bar ≥ 0.45, goal ≥ 0.50)"
        yield "  anchors, all 135: prototype 0.50, RobustSpot 0.42, Adtributor 0.27, AutoRoot 0.26, Squeeze 0.04"
    yield f"  {_LEAVES:,} leaves in four dimensions: {_large():.2f} s (bar < 1 s)"


def f1() -> tuple[float, int]:
    """F1 of the named combinations over all cases together, as RiskLoc's evaluation counts it, and how many cases."""
    cases = [_case(ROBUSTSPOT / f"{name}.csv", at, truth) for name, at, truth in _truths()]
    pairs = [(case.truth, case.found) for case in cases]
    right = sum(len(truth & found) for truth, found in pairs)
    return 2 * right / sum(len(truth) + len(found) for truth, found in pairs), len(cases)


def _truths() -> Iterator[tuple[str, int, frozenset[frozenset[tuple[str, str]]]]]:
    """Name, minute (in seconds) and causes of every case that is here, from anomaly.yaml."""
    for block in (ROBUSTSPOT / "anomaly.yaml").read_text(encoding="utf-8").split("- data: ")[1:]:
        name, at, causes = re.split(r"\n\s+(?:timestamp|cause): ", block.strip())
        if (ROBUSTSPOT / f"{name.strip()}.csv").exists():
            each = re.findall(r"\{[^}]*\}", causes)
            truth = (frozenset((key, value.strip(" '")) for key, value in _PARTS.findall(one)) for one in each)
            yield name.strip(), int(at), frozenset(truth)


def _case(path: Path, at: int, truth: frozenset[frozenset[tuple[str, str]]]) -> Case:
    """The minute of the case; expected is the mean of a leaf's rows in the four minutes before, 0 without any."""
    now: dict[tuple[str, ...], tuple[float, float]] = {}
    before: dict[tuple[str, ...], list[tuple[float, float]]] = defaultdict(list)
    with path.open(encoding="utf-8") as file:
        rows = csv.DictReader(file)
        names = [name for name in rows.fieldnames or () if name not in {"min", "value", "cnt"}]
        for row in rows:
            leaf, minute = tuple(row[name] for name in names), int(row["min"])
            counted = float(row["cnt"]) - float(row["value"]), float(row["cnt"])
            if minute == at:
                now[leaf] = counted
            elif at - 60 * _MINUTES <= minute < at:
                before[leaf].append(counted)
    means = [np.mean(before.get(leaf, [(0.0, 0.0)]), axis=0) for leaf in now]
    seen, expected = np.array(list(now.values())), np.array(means)
    dimensions = {name: [leaf[place] for leaf in now] for place, name in enumerate(names)}
    return Case(truth, dimensions, seen[:, 0], seen[:, 1], expected[:, 0], expected[:, 1])


def _large() -> float:
    """Processor seconds for a table with one planted cause."""
    random = np.random.default_rng(1)
    codes = {name: random.integers(0, size, _LEAVES) for name, size in {"a": 10, "b": 20, "c": 30, "d": 40}.items()}
    expected = random.gamma(2.0, 50.0, _LEAVES)
    planted = (codes["a"] == 0) & (codes["c"] == 1)
    actual = random.poisson(np.where(planted, 0.5 * expected, expected)).astype(float)
    dimensions = {name: code.astype(str).tolist() for name, code in codes.items()}
    began = time.process_time()
    scan(dimensions, actual, expected, expected)
    return time.process_time() - began
