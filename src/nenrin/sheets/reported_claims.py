"""Where the workbook holds what is said of the register: sizes as written, claims of earlier months and what came."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from nenrin.sheets import causes, claims
from nenrin.sheets.address import area
from nenrin.sheets.claims_columns import AT as CLAIM
from nenrin.sheets.initiatives import claims_row
from nenrin.sheets.layout import Layout

_MEASURED = "said.message.outlook.initiatives_some"
_SCORE = ("low", "high", "observed")
_SAID = {"missed.count": "missed", "missed.of": "scored", "repeated.months": "running"}
"""What is asked about a cause, and the columns that hold its numbers."""


def claims_links(layout: Layout) -> Iterator[tuple[str, str]]:
    """The name of a number, and the cell that shows it, on Initiatives."""
    top = claims_row(layout)
    first = top + claims.height(layout) + causes.HEADS
    yield from _scores(layout, top + claims.HEADS)
    sizes = causes.written(layout)
    for row, cause in enumerate(layout.report.causes, first):
        ends = causes.ENDS if cause.sign > 0 else causes.ENDS[::-1]
        for side, end in zip(causes.ENDS, ends, strict=True) if cause.id in sizes else ():
            cell = layout.cell("initiatives", row, causes.AT[end])
            yield f"said.page.register.{cause.id}.{side}", cell if cause.sign > 0 else f"-{cell}"
        for said, name in _SAID.items():
            yield f"said.claim.{said}.{cause.id}", layout.cell("initiatives", row, causes.AT[name])
    if layout.report.causes:
        last = first + len(layout.report.causes) - 1
        force, shown = (
            layout.on("initiatives", area((first, causes.AT[name]), (last, causes.AT[name])))
            for name in ("in_force", "shown")
        )
        yield "said.page.calm_known_text.count", f"SUM({force})"
        yield f"{_MEASURED}.count", f"COUNT({shown})"
        yield f"{_MEASURED}.shown", f"SUM({shown})"


def _scores(layout: Layout, row: int) -> Iterator[tuple[str, str]]:
    """By the place of the cause in the register, and of the claim among its own."""
    places = {id(standing): place for place, standing in enumerate(layout.report.standings)}
    seen: Counter[int] = Counter()
    for at, (standing, _) in enumerate(claims.scored(layout), row):
        place = places[id(standing)]
        for name in _SCORE:
            yield f"standings.{place}.scores.{seen[place]}.{name}", layout.cell("initiatives", at, CLAIM[name])
        seen[place] += 1
