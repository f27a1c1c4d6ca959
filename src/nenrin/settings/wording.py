"""What pydantic found, told in our own words at the place where it was written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from nenrin.formulas import Condition, Formula
from nenrin.formulas.error import FormulaError
from nenrin.settings.document import Document, Trail
from nenrin.settings.grammar import Type, expected, keys_of, kind_at, options, words_of
from nenrin.settings.pinpoint import pinpoint_column
from nenrin.vocabulary import Month, Place, Problem, nearest

Fault: TypeAlias = Mapping[str, Any]
"""One entry of pydantic's ``errors()``: its ``type``, ``loc`` and ``ctx`` are used, never its message."""

SHAPES = {
    r"^[a-z][a-z0-9_]{0,62}$": "a name: small letters a–z, digits and _, beginning with a letter",
    r"^[a-z0-9][a-z0-9_-]{0,62}$": "a name: small letters a–z, digits, - and _",
    r"^[a-z0-9][a-z0-9-]{0,62}$": "a name: small letters a–z, digits and -",
    r"^#[0-9a-fA-F]{6}$": 'a colour as "#12304f"',
    r"^\d{4}-\d{2}$": "a month as 2011-11",
    r"^[A-Z]{3}$": "a currency code as JPY or GBP",
    r"^[+-]?\d+(\.\d+)?%$": "a number or a percentage as 5%",
    r"^(strategic|still|moves_with: ?[a-z0-9][a-z0-9_-]*)$": "strategic, still or {moves_with: <cause or KPI>}",
    r"^(id|text|category|integer|boolean|date|datetime|float|decimal\(\d{1,2},\d{1,2}\))$":
        'id, text, category, integer, boolean, date, datetime, float or "decimal(14,2)"',
}
"""What the patterns of the grammar ask for, in words."""

_SINGULAR = {
    "kpis": "KPI", "sources": "source", "columns": "column", "dimensions": "dimension", "pairs": "pair",
    "causes": "cause", "clean": "cleaning rule",
}
_BOUNDS = {
    "greater_than_equal": ("ge", "is too small", "at least {}"), "greater_than": ("gt", "is too small", "more than {}"),
    "less_than_equal": ("le", "is too large", "at most {}"), "less_than": ("lt", "is too large", "less than {}"),
}
_LONGEST = 40
_WRITTEN_AS_TEXT = {Formula, Condition, Month}


def told(document: Document, model: Type, trail: Trail, fault: Fault) -> Problem:
    """The problem behind one fault at ``trail``."""
    kind = fault["type"]
    if kind in _WORDING:
        return _WORDING[kind](document, model, trail, fault)
    if kind in _BOUNDS:
        bound, wrong, right = _BOUNDS[kind]
        return _at_value(document, trail, f"{_said(document, trail)} {wrong}", right.format(fault["ctx"][bound]))
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
        return f"{group} {document.at((*trail, 'id')) or last + 1!r}"
    return f"{group} {last!r}"


def _missing(document: Document, model: Type, trail: Trail, _fault: Fault) -> Problem:
    *above, key = trail
    parent = tuple(above)
    if isinstance(key, int):
        return _empty(document, model, parent, _fault)
    place = document.key(parent) if parent else document.place(())
    wrong = f"{named(document, parent)} lacks the key {key!r}"
    example = expected(kind_at(model, trail))
    return Problem(place, wrong, f"add  {key}: {example if example[0] in '{[' else f'<{example}>'}")


def _unknown(document: Document, model: Type, trail: Trail, _fault: Fault) -> Problem:
    known = [key for key in keys_of(kind_at(model, trail[:-1])) if document.at((*trail[:-1], key)) is None]
    right = nearest(str(trail[-1]), known) or (f"known here: {', '.join(known)}" if known else "delete it")
    return Problem(document.key(trail), f"unknown key {shown(str(trail[-1]))} in {named(document, trail[:-1])}", right)


def _shape(document: Document, model: Type, trail: Trail, fault: Fault) -> Problem:
    shape = SHAPES.get(fault["ctx"]["pattern"], expected(kind_at(model, trail)))
    if fault["loc"][-1] == "[key]":
        return Problem(document.key(trail), f"the key {shown(str(trail[-1]))} is no name", f"write {shape}")
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
        right = nearest(value, choice) or _as_number(value, kind) or right
    return _at_value(document, trail, f"{_said(document, trail)} does not fit", right)


def _as_number(text: str, kind: Type | None) -> str:
    """How to write what is meant by ``12%``, ``1,000`` or ``２５０``; empty where that cannot be told."""
    if kind is None or not {int, float} & set(options(kind)):
        return ""
    plain = unicodedata.normalize("NFKC", text).replace(",", "").strip("¥$£€ 円")
    hundredths = plain.endswith("%")
    try:
        number = float(plain.rstrip("%").strip())
    except ValueError:
        return ""
    if len(plain) > 15 or not abs(number) < 1e15:  # noqa: PLR2004 (what a number keeps)
        return "write a number of at most 15 digits"
    return f"write {number / 100:g}" if hundredths else f"write {number:.15g}"


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
