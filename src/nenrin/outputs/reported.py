"""Every number that the report prints, read from its own pages: for the workbook, which ties each to a cell."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from nenrin.outputs.figures_report import measured
from nenrin.outputs.pages.document import compose
from nenrin.outputs.pages.kept import JOINER
from nenrin.outputs.pages.printed import Printed, index
from nenrin.outputs.pages.shapes import Edition, Mode
from nenrin.outputs.typeset import typeset
from nenrin.report import Report
from nenrin.sheets import Reported

_MODES: tuple[Mode, ...] = ("pdf", "html")
_SAID = "said."
_EMPTY = frozenset({"br", "hr", "img", "meta", "link", "input", "wbr", "col", "source"})


def reported(report: Report, language: str, edition: Edition = "client") -> tuple[Reported, ...]:
    """Once for every name, text and section of an edition, in reading order."""
    figures: Any = measured(report)
    printed = index(figures)
    media: dict[tuple[str, str, str], list[str]] = {}
    for mode in _MODES:
        page = _Page()
        page.feed(typeset(compose(report, language, mode, edition, printed=printed), mode))
        for spot in dict.fromkeys(page.found):
            media.setdefault(spot, []).append(mode.upper())
    return tuple(
        Reported(name, value, text, section, " ".join(found))
        for (name, text, section), found in media.items()
        for value in _value(figures, printed, name)
    )


def _value(figures: Any, printed: Printed, name: str) -> Iterator[float]:  # noqa: ANN401 (JSON)
    """The number under a name, if there is one."""
    found: Any = figures
    if name.startswith(_SAID):
        found = printed.said.get(name.removeprefix(_SAID))
    else:
        for key in name.split("."):
            found = found[int(key)] if isinstance(found, list) else found.get(key) if isinstance(found, dict) else None
    if isinstance(found, int | float) and not isinstance(found, bool):
        yield float(found)


class _Page(HTMLParser):
    """Gathers (name, text, section) of every named number."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str, str]] = []
        self._open: list[tuple[str, str, str]] = []
        self._section, self._text = "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the section's id, and the name of a number."""
        known = dict(attrs)
        if tag == "section":
            self._section = (known.get("id") or known.get("class") or "").removeprefix("s-")
        if tag in _EMPTY:
            return
        name = known.get("data-figure") or ""
        self._open.append((tag, name, self._section))
        if name:
            self._text = ""

    def handle_endtag(self, tag: str) -> None:
        """The number ends with its element."""
        while self._open:
            opened, name, section = self._open.pop()
            text = " ".join(self._text.replace(JOINER, "").split())
            if name and any(letter.isdigit() for letter in text):
                self.found.append((name, text, section))
            if opened == tag:
                return

    def handle_data(self, data: str) -> None:
        """Text inside a number."""
        if any(name for _, name, _ in self._open):
            self._text += data
