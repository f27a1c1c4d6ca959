"""The control of an initiative is one, whole, and names what exists."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.effects import Control
from nenrin.explanations import Cause
from nenrin.formulas.name import Name
from nenrin.settings.subject import Subject, unknown
from nenrin.sources import Source
from nenrin.vocabulary import Problem, nearest

_OF_GROUPS = ("entity", "group", "where", "outcome", "of", "per", "pre", "shares", "value")
_FITS = {
    "source": frozenset({"treated", "control", *_OF_GROUPS}),
    "by": frozenset({"treated", "control"}),
    "series": frozenset[str](),
}


def whole_controls(subject: Subject) -> Iterator[Problem]:
    """Exactly one of ``source``, ``by`` and ``series``, with all that it needs and nothing that it does not."""
    for control in subject.controls():
        said = [key for key in _FITS if getattr(control, key) is not None]
        if len(said) != 1:
            wrong = f"the control names {' and '.join(said)}" if said else "the control does not say where it stands"
            right = "say one of  source: (a held-out group),  by: (an untouched segment),  series: (an untouched KPI)"
            yield Problem(control.place(), wrong, right)
            continue
        for key in sorted(control.model_fields_set - _FITS[said[0]] - {said[0]}):
            yield Problem(control.place(key), f"{key}: says nothing beside {said[0]}", "delete it")
        if said[0] != "series":
            yield from _arms(control)
        if said[0] == "source":
            yield from _outcome(control)


def _arms(control: Control) -> Iterator[Problem]:
    asked = ("group", "treated", "control") if control.source is not None else ("treated", "control")
    for key in asked:
        if not getattr(control, key):
            example = "[A]" if key == "treated" else "<…>"
            yield Problem(control.place(), f"the control lacks the key {key!r}", f"add  {key}: {example}")
    for number, label in enumerate(control.treated):
        if label in control.treated[:number] or label == control.control:
            yield Problem(control.place(f"treated.{number}"), f"the arm {label!r} stands twice", "delete one")
    for label in control.shares:
        if label not in control.arms:
            right = nearest(label, control.arms) or f"the arms are: {', '.join(control.arms)}"
            yield Problem(control.place(f"shares.{label}"), f"shares: {label!r} is no arm", right)
    lacking = [label for label in control.arms if control.shares and label not in control.shares]
    if lacking:
        wrong = f"shares: nothing is said of {', '.join(lacking)}"
        yield Problem(control.place("shares"), wrong, "give every arm its share")


def _outcome(control: Control) -> Iterator[Problem]:
    if (control.outcome is None) == (control.of is None):
        wrong = "the control has two outcomes" if control.of is not None else "the control lacks an outcome"
        right = "say  outcome: <condition>  for a rate, or  of: <column>  for a mean"
        yield Problem(control.place("outcome"), wrong, right)
    for key in ("per", "pre"):
        if getattr(control, key) is not None and control.of is None:
            yield Problem(control.place(key), f"{key}: goes with  of: <column>", "say  of: <column>, or delete it")
    if control.per is not None and control.pre is not None:
        yield Problem(control.place("pre"), "pre: says nothing beside per", "delete one of them")


def known_controls(subject: Subject) -> Iterator[Problem]:
    """Source, columns, dimension and KPIs of a control exist."""
    for cause in subject.causes:
        if cause.control is not None:
            yield from _known(subject, cause, cause.control)


def _known(subject: Subject, cause: Cause, control: Control) -> Iterator[Problem]:
    if control.source is not None and not subject.knows("sources", control.source):
        yield unknown(control.place("source"), "source", control.source, subject.names("sources"))
    elif control.source in subject.settings.sources:
        yield from _known_columns(control, subject.columns(control.source) or ())
        yield from _columns(control, subject.settings.sources[control.source])
    if control.by is not None and not subject.knows("dimensions", control.by):
        yield unknown(control.place("by"), "dimension", control.by, subject.names("dimensions"))
    for key, name in (("series", control.series), ("value", control.value)):
        if isinstance(name, str) and not subject.knows("kpis", name):
            yield unknown(control.place(key), "KPI", name, subject.names("kpis"), f" in {key}")
    if control.series == cause.kpi:
        wrong = f"series: {cause.kpi!r} is what the cause works on"
        yield Problem(control.place("series"), wrong, "name a KPI that it does not touch")


def _known_columns(control: Control, known: tuple[str, ...]) -> Iterator[Problem]:
    for key, name in (("entity", control.entity), ("group", control.group)):
        if name is not None and name not in known:
            yield unknown(control.place(key), "column", name, known, f" in {key}")


def _columns(control: Control, source: Source) -> Iterator[Problem]:
    group = source.columns.get(control.group or "")
    if group is not None and group.personal:
        wrong = f"group: the personal values of {control.group!r} would be printed"
        yield Problem(control.place("group"), wrong, "name a column that holds the arms")
    bare = control.outcome.node.name if control.outcome is not None and isinstance(control.outcome.node, Name) else ""
    if bare in source.columns and source.columns[bare].type != "boolean":
        yield Problem(control.place("outcome"), "outcome: no condition", "write one as  amount > 0")
    for key in ("of", "per", "pre"):
        condition = getattr(control, key)
        if condition is None or not isinstance(condition.node, Name):
            continue
        column = source.columns.get(condition.node.name)
        if column is not None and not column.type.startswith(("integer", "decimal", "float")):
            wrong = f"{key}: the column {condition.node.name!r} has type {column.type}"
            yield Problem(control.place(key), wrong, "name a number column")
