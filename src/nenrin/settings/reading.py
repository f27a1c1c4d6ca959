"""What a value means where it stands: a name that looks like a number is the name, ``yes`` is a truth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from nenrin.formulas import Condition, Formula
from nenrin.settings.document import Document, Trail
from nenrin.settings.grammar import Type, below, kind_at, options
from nenrin.vocabulary import Label, Month, Problem

_TRUTHS = {"yes": True, "no": False}
_HIDDEN = re.compile(r"^[^:#]*:\s+#\S")
_TEXTS = frozenset({str, Label, Formula, Condition, Month})


def read(document: Document, model: Type) -> dict[str, Any]:
    """The document's values as the grammar means them.

    Where text is expected, a plain ``2011``, ``1.10`` or ``true`` is taken letter by letter; where a truth is expected,
    ``yes`` and ``no`` are truths; ``stance: {moves_with: x}`` is the text ``moves_with: x``.
    """
    return {key: _read(document, (key,), below(model, key)) for key in document.value}


def without_value(document: Document, model: Type) -> Iterator[tuple[Trail, Problem]]:
    """Known keys with nothing after them: never taken for "not wanted", a forgotten condition would change a figure."""
    for trail, value in document.walk():
        if value is None and kind_at(model, trail) is not None:
            wrong = f"{trail[-1]}: has no value" if isinstance(trail[-1], str) else "an entry without a value"
            place = document.key(trail)
            said = document.lines[place.line - 1] if place.line and place.line <= len(document.lines) else ""
            hidden = _HIDDEN.search(said[(place.column or 1) - 1:]) is not None
            right = "what follows a # is a comment: put it in quotes" if hidden else "write one, or delete it"
            yield trail, Problem(place, wrong, right)


def _read(document: Document, trail: Trail, kind: Type | None) -> Any:  # noqa: ANN401 (whatever the file says)
    value = document.at(trail)
    if isinstance(value, dict):
        if trail[-1] == "stance" and value.keys() == {"moves_with"}:
            return f"moves_with: {value['moves_with']}"
        return {key: _read(document, (*trail, key), kind and below(kind, key)) for key in value}
    if isinstance(value, list):
        return [_read(document, (*trail, number), kind and below(kind, number)) for number in range(len(value))]
    alternatives = set(options(kind)) if kind is not None else set()
    text = document.texts.get(trail)
    if text and not isinstance(value, str) and value is not None and alternatives and alternatives <= _TEXTS:
        return text
    if isinstance(value, str) and alternatives == {bool}:
        return _TRUTHS.get(value.casefold(), value)
    return value
