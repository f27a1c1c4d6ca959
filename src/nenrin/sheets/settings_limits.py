"""What may be typed into the inputs of Settings, and what is said to whoever types anything else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from nenrin.sheets.drawing import Choice, Limit
from nenrin.sheets.layout import Layout
from nenrin.sheets.lists import area_of

_COARSEST = 1e-3
"""A tolerance above it would hide what checks are there to find."""


def choices(layout: Layout, cells: Mapping[str, str], months: str) -> Iterator[Choice]:
    """The lists of the month and of the comparison: nothing beside them is taken."""
    prompt = layout.words.text("sheet.settings.choose_month")
    yield Choice(cells["report_month"], months, prompt, _refusal(layout, "report_month"))
    yield Choice(cells["bridge_with"], area_of("reference"), refusal=_refusal(layout, "bridge_with"))


def limits(layout: Layout, cells: Mapping[str, str]) -> Iterator[Limit]:
    """The bounds of every number: no amount below zero, a quantile that can be divided by, a month of the year."""
    for name, most in (("mat_abs", None), ("mat_rel", 1.0), ("tol", _COARSEST)):
        yield Limit(cells[name], _refusal(layout, name), 0.0, most)
    yield Limit(cells["z_95"], _refusal(layout, "z_95"), 0.0, above=True)
    yield Limit(cells["year_first"], _refusal(layout, "year_first"), 1.0, 12.0, whole=True)
    yield Limit(cells["year_named"], _refusal(layout, "year_named"), 1.0, whole=True)
    yield Limit(cells["pos_plan"], _refusal(layout, "pos_plan"), 1.0, whole=True)


def allowed(layout: Layout, name: str) -> str:
    """What an input takes, in words."""
    return layout.words.text(f"sheet.settings.{name}_allowed")


def _refusal(layout: Layout, name: str) -> str:
    words = layout.words
    facts = {"setting": words.text(f"sheet.settings.{name}"), "allowed": allowed(layout, name)}
    return words.text("sheet.settings.refused", **facts)
