"""The client's colour is for the cover, kickers and numerals: no data, no chart and no state is ever drawn in it."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from functools import cache

import pikepdf
import pytest

from enriched import enriched
from nenrin.outputs import html, theme
from nenrin.report import Report
from printed_pdf import NO_PANGO, render

BRAND = "#1a5fb4"
"""None of our own colours."""
ALLOWED = re.compile(
    r"^(?::root|a:focus-visible|summary:focus-visible|\.scroll:focus-visible|\.kicker|\.cap|\.points \.no|"
    r"\.card \.onward|\.skip:focus|\.cover .*)$",
)
"""Where a rule may ask for it: cover, kickers, captions of lists, numerals, page references, the keyboard's ring."""


@cache
def branded() -> Report:
    report = enriched()
    coloured = report.brief.theme.model_copy(update={"brand": BRAND})
    return replace(report, brief=report.brief.model_copy(update={"theme": coloured}))


@cache
def page() -> str:
    return html.render(branded(), "en")


@pytest.mark.usefixtures("fontless")
def test_only_cover_kickers_and_numerals_ask_for_the_brand_colour() -> None:
    style = re.findall(r"<style>(.*?)</style>", page(), re.DOTALL)[0]
    style = re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)
    asking = [
        name.strip() for names, rule in re.findall(r"([^{}]+)\{([^{}]*)\}", style)
        if "--brand" in rule or "--on-brand" in rule for name in names.split(",")
    ]
    assert ":root" in asking
    assert [name for name in asking if not ALLOWED.match(name)] == []


@pytest.mark.usefixtures("fontless")
def test_no_chart_and_no_mark_of_the_page_has_it() -> None:
    body = page()[page().index("<body"):]
    assert len(re.findall("<svg", body)) > 6
    assert BRAND not in body.lower()
    assert "var(--brand" not in body
    told = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", theme.rules(BRAND)))
    assert told["brand-text"] == BRAND, "dark enough to be text"


@pytest.mark.slow
@pytest.mark.skipif(NO_PANGO, reason="Pango is missing on this machine")
def test_on_paper_it_fills_the_band_of_the_cover_and_draws_no_figure() -> None:
    """Within a figure of the tag tree nothing is painted in it; outside of the cover no area is filled with it."""
    wanted = tuple(int(BRAND[start:start + 2], 16) / 255 for start in (1, 3, 5))
    document = pikepdf.open(io.BytesIO(render(branded(), "en")))
    filled: dict[int, set[str]] = {}
    for number, sheet in enumerate(document.pages, 1):
        paint, marks, kept = (0.0, 0.0, 0.0), [""], []
        for operands, operator in pikepdf.parse_content_stream(sheet):
            match str(operator):
                case "rg":
                    paint = (float(operands[0]), float(operands[1]), float(operands[2]))
                case "q":
                    kept.append(paint)
                case "Q":
                    paint = kept.pop()
                case "BDC" | "BMC":
                    marks.append(str(operands[0]))
                case "EMC":
                    marks.pop()
                case "f" | "f*" | "B" | "TJ" if paint == pytest.approx(wanted, abs=0.003):
                    filled.setdefault(number, set()).add(f"{marks[-1]} {operator}")
    assert "/Artifact f" in filled[1], "the band"
    assert {what for number, told in filled.items() if number > 1 for what in told if not what.endswith("TJ")} == set()
    assert not any("/Figure" in what for told in filled.values() for what in told)
