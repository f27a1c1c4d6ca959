"""Marks written as a small SVG of our own: for sparklines and connectors, by the dozen."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from urllib.parse import quote

from nenrin.charts.fonts import SANS
from nenrin.charts.mark import Mark, Outline, Shape, Text


def number(value: float) -> str:
    """Two decimals at most, never −0."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def document(marks: Iterable[Mark], wide: float, high: float, title: str, language: str, name: str = "chart") -> str:
    """An inline SVG whose ``title`` is the sentence that stands for it."""
    return wrapped("".join(element(mark, language) for mark in marks), wide, high, title, language, name)


def wrapped(body: str, wide: float, high: float, title: str, language: str, name: str = "chart") -> str:
    """Finished elements in an inline SVG. Families are quoted for browsers, and without blanks for WeasyPrint."""
    families = ",".join((*(f"'{family}'" for family in SANS[language]), "sans-serif"))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{name}" role="img" viewBox="0 0 {number(wide)} {number(high)}"'
        f' font-family="{families}"><title>{escape(title)}</title>{body}</svg>'
    )


def picture(marks: Iterable[Mark], wide: float, high: float) -> str:
    """A ``data:`` address for use as a background: decoration without words, which a screen reader passes over."""
    body = "".join(_shape(mark) for mark in marks if isinstance(mark, Shape))
    text = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {number(wide)} {number(high)}">{body}</svg>'
    return "data:image/svg+xml," + quote(text, safe="")


def element(mark: Mark, language: str) -> str:
    """One mark as an element."""
    return _shape(mark) if isinstance(mark, Shape) else text(mark, mark.start(language))


def text(mark: Text, start: float) -> str:
    """A line of text that begins at ``start``."""
    weight = ' font-weight="700"' if mark.bold else ""
    figure = f' data-figure="{escape(mark.figure)}"' if mark.figure else ""
    date = f' data-date="{escape(mark.date)}"' if mark.date else ""
    own = " data-name=''" if mark.own and any(letter.isdigit() for letter in mark.text) else ""
    place = f'x="{number(start)}" y="{number(mark.y)}" font-size="{number(mark.size)}"'
    return f'<text {place} fill="{mark.colour}"{weight}{figure}{date}{own}>{escape(mark.text)}</text>'


def _shape(shape: Shape) -> str:
    if not shape.outline:
        return ""
    stroke = f' stroke="{shape.stroke}" stroke-width="{number(shape.thickness)}"' if shape.stroke else ""
    dash = f' stroke-dasharray="{" ".join(map(number, shape.dash))}"' if shape.dash else ""
    joins = ' stroke-linejoin="round"' if shape.stroke and not shape.fill else ""
    return f'<path d="{_path(shape.outline)}" fill="{shape.fill or "none"}"{stroke}{dash}{joins}/>'


def _path(outline: Outline) -> str:
    return "".join(letter + " ".join(f"{number(x)} {number(y)}" for x, y in points) for letter, points in outline)
