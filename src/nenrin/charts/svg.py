"""Marks written as a small SVG of our own: for sparklines and connectors, by the dozen."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from urllib.parse import quote

from nenrin.charts.fonts import SANS
from nenrin.charts.mark import Mark, Outline, Shape, Text

_FAMILY = ",".join((*(f"'{name}'" for name in SANS), "sans-serif"))
"""Quoted for browsers, without spaces for WeasyPrint, which splits at the comma and strips no blanks."""


def number(value: float) -> str:
    """Two decimals at most, never −0."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def document(marks: Iterable[Mark], wide: float, high: float, title: str, name: str = "chart") -> str:
    """An inline SVG whose ``title`` is the sentence that stands for it."""
    body = "".join(map(element, marks))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{name}" role="img" viewBox="0 0 {number(wide)} {number(high)}"'
        f' font-family="{_FAMILY}"><title>{escape(title)}</title>{body}</svg>'
    )


def picture(marks: Iterable[Mark], wide: float, high: float) -> str:
    """A ``data:`` address for use as a background: decoration that a screen reader passes over."""
    body = "".join(map(element, marks))
    text = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {number(wide)} {number(high)}"'
        f' preserveAspectRatio="none">{body}</svg>'
    )
    return "data:image/svg+xml," + quote(text, safe="")


def element(mark: Mark) -> str:
    """One mark as an element."""
    return _shape(mark) if isinstance(mark, Shape) else _text(mark)


def _shape(shape: Shape) -> str:
    if not shape.outline:
        return ""
    stroke = f' stroke="{shape.stroke}" stroke-width="{number(shape.thickness)}"' if shape.stroke else ""
    dash = f' stroke-dasharray="{" ".join(map(number, shape.dash))}"' if shape.dash else ""
    joins = ' stroke-linejoin="round"' if shape.stroke and not shape.fill else ""
    return f'<path d="{_path(shape.outline)}" fill="{shape.fill or "none"}"{stroke}{dash}{joins}/>'


def _path(outline: Outline) -> str:
    return "".join(letter + " ".join(f"{number(x)} {number(y)}" for x, y in points) for letter, points in outline)


def _text(text: Text) -> str:
    weight = ' font-weight="700"' if text.bold else ""
    return (
        f'<text x="{number(text.x)}" y="{number(text.y)}" font-size="{number(text.size)}" fill="{text.colour}"{weight}>'
        f"{escape(text.text)}</text>"
    )
