"""Styles found in fewer steps are the same styles, for every element and every property."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from typing import Any

import pytest

from nenrin.outputs.pages.document import compose
from nenrin.outputs.pdf_layout import laid_out
from nenrin.outputs.pdf_page import read
from nenrin.outputs.pdf_styles import quick_styles
from nenrin.outputs.typeset import typeset
from printed_pdf import NO_PANGO
from sample_report import sample_report

pytestmark = pytest.mark.skipif(NO_PANGO, reason="Pango is missing on this machine")
ODD = """<html lang="en"><head><style>
html { font: 10px/2 serif; color: red } .a { margin: 1em 5%; padding-inline-start: 7px; direction: rtl }
.b { float: left; position: absolute; text-decoration: underline; border-inline-end: 2px solid; width: calc(1em + 3px) }
.b::before { content: "x"; page: wide; --own: 3px; padding: var(--own) } section { page: tall }
</style></head><body><section><div class="a">a<p class="b">b<i>c</i></p></div></section></body></html>"""


def styles(html: str, *, quick: bool) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Of every element and part of one, all that there is to say."""
    from weasyprint.css import get_all_computed_styles
    from weasyprint.css.properties import INITIAL_VALUES

    with quick_styles() if quick else nullcontext():
        page = laid_out(read(html))
        found = get_all_computed_styles(page)
        for place, element in enumerate(page.etree_element.iter()):
            for part in (None, "before", "after", "marker"):
                if (style := found(element, part)) is not None:
                    told = {name: style[name] for name in sorted(INITIAL_VALUES)}
                    yield f"{place} {element.tag}", str(part), told


@pytest.mark.parametrize("ours", [False, True])
def test_every_value_is_the_one_that_the_engine_finds(ours: bool) -> None:  # noqa: FBT001 (a parameter of the test)
    html = typeset(compose(sample_report(), "ja", "pdf", drawn=False), "pdf") if ours else ODD
    found, thorough = list(styles(html, quick=True)), list(styles(html, quick=False))
    assert len(found) > 5
    assert found == thorough


def test_the_engine_is_left_as_it_was() -> None:
    from weasyprint.css import ComputedStyle
    from weasyprint.layout import percent

    before = ComputedStyle.__missing__, percent.resolve_one_percentage
    with quick_styles():
        assert ComputedStyle.__missing__ is not before[0]
        assert percent.resolve_one_percentage is not before[1]
    assert (ComputedStyle.__missing__, percent.resolve_one_percentage) == before
