"""What may stand where in a configuration, told from the types it becomes."""

from __future__ import annotations

import datetime as dt
import types
from collections.abc import Iterable
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, RootModel

from nenrin.formulas import Condition, Formula
from nenrin.settings.document import Trail
from nenrin.vocabulary import Label, Month

Type = Any
"""A type or an annotation, as pydantic reads it."""

_PLAIN_WORDS: tuple[tuple[Type, str], ...] = (
    (Label, "text, or one text per language: {en: …, ja: …}"),
    (Condition, "an expression over columns"), (Formula, "a formula"), (Month, "a month as 2011-11"),
    (dt.date, "a date as 2011-12-31"), (bool, "yes or no"), (int, "a whole number"), (float, "a number"), (str, "text"),
)


@cache
def options(kind: Type) -> tuple[Type, ...]:
    """The alternatives of an annotation, bare: ``int | None`` → int; what pydantic adds to a type is left off."""
    if _origin(kind) is Annotated:
        return options(get_args(kind)[0])
    if _origin(kind) in (Union, types.UnionType):
        return tuple(option for part in get_args(kind) if part is not type(None) for option in options(part))
    return (kind,)


@cache
def below(kind: Type, step: str | int) -> Type | None:
    """The annotation of what stands under ``step``; None where nothing may stand there."""
    for option in options(kind):
        arguments = get_args(option)
        if _origin(option) is dict and isinstance(step, str):
            return arguments[1]
        if _origin(option) is tuple and isinstance(step, int):
            return arguments[0] if len(arguments) < step + 1 or arguments[-1] is Ellipsis else arguments[step]
        if is_model(option) and issubclass(option, RootModel):
            return below(option.model_fields["root"].annotation, step)
        if is_model(option) and isinstance(step, str):
            found = {field.alias or name: field.annotation for name, field in option.model_fields.items()}
            return found.get(step)
    return None


def kind_at(model: Type, trail: Trail) -> Type | None:
    """The annotation at the end of a trail; None where the grammar knows nothing."""
    kind: Type | None = model
    for step in trail:
        kind = None if kind is None else below(kind, step)
    return kind


def keys_of(kind: Type | None) -> tuple[str, ...]:
    """The keys that a mapping of this kind may have; empty where they are the user's own."""
    for option in options(kind) if kind is not None else ():
        if is_model(option) and not issubclass(option, RootModel):
            return tuple(field.alias or name for name, field in option.model_fields.items())
        if _origin(option) is dict and _origin(get_args(option)[0]) is Literal:
            return get_args(get_args(option)[0])
        if option is Label:
            return keys_of(option.model_fields["root"].annotation)
    return ()


def words_of(kind: Type | None) -> tuple[str, ...]:
    """The words one may choose from, where there is such a choice."""
    found = (get_args(option) for option in options(kind) if _origin(option) is Literal) if kind is not None else ()
    return tuple(str(word) for words in found for word in words)


def expected(kind: Type | None) -> str:
    """What a person would write there."""
    return " or ".join(dict.fromkeys(_expected(option) for option in options(kind))) if kind is not None else "nothing"


def _expected(option: Type) -> str:
    if _origin(option) is Literal:
        *others, last = map(str, get_args(option))
        return f"{', '.join(others)} or {last}" if others else last
    if _origin(option) is tuple:
        return f"[{_listed(get_args(option))}]"
    if _origin(option) is dict:
        return "{name: …}"
    for known, words in _PLAIN_WORDS:
        if option is known:
            return words
    return f"{{{_listed(f'{key}: …' for key in keys_of(option))}}}" if is_model(option) else "something else"


def _listed(parts: Iterable[Type]) -> str:
    told = [part if isinstance(part, str) else "…" if part is Ellipsis else expected(part) for part in parts]
    return ", ".join([*told[:4], "…"] if len(told) > 4 else told)  # noqa: PLR2004 (as many as fit a line)


def _origin(kind: Type) -> object:
    return get_origin(kind)


def is_model(option: Type) -> bool:
    """Whether it is a class whose fields are YAML keys."""
    return isinstance(option, type) and issubclass(option, BaseModel)
