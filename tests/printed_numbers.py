"""Reads the printed numbers of a page back, each with its name, and holds one against the JSON at its rounding."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

from nenrin.outputs.pages.kept import JOINER
from nenrin.report import Report

VOID = {"meta", "br", "wbr", "col", "img", "link", "input"}
SILENT = {"style", "script", "title"}
CONSTANT = re.compile(
    r"95\s?%|1% more|1%増|13 months|13か月|0から|差0|PDF/UA-1|PDF/A-3a|SHA-256|"
    r"70%|90%|12か月|1年|30人|10等分|1人あたり|[０-９]",
)
"""What the method itself is made of: no figure of the client."""
NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
SCALES = {
    "%": 0.01, " points": 0.01, " pts": 0.01, "ポイント": 0.01,
    "k": 1e3, "m": 1e6, "bn": 1e9, "千": 1e3, "百万": 1e6, "億": 1e8, "万": 1e4,
}


class Reader(HTMLParser):
    """Gathers named numbers, and every text with a digit that is neither a number, a date nor a person's own words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, dict[str, str]]] = []
        self.named: list[tuple[str, str]] = []
        self.nameless: list[str] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag not in VOID:
            self.open.append((tag, told))
        if "data-figure" in told:
            self.named.append((told["data-figure"], ""))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        data = data.replace(JOINER, "")
        if any(tag in SILENT for tag, _ in self.open):
            return
        self.texts.append(data)
        if any("data-figure" in told for _, told in self.open):
            name, text = self.named[-1]
            self.named[-1] = (name, text + data)
        elif NUMBER.search(CONSTANT.sub("", data)) and not self._allowed():
            self.nameless.append(data.strip())

    def _allowed(self) -> bool:
        """A date, a person's own words, or the ordinal of a point or a call-out."""
        return any(
            tag == "time" or {"data-name", "data-date"} & set(told) or told.get("class") in ("disc", "no")
            for tag, told in self.open
        )


def read(text: str) -> Reader:
    reader = Reader()
    reader.feed(text)
    reader.close()
    return reader


def value_of(known: dict[str, Any], name: str) -> float | None:
    """What the JSON holds under a name."""
    if name.startswith("said."):
        found: Any = known["said"][name.removeprefix("said.")]
        return float(found)
    at: Any = known
    for key in name.split("."):
        at = at[int(key)] if isinstance(at, list) else at[key]
    return None if at is None else float(at)


def agrees(text: str, value: float | None, scales: set[float]) -> bool:
    """Whether a printed number is ``value`` in its own scale, rounded half up at its last digit; so is its sign."""
    found = NUMBER.search(text)
    if value is None or found is None:
        return value is None and found is None
    digits = found[0].replace(",", "")
    if re.fullmatch(r"[\d.]+e[+-]\d+", text):
        return float(text) == value
    decimals = len(digits.partition(".")[2])
    after = text[found.end():]
    spelled = [scale for word, scale in SCALES.items() if after.startswith(word)]
    negative = text[:found.start()].lstrip("(").startswith(("−", "△"))
    half = 0.5 * 10.0**-decimals
    for scale in ({max(spelled)} if spelled else scales):
        scaled = value / scale
        near = abs(abs(scaled) - float(digits)) <= half * (1 + 1e-9)
        if near and (not negative or value < 0) and not (text.startswith("+") and value < 0):
            return True
    return False


def scales_of(report: Report, name: str) -> set[float]:
    """By what a bare number may have been divided: the KPI it belongs to, or the KGI."""
    parts = name.split(".")
    kpis = [part for part in parts if part in report.tree.kpis] or list(report.tree.kpis)
    found = {report.kpi(kpi).format.divisor for kpi in (*kpis, report.root)}
    return found | {1.0}
