"""Figures and counts as problems tell them."""

from __future__ import annotations

from nenrin.vocabulary import Style


def figure(value: float, style: Style) -> str:
    """Money to the cent, anything else with ten digits."""
    return f"{value:,.2f}" if style == "currency" else f"{value:,.10g}"


def others(more: int) -> str:
    """How many months are wrong besides the one that is named: ``, and so in 2 other months``, or nothing."""
    return f", and so in {more} other month{'s' if more > 1 else ''}" if more else ""
