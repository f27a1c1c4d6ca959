"""What pydantic found, told in our own words at the place where it was written."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable

from nenrin.formulas import Condition, Formula
from nenrin.formulas.error import FormulaError
from nenrin.settings.document import Document, Trail
from nenrin.settings.faults import Fault
from nenrin.settings.grammar import Type, expected, keys_of, kind_at, options, words_of
from nenrin.settings.meant_number import meant_number
from nenrin.settings.pinpoint import pinpoint_column
from nenrin.settings.shapes import SHAPES
from nenrin.settings.subject import as_name
from nenrin.vocabulary import Month, Place, Problem, nearest

_SINGULAR = {
    "kpis": "KPI", "sources": "source", "columns": "column", "dimensions": "dimension", "pairs": "pair",
    "causes": "cause", "clean": "cleaning rule", "investigations": "investigation",
}
_BOUNDS = {
    "greater_than_equal": ("ge", "is too small", "at least {}"), "greater_than": ("gt", "is too small", "more than {}"),
    "less_than_equal": ("le", "is too large", "at most {}"), "less_than": ("lt", "is too large", "less than {}"),
}
_LONGEST = 40
_NO_AVERAGE = "an average is a formula: one KPI for the sum, one for the count, and  formula: sum / count"
_NO_SUCH = {("agg", word): _NO_AVERAGE for word in ("avg", "average", "mean")}
_WRITTEN_AS_TEXT = {Formula, Condition, Month}


def told(document: Document, model: Type, trail: Trail, fault: Fault) -> Problem:
    """The problem behind one fault at ``trail``."""
    kind = fault["type"]
    if kind in _WORDING:
        return _WORDING[kind](document, model, trail, fault)
    if kind in _BOUNDS:
        bound, wrong, right = _BOUNDS[kind]
        return _at_value(document, trail, f"{_said(document, trail)} {wrong}", right.format(f"{fault['ctx'][bound]:g}"))
    return _unfit(document, model, trail, fault)


def named(document: Document, trail: Trail) -> str:
    """A part as people call it: ``KPI 'revenue'``, ``cause 'giant-order'``, ``target``, ``the file``."""
    if not trail:
        return "the file"
    *above, last = trail
    group = _SINGULAR.get(str(above[-1])) if above else None
    if group is None:
        return str(last) if isinstance(last, str) else f"entry {last + 1} of {named(document, tuple(above))}"
    if isinstance(last, int):
        return f"{group} {document.at((*trail, 'id')) or document.at((*trail, 'key')) or last + 1!r}"
    return f"{group} {last!r}"


def _missing(document: Document, model: Type, trail: Trail, _fault: Fault) -> Problem:
    *above, key = trail
    parent = tuple(above)
    if isinstance(key, int):
        return _empty(document, model, parent, _fault)
    place = document.key(parent) if parent else document.place(())
    wrong = f"{named(document, parent)} lacks the key {key!r}"
    example = expected(kind_at(model, trail))
    plain = example[0] in "{[" or example.isdecimal()
    return Problem(place, wrong, f"add  {key}: {example if plain else f'<{example}>'}")


def meant(document: Document, model: Type, trail: Trail) -> str | None:
    """The known key, not yet there, that an unknown one resembles."""
    close = difflib.get_close_matches(str(trail[-1]), _absent(document, model, trail), n=1)
    return close[0] if close else None


def _absent(document: Document, model: Type, trail: Trail) -> list[str]:
    return [key for key in keys_of(kind_at(model, trail[:-1])) if document.at((*trail[:-1], key)) is None]


def _unknown(document: Document, model: Type, trail: Trail, _fault: Fault) -> Problem:
    key, known = meant(document, model, trail), _absent(document, model, trail)
    right = f"did you mean {key!r}?" if key else f"known here: {', '.join(known)}" if known else "delete it"
    return Problem(document.key(trail), f"unknown key {shown(str(trail[-1]))} in {named(document, trail[:-1])}", right)


def _shape(document: Document, model: Type, trail: Trail, fault: Fault) -> Problem:
    shape = SHAPES.get(fault["ctx"]["pattern"], expected(kind_at(model, trail)))
    if fault["loc"][-1] == "[key]":
        name = as_name(str(trail[-1]))
        right = name if name and document.at((*trail[:-1], name)) is None else shape
        return Problem(document.key(trail), f"the key {shown(str(trail[-1]))} is no name", f"write {right}")
    word = str(document.at(trail))
    right = nearest(word, {*re.findall(r"\w+", shape)} - {word}) or f"write {shape}"
    return _at_value(document, trail, f"{_said(document, trail)} does not fit", right)


def _refused(document: Document, model: Type, trail: Trail, fault: Fault) -> Problem:
    """By one of our own types and validators, whose messages are our own."""
    error = fault["ctx"]["error"]
    if isinstance(document.at(trail), dict | list) and set(options(kind_at(model, trail))) <= _WRITTEN_AS_TEXT:
        return _unfit(document, model, trail, fault)
    if isinstance(error, FormulaError):
        place = pinpoint_column(document, trail, error.column)
        exact = place != document.place(trail) or error.column == 1
        where = "" if exact else f" (column {error.column} of the formula)"
        return Problem(place, f"{trail[-1]}: {error.wrong}{where}", error.right)
    wrong, _, right = str(error).partition("; ")
    return _at_value(document, trail, wrong, right)


def _empty(document: Document, model: Type, trail: Trail, _fault: Fault) -> Problem:
    return _at_value(document, trail, "has too few entries", f"write {expected(kind_at(model, trail))}")


def _unfit(document: Document, model: Type, trail: Trail, fault: Fault) -> Problem:
    if fault["loc"][-1] == "[key]":
        return _unknown(document, model, trail, fault)
    kind = kind_at(model, trail)
    value = document.at(trail)
    choice = words_of(kind)
    right = f"write {expected(kind)}"
    if isinstance(value, str):
        right = _NO_SUCH.get((str(trail[-1]), value)) or nearest(value, choice) or meant_number(value, kind) or right
    return _at_value(document, trail, f"{_said(document, trail)} does not fit", right)


def _said(document: Document, trail: Trail) -> str:
    value = document.at(trail)
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    return shown(document.texts.get(trail) or str(value))


def shown(text: str) -> str:
    """A short text in quotes; a long one cut."""
    return repr(text if len(text) <= _LONGEST else text[:_LONGEST] + "…")


def _at_value(document: Document, trail: Trail, wrong: str, right: str) -> Problem:
    key = next((step for step in reversed(trail) if isinstance(step, str)), "")
    place: Place = document.place(trail)
    return Problem(place, f"{key}: {wrong}", right)


_WORDING: dict[str, Callable[[Document, Type, Trail, Fault], Problem]] = {
    "missing": _missing, "extra_forbidden": _unknown, "string_pattern_mismatch": _shape, "value_error": _refused,
    "too_short": _empty,
}
