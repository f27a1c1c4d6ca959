"""The account of a fault: kinds and places, nothing else."""

from __future__ import annotations

from nenrin.cli.fault import describe
from nenrin.outputs.pdf_engine import LayoutFaultError


def test_it_names_the_places_in_another_process_too_and_quotes_nobody() -> None:
    places = ("table.py:12 in table_layout", "pdf_engine.py:75 in fetch")
    told = describe(LayoutFaultError("customer 17850", places))
    assert told.splitlines() == ["nenrin.outputs.pdf_engine.LayoutFaultError", *(f"  {place}" for place in places)]
