"""The held-out groups of all initiatives, counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from nenrin.effects.control import Control
from nenrin.measures.arms import ArmsOfMonth, arms
from nenrin.measures.store import Unanswerable
from nenrin.measures.trial import Trial
from nenrin.sources import Source, Table
from nenrin.vocabulary import Month, Problem, Problems


def count(
    controls: Mapping[str, Control], tables: Mapping[str, Table], sources: Mapping[str, Source],
) -> dict[str, dict[Month, ArmsOfMonth]]:
    """All at once; where the engine refuses, one by one. Raises Problems where it cannot count an outcome."""
    trials = {name: _trial(control, sources) for name, control in controls.items()}
    try:
        return arms(trials, tables, sources)
    except Unanswerable:
        every = (_uncountable(controls[name], trial, tables, sources) for name, trial in trials.items())
        raise Problems(problem for problems in every for problem in problems) from None


def _uncountable(
    control: Control, trial: Trial, tables: Mapping[str, Table], sources: Mapping[str, Source],
) -> Iterator[Problem]:
    try:
        arms({"": trial}, tables, sources)
    except Unanswerable as refusal:
        place = control.place("outcome" if control.outcome is not None else "of")
        yield Problem(place, f"the outcome cannot be counted: {refusal}", "compare like with like")


def _trial(control: Control, sources: Mapping[str, Source]) -> Trial:
    source = control.source or ""
    return Trial(
        source, control.group or "", control.arms, control.entity or sources[source].entity,
        control.where, control.outcome, control.of, control.per, control.pre,
    )
