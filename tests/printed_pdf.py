"""The PDF of a few reports, each printed once for all tests that look into it, and its tag tree."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

import pikepdf

from crowds import HOSTILE, named
from enriched import enriched
from nenrin.cli.machine import lacking_libraries
from nenrin.outputs import pdf
from nenrin.report import Report
from sample_report import sample_report
from shared import once

WORKBOOK = b"PK\x03\x04 a workbook as the writer left it"
NO_PANGO = bool(lacking_libraries())
REPORTS: dict[str, Callable[[], Report]] = {
    "sample": sample_report, "enriched": enriched, "hostile": lambda: named(sample_report(), HOSTILE),
}


def render(report: Report, language: str = "en") -> bytes:
    """One PDF."""
    return pdf.render(report, language, WORKBOOK, "minato_2011-11.xlsx")


@lru_cache
def printed(name: str, language: str) -> bytes:
    """The PDF of one of the reports."""
    return once(f"printed {name} {language}", lambda: render(REPORTS[name](), language))


@lru_cache
def opened(name: str, language: str) -> pikepdf.Pdf:
    """The same, opened."""
    return pikepdf.open(io.BytesIO(printed(name, language)))


def structure(element: Any, parents: tuple[Any, ...] = ()) -> Iterator[tuple[Any, tuple[Any, ...]]]:  # noqa: ANN401 (pikepdf types none of them)
    """Every element of the tag tree with those above it, in reading order."""
    for kid in kids(element):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid, parents
            yield from structure(kid, (*parents, kid))


def kids(element: Any) -> list[Any]:  # noqa: ANN401 (the same)
    """What stands directly under an element: elements, content by number, links."""
    return listed(element.get("/K"))


def elements(document: pikepdf.Pdf, *roles: str) -> list[Any]:
    """Every element of the tag tree, or those of some roles."""
    return [one for one, _ in structure(document.Root.StructTreeRoot) if not roles or str(one.S)[1:] in roles]


def attributes(element: Any) -> list[Any]:  # noqa: ANN401 (the same)
    """The attribute dictionaries of an element."""
    return listed(element.get("/A"))


def listed(found: Any) -> list[Any]:  # noqa: ANN401 (the same)
    """One or several or nothing, as a list."""
    if found is None:
        return []
    return list(found) if isinstance(found, pikepdf.Array) else [found]
