"""Breaks against the annotators of the Turing change point dataset: F1 and cover, as its benchmark defines them."""

from __future__ import annotations

import csv
import itertools
import json
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from bench.beside import TCPD
from nenrin.findings.breaks import Array, level_shifts

_MARGIN = 5
_PUBLISHED = ("binseg", "pelt", "bocpd", "zero")


def lines() -> Iterator[str]:
    """The means over the series, beside the published ones of the same series."""
    if not TCPD.exists():
        yield "skipped: the Turing change point dataset is not beside the repository"
        return
    annotated = json.loads((TCPD / "annotations.json").read_text(encoding="utf-8"))
    with (TCPD / "published_scores.csv").open(encoding="utf-8") as file:
        published = list(csv.DictReader(file))
    scores = []
    for row in published:
        values = _series(row["dataset"])
        found = level_shifts(values[None])[0]
        truths = list(annotated[row["dataset"]].values())
        scores.append((f1(truths, found), cover(truths, found, len(values)), len(found)))
    ours = np.mean(scores, axis=0)
    yield f"{len(published)} series: F1 {ours[0]:.3f} (bar ≥ 0.70), cover {ours[1]:.3f} (bar ≥ 0.68)"
    yield f"  {ours[2]:.1f} breaks a series"
    for name in _PUBLISHED:
        anchor = [np.mean([float(row[f"{score}_{name}"]) for row in published]) for score in ("dF1", "dCov")]
        yield f"  anchor, default {name:7} {anchor[0]:.3f} / {anchor[1]:.3f}"


def _series(name: str) -> Array:
    """One series, its missing values interpolated."""
    said = json.loads((TCPD / "datasets" / f"{name}.json").read_text(encoding="utf-8"))
    values = np.array([np.nan if one is None else one for one in said["series"][0]["raw"]], dtype=float)
    place, known = np.arange(len(values)), ~np.isnan(values)
    filled: Array = np.interp(place, place[known], values[known])
    return filled


def f1(truths: Sequence[Iterable[int]], found: Iterable[int]) -> float:
    """Precision against all annotators together, recall as their mean; within five steps; the start counts as found."""
    marked = [{0, *truth} for truth in truths]
    named = {0, *found}
    precision = _hits(set().union(*marked), named) / len(named)
    recall = float(np.mean([_hits(one, named) / len(one) for one in marked]))
    return 2 * precision * recall / (precision + recall)


def cover(truths: Sequence[Iterable[int]], found: Iterable[int], length: int) -> float:
    """How well the annotators' segments are covered by the best of ours (Jaccard), weighted by length; their mean."""
    pieces = _pieces(found, length)

    def covered(truth: Iterable[int]) -> float:
        parts = _pieces(truth, length)
        return sum((end - begin) * max(_jaccard((begin, end), piece) for piece in pieces) for begin, end in parts)

    return float(np.mean([covered(truth) / length for truth in truths]))


def _hits(truth: set[int], named: set[int]) -> int:
    """How many true breaks have a named one of their own within the margin."""
    free, hits = set(named), 0
    for place in sorted(truth):
        near = min(((abs(place - one), one) for one in free if abs(place - one) <= _MARGIN), default=None)
        if near is not None:
            free.remove(near[1])
            hits += 1
    return hits


def _pieces(cuts: Iterable[int], length: int) -> list[tuple[int, int]]:
    return list(itertools.pairwise(sorted({0, *cuts, length})))


def _jaccard(one: tuple[int, int], other: tuple[int, int]) -> float:
    shared = max(0, min(one[1], other[1]) - max(one[0], other[0]))
    return shared / (one[1] - one[0] + other[1] - other[0] - shared)
