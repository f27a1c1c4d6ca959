"""The plan read from its file, completed through the tree, and refused where it contradicts itself."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from nenrin.comparisons.follow import contradictions, follow
from nenrin.comparisons.plan import Plan
from nenrin.comparisons.written import read_figures
from nenrin.sources import rows
from nenrin.tree import Tree
from nenrin.vocabulary import Place, Problem, Problems


def read_plan(folder: Path, file: str | None, tree: Tree) -> Plan:
    """Read ``month, kpi, value`` (lines with ``#`` are comments); without a file the plan is empty.

    KPIs that are not written follow from those that are, through formulas and splits; ``prev`` in the plan's first
    month reads what happened. Raises Problems: unknown KPIs, months and values that are none, rows that repeat one
    another, values that do not tie with their parts.
    """
    if file is None:
        return Plan()
    path = folder / file
    figures = read_figures(rows(path, file), tree.kpis, file)
    if figures.problems:
        raise Problems(figures.problems)
    plan = replace(follow(tree, figures.values), file=file, sha256=hashlib.sha256(path.read_bytes()).hexdigest())
    problems = list(contradictions(tree, plan, figures.places, lambda: Place(file)))
    if problems:
        raise Problems(problems)
    return plan


def plan_problems(folder: Path, file: str, kpis: Iterable[str]) -> tuple[Problem, ...]:
    """What is wrong with the rows of a plan, each by itself: what can be told without the values of the KPIs."""
    try:
        return tuple(read_figures(rows(folder / file, file), kpis, file).problems)
    except Problems as found:
        return found.problems
