"""In a condition numbers meet numbers, texts texts, dates dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from nenrin.formulas import Node
from nenrin.formulas.coalesce import Coalesce
from nenrin.formulas.comparison import Comparison
from nenrin.formulas.is_true import IsTrue
from nenrin.formulas.literal import Literal
from nenrin.formulas.membership import Membership
from nenrin.formulas.name import Name
from nenrin.formulas.row_only import Truth
from nenrin.formulas.text_match import TextMatch
from nenrin.settings.subject import Subject
from nenrin.sources import Source
from nenrin.vocabulary import Problem

_KINDS = {
    "id": "text", "text": "text", "category": "text", "boolean": "yes or no", "date": "date", "datetime": "date",
    "integer": "number", "float": "number",
}
_ALIKE = (Comparison, Membership, Coalesce)


def kinds(subject: Subject) -> Iterator[Problem]:
    """Each engine has its own idea of text beside a number: none of them is asked. An id is text, digits or not."""
    for source, place, key, condition in subject.conditions():
        found = subject.settings.sources.get(source)
        if found is None:
            continue
        known = _columns(found)
        for wrong in dict.fromkeys(_misfits(condition.node, known)):
            yield Problem(place, f"{key}: {wrong}", "compare like with like; text stands in quotes")
        if key in {"where", "active_when", "outcome"} and not isinstance(condition.node, Truth | Name | Literal):
            yield Problem(place, f"{key}: no condition", "write one as  amount > 0")
    yield from _unweighable(subject)
    for kpi in subject.settings.kpis.values():
        measure = kpi.measure
        found = subject.settings.sources.get(measure.source) if measure is not None else None
        if measure is None or measure.of is None or found is None or measure.agg not in {"sum", "min", "max"}:
            continue
        kind = _kind(measure.of.node, _columns(found))
        if kind not in {"number", None}:
            wrong = f"of: the {measure.agg} of a {kind} is no number"
            yield Problem(measure.place("of"), wrong, "name a number column")


def _unweighable(subject: Subject) -> Iterator[Problem]:
    """What a customer is worth is a number."""
    customer = subject.settings.customer
    found = subject.settings.sources.get(customer.source) if customer is not None else None
    if customer is not None and customer.value is not None and found is not None:
        kind = _kind(customer.value.node, _columns(found))
        if kind not in {"number", None}:
            wrong = f"value: the worth of a customer is a {kind}, no number"
            yield Problem(customer.place("value"), wrong, "name a number column")


def _columns(source: Source) -> Mapping[str, str]:
    kinds = {name: _KINDS.get(column.type, "number") for name, column in source.columns.items()}
    return kinds | dict.fromkeys(source.pairs, "yes or no")


def _misfits(node: Node, known: Mapping[str, str]) -> Iterator[str]:
    told = [(part, _kind(part, known)) for part in node.parts]
    asked = "yes or no" if isinstance(node, IsTrue) else "text" if isinstance(node, TextMatch) else _kind(node, known)
    if isinstance(node, _ALIKE):
        first, kind = told[0]
        for part, other in told[1:]:
            dated = "date" in {kind, other} and isinstance(part if other == "text" else first, Literal)
            if kind and other and kind != other and not dated:
                yield f"{_words(first)} is {kind}, {_words(part)} is {other}"
    elif isinstance(node, IsTrue | TextMatch) or asked == "number":
        yield from (f"{_words(part)} is {kind}, not {asked}" for part, kind in told if kind not in {asked, None})
    for part in node.parts:
        yield from _misfits(part, known)


def _kind(node: Node, known: Mapping[str, str]) -> str | None:
    """None where the column is unknown, which is told elsewhere."""
    if isinstance(node, Name):
        return known.get(node.name)
    if isinstance(node, Coalesce):
        return _kind(node.parts[0], known)
    if isinstance(node, Literal):
        return "yes or no" if isinstance(node.value, bool) else "date" if isinstance(node.value, dt.date) else "text"
    return "yes or no" if isinstance(node, Truth) else "number"


def _words(node: Node) -> str:
    return node.words(repr, "en")
