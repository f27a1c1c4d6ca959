"""No empty boxes: every character of a page must have a glyph in the report's own fonts."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser

from nenrin.charts.fonts import missing
from nenrin.outputs.pages.kept import JOINER
from nenrin.report import Report
from nenrin.vocabulary import UNSAID, Label, Place, Problem, Problems

_SILENT = frozenset({"style", "script"})
_EXCERPT = 40


def check_glyphs(html: str, report: Report) -> None:
    """Raise Problems naming every character that cannot be printed and, where it is known, where it was written."""
    lacking = missing(texts(html))
    if lacking:
        raise Problems(
            Problem(_written(report, letter), f"no font of the report has the character {_named(letter)}",
                    f"write {_excerpt(text)!r} without it")
            for letter, text in lacking.items()
        )


def texts(html: str) -> tuple[str, ...]:
    """Every text that is drawn, in reading order."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return tuple(reader.found)


class _Reader(HTMLParser):
    """Collects text outside of style rules."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 (the base's signature)
        """Enter an element."""
        self._silent += tag in _SILENT

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        self._silent -= tag in _SILENT

    def handle_data(self, data: str) -> None:
        """Keep a text, without what is never drawn."""
        if not self._silent and data.strip():
            self.found.append(data.replace(JOINER, ""))


def _named(letter: str) -> str:
    """``'😀' (U+1F600 GRINNING FACE)``; the character itself only where a terminal can show it."""
    shown = f"'{letter}' " if letter.isprintable() else ""
    name = unicodedata.name(letter, "")
    return f"{shown}(U+{ord(letter):04X}{' ' + name if name else ''})"


def _excerpt(text: str) -> str:
    short = " ".join(text.split())
    return short if len(short) <= _EXCERPT else short[:_EXCERPT] + "…"


def _written(report: Report, letter: str) -> Place:
    """Where the configuration or the register has the character; else the report itself."""
    found = (place for place, texts in _labels(report) if any(letter in text for text in texts))
    return next(found, Place(f"{report.client.id} {report.month}"))


def _labels(report: Report) -> Iterator[tuple[Place, Iterable[str]]]:
    """Every text that a person wrote for the report, with its place."""
    yield report.client.place("name"), _all(report.client.name)
    theme = report.brief.theme
    yield theme.place("prepared_by"), _all(theme.prepared_by)
    yield theme.place("confidentiality"), _all(theme.confidentiality)
    yield theme.place("footer"), _all(theme.footer)
    for funnel in report.brief.funnels:
        yield funnel.place("label"), _all(funnel.label)
    yield from _called(report)
    for kpi in report.tree.kpis.values():
        yield kpi.place("label"), _all(kpi.label)
        yield kpi.place("note"), _all(kpi.note) if kpi.note else ()
        yield kpi.place("format"), _all(kpi.format.unit) if kpi.format.unit else ()
        yield kpi.place("owner"), _all(kpi.owner) if kpi.owner else ()
        if kpi.target:
            yield kpi.target.place(), (*_all(kpi.target.owner or UNSAID), *_all(kpi.target.action or UNSAID))
    for cause in report.causes:
        yield cause.place("label"), _all(cause.label)
        yield cause.place("evidence"), _all(cause.evidence)
        yield cause.place("author"), _all(cause.author)


def _called(report: Report) -> Iterator[tuple[Place, Iterable[str]]]:
    """What sources, columns, values and segments are called."""
    for source in report.sources.values():
        yield source.place("label"), _all(source.label or UNSAID)
        yield source.place("update"), (*_all(source.update.method), *_all(source.update.frequency))
        for column in source.columns.values():
            yield column.place("label"), _all(column.label or UNSAID)
            yield from ((column.place(f"labels.{name}"), _all(label)) for name, label in column.labels.items())
    for dimension in report.dimensions.values():
        yield from ((dimension.place(f"labels.{name}"), _all(label)) for name, label in dimension.labels.items())


def _all(label: Label) -> Iterable[str]:
    return (label.root,) if isinstance(label.root, str) else tuple(label.root.values())
