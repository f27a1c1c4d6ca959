"""Marks drawn by matplotlib: the real charts, the same bytes for the same marks."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from nenrin.charts import svg
from nenrin.charts.fonts import FILES, SANS, folder
from nenrin.charts.mark import Mark, Outline, Shape, Text

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from matplotlib.path import Path
    from matplotlib.transforms import Transform

_SETTINGS = {"svg.fonttype": "none", "svg.hashsalt": "nenrin", "text.parse_math": False}
_CODES = {"M": 1, "L": 2, "C": 4, "Z": 79}
_NAMESPACE = "{http://www.w3.org/2000/svg}"
_KEPT = ("fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin")


def draw(marks: Iterable[Mark], wide: float, high: float, title: str, language: str) -> str:
    """An inline SVG of ``wide`` × ``high`` points; ``title`` is the sentence that stands for the picture.

    Screen and paper show the same charts, so each is drawn once.
    """
    return _drawn(tuple(marks), wide, high, title, language)


@lru_cache(maxsize=256)
def _drawn(marks: tuple[Mark, ...], wide: float, high: float, title: str, language: str) -> str:
    import matplotlib as mpl
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure
    from matplotlib.transforms import Affine2D

    _register()
    with mpl.rc_context(_SETTINGS), warnings.catch_warnings():
        # a character without a glyph is told with its place when the whole page is checked
        warnings.filterwarnings("ignore", message="Glyph .* missing")
        figure = Figure(figsize=(wide / 72, high / 72), dpi=72, frameon=False)
        FigureCanvasSVG(figure)
        down = Affine2D().scale(1, -1).translate(0, high)
        for mark in marks:
            _add(figure, mark, down, language)
        written = io.StringIO()
        figure.savefig(written, format="svg", metadata={"Date": None})
    return svg.wrapped(_elements(written.getvalue(), marks), wide, high, title, language)


@lru_cache(maxsize=1)
def _register() -> None:
    """Give matplotlib the fonts of the report."""
    from matplotlib.font_manager import fontManager

    for file in sorted({file for files in FILES.values() for file in files}):
        fontManager.addfont(folder() / file)


def _add(figure: Figure, mark: Mark, down: Transform, language: str) -> None:
    """Put one mark into the figure."""
    from matplotlib.patches import PathPatch

    if isinstance(mark, Text):
        figure.text(
            mark.start(language), mark.y, mark.text, fontsize=mark.size, color=mark.colour, family=list(SANS[language]),
            weight=700 if mark.bold else 400, ha="left", va="baseline", parse_math=False, transform=down,
        )
    elif mark.outline:
        figure.add_artist(PathPatch(
            _path(mark.outline), facecolor=mark.fill or "none", edgecolor=mark.stroke or "none", transform=down,
            linewidth=mark.thickness if mark.stroke else 0, linestyle=_dash(mark),
            joinstyle="miter" if mark.fill else "round",
        ))


def _dash(shape: Shape) -> str | tuple[int, tuple[float, float]]:
    """Matplotlib measures dashes in line widths."""
    if shape.dash is None:
        return "solid"
    drawn, left = shape.dash
    return 0, (drawn / shape.thickness, left / shape.thickness)


def _path(outline: Outline) -> Path:
    from matplotlib.path import Path

    vertices, codes = [], []
    for letter, points in outline:
        for point in points or ((0.0, 0.0),):
            vertices.append(point)
            codes.append(_CODES[letter])
    return Path(vertices, codes)


def _elements(text: str, marks: tuple[Mark, ...]) -> str:
    """What matplotlib wrote, without its preamble, its ids and its page-wide style rule, in two decimals.

    It writes the texts in the order of ``marks``: each gets back the name of its number.
    """
    found: list[str] = []
    named = (mark for mark in marks if isinstance(mark, Text) and mark.text.strip())
    for one in ET.fromstring(text).iter():  # noqa: S314 (written two lines ago by matplotlib)
        style = dict(part.split(": ", 1) for part in one.get("style", "").split("; ") if ": " in part)
        if one.tag == _NAMESPACE + "path" and style:
            kept = " ".join(f'{key}="{style[key]}"' for key in _KEPT if key in style)
            found.append(f'<path d="{_short(one.get("d", ""))}" {kept}/>')
        elif one.tag == _NAMESPACE + "text" and one.text:
            size, bold = float(style["font-size"].removesuffix("px")), style.get("font-weight") == "700"
            start, colour = float(one.get("x", 0)), style.get("fill", "#000000")
            mark = replace(
                next(named), x=start, y=float(one.get("y", 0)), text=one.text, size=size, colour=colour, bold=bold,
            )
            found.append(svg.text(mark, start))
    return "".join(found)


def _short(path: str) -> str:
    """A path's data with two decimals."""
    return " ".join(part if part.isalpha() else svg.number(float(part)) for part in path.split())
