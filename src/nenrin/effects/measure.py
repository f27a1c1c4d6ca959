"""Every initiative with a control, measured in every month of its own up to the reporting month."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from nenrin.effects.control import Control
from nenrin.effects.count import count
from nenrin.effects.effect import Effect, Outcome
from nenrin.effects.initiative import Initiative, months_of
from nenrin.effects.read import read
from nenrin.effects.series import read_series
from nenrin.measures import Names
from nenrin.measures.arms import ArmsOfMonth
from nenrin.sources import Source, Table
from nenrin.tree import Tree
from nenrin.vocabulary import Month, Problem, Problems, Sentence, nearest

Counted = Mapping[Month, ArmsOfMonth]
_NONE: frozenset[Month] = frozenset()
_FEW = 8


def measure(
    causes: Iterable[Initiative], tables: Mapping[str, Table], sources: Mapping[str, Source], tree: Tree, month: Month,
    left_out: frozenset[Month] = _NONE,
) -> tuple[Effect, ...]:
    """The effects, by cause in the order of the register and then by month; none for causes without a control.

    A held-out group is read in the months that have rows of it, a control series in every month, but none of
    ``left_out`` (partial ones) teaches it anything. Where nothing can be said, the Effect says why. Raises Problems for
    arms and segments that the data do not have.
    """
    begun = [cause for cause in causes if cause.months.from_ <= month]
    known = [(cause, cause.control) for cause in begun if cause.control is not None]
    counted = count({cause.id: control for cause, control in known if control.source is not None}, tables, sources)
    problems: list[Problem] = []
    effects: list[Effect] = []
    for cause, control in known:
        if control.source is not None:
            found = counted[cause.id]
            problems += _unknown_arms(control, found)
            effects += _of_arms(cause, control, found, tree, month, Names(sources))
        else:
            problems += _unknown_segments(control, tree, cause.kpi)
            effects += _of_series(cause, control, tree, month, left_out)
    if problems:
        raise Problems(problems)
    return tuple(effects)


def _unknown_arms(control: Control, counted: Counted) -> Iterator[Problem]:
    """Arms of which the data never hold a row, though they hold rows of others."""
    seen = dict.fromkeys(label for one in counted.values() for label in (*one.sums, *one.others))
    for label in control.arms if seen else ():
        if label not in seen:
            key = "control" if label == control.control else "treated"
            where = f"the column {control.group!r} of source {control.source!r}"
            yield Problem(control.place(key), f"{key}: {label!r} does not occur in {where}", _instead(label, seen))


def _instead(label: str, known: Iterable[str]) -> str:
    """The nearest label, or the first few there are."""
    first = list(known)[:_FEW]
    return nearest(label, known) or f"there are: {', '.join(first)}{', …' if len(first) == _FEW else ''}"


def _of_arms(
    cause: Initiative, control: Control, counted: Counted, tree: Tree, month: Month, names: Names,
) -> Iterator[Effect]:
    months = months_of(cause, month)
    outcome: Outcome = "rate" if control.outcome is not None else "mean"
    read_in = [one for one in months if one in counted and (counted[one].sums or counted[one].nameless)]
    if not read_in:
        why = Sentence("effect.no_rows", {"source": names.source(control.source or "")})
        yield replace(_blank(cause, outcome, months[0]), stopped=why)
    for one in read_in:
        effect = _blank(cause, outcome, one)
        value = control.value if not isinstance(control.value, str) else tree.value(control.value, one)
        if value is None:
            kpi = tree.kpis[str(control.value)].label
            yield replace(effect, stopped=Sentence("effect.no_value", {"kpi": kpi, "month": one}))
        else:
            yield read(effect, control, counted[one], value)


def _blank(cause: Initiative, outcome: Outcome, month: Month) -> Effect:
    return Effect(cause.id, cause.label, cause.kpi, month, outcome)


def _unknown_segments(control: Control, tree: Tree, kpi: str) -> Iterator[Problem]:
    """Segments of which the data never hold a row, and segments of which no sum can be made."""
    if control.by is None:
        return
    known = tree.segments.get(control.by, {})
    for label in control.arms:
        if label not in known:
            key = "control" if label == control.control else "treated"
            wrong = f"{key}: {control.by!r} has no segment {label!r}"
            yield Problem(control.place(key), wrong, _instead(label, known))
    if len(control.treated) > 1 and kpi not in tree.additive:
        wrong = f"treated: {kpi!r} does not add up over segments"
        yield Problem(control.place("treated"), wrong, "name one segment")


def _of_series(
    cause: Initiative, control: Control, tree: Tree, month: Month, left_out: frozenset[Month],
) -> Iterator[Effect]:
    treated, beside = _pair(cause.kpi, control, tree)
    whole = {one: value for one, value in treated.items() if one not in left_out}
    for one in months_of(cause, month):
        effect = _blank(cause, "series", one)
        yield read_series(effect, "+".join(control.treated) or cause.kpi, whole, beside, cause.months.from_)


def _pair(kpi: str, control: Control, tree: Tree) -> tuple[Mapping[Month, float], Mapping[Month, float]]:
    """The series of what was treated, and of what was not."""
    if control.by is None:
        return tree.series.get(kpi, {}), tree.series.get(control.series or "", {})
    segments = tree.segments.get(control.by, {})
    lines = [segments.get(label, {}).get(kpi, {}) for label in control.treated]
    months = set.intersection(*(set(line) for line in lines)) if lines else set()
    treated = {month: math.fsum(line[month] for line in lines) for month in months}
    return treated, segments.get(control.control or "", {}).get(kpi, {})
