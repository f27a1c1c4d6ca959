"""Sentences that follow the numbers: a text of the catalogue with cells in its placeholders."""

from __future__ import annotations

import string
from collections.abc import Mapping
from typing import NamedTuple

from nenrin.words.catalogue import text

_PARSER = string.Formatter()


class Part(NamedTuple):
    """What stands in a placeholder: a spreadsheet expression, and its text as issued."""

    formula: str
    value: str


NONE = "–"


def issued_only(formula: str) -> str:
    """A formula that stands beside what the run found for its own month: a dash in any other month."""
    return f'IF(report_month=issued_month,{formula},"{NONE}")'


def as_of(line: str | None) -> str:
    """What a row of Data holds of the month chosen; a dash where it holds nothing, or there is no such row."""
    return f'IF(INDEX({line},pos_ac)="","{NONE}",INDEX({line},pos_ac))' if line else f'"{NONE}"'


def live(language: str, key: str, parts: Mapping[str, Part]) -> tuple[str, str]:
    """The sentence as issued and the formula that keeps it true. Quotes inside the text are doubled."""
    said, spelled = "", []
    for literal, name, _, _ in _PARSER.parse(text(language, key)):
        if literal:
            said += literal
            spelled.append('"' + literal.replace('"', '""') + '"')
        if name is not None:
            said += parts[name].value
            spelled.append(parts[name].formula)
    return said, "&".join(spelled)
