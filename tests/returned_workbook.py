"""A client's folder, its workbook as sent, and hands that fill it in."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl

from grown_report import FIRST, shop
from nenrin.explanations import Cause, Span
from nenrin.findings import Investigation
from nenrin.outputs import workbook
from nenrin.report import Report
from nenrin.sheets import compose
from nenrin.vocabulary import Label
from nenrin.words import Words

LAST = FIRST + 29
FORMS = {Words(language).text("sheet.explanations.name") for language in ("en", "ja")}
_EMPTY = b"<sheetData/></worksheet>"
CONFIG = """\
# Acme, by hand
version: 1
client: {id: acme, name: Acme}
report: {languages: [en, ja], currency: GBP}
sources:
  orders: {path: orders.csv, time: day, columns: {day: {type: date}, amount: {type: "decimal(14,2)"}}}
root: profit
causes: causes.yaml
kpis:
  profit: {label: {en: Profit, ja: 利益}, formula: revenue - costs, better: up}
  revenue: {label: Revenue, measure: {source: orders, agg: sum, of: amount}, better: up}
  orders: {label: Orders, measure: {source: orders, agg: count}, better: up}
  growth: {label: Growth, formula: orders / prev(orders), better: up}
  basket: {label: Basket, formula: revenue / orders, better: up}
  costs: {label: Costs, measure: {source: orders, agg: sum, of: amount}, better: down}
  goods: {label: Goods, measure: {source: orders, agg: sum, of: amount}, better: down}
  freight: {label: Freight, measure: {source: orders, agg: sum, of: amount}, better: none}
  margin: {label: Margin, formula: (revenue - costs) / revenue, better: up, format: {style: percent}}
"""
REGISTER = f"""\
# what is known – kept by Ann
causes:
  - id: fuel                    # since the strike
    label: {{en: Fuel, ja: 燃料}}
    kpi: freight
    direction: up
    size: [40, 60]              # by contract
    months: {{from: {LAST}}}
    kind: price
    evidence: invoice 12
    author: Ann
# the end
"""


def sent(**said: Any) -> Report:  # noqa: ANN401 (whatever a report says)
    """A report with one known cause and a jump of freight that asks."""
    fuel = Cause(
        id="fuel", label=Label({"en": "Fuel", "ja": "燃料"}), kpi="freight", direction="up", size=(40.0, 60.0),
        kind="price", months=Span(**{"from": LAST}), evidence=Label("invoice 12"), author=Label("Ann"),
    )
    return replace(shop(causes=(fuel,), freight_jumps=3000.0), **said)


@cache
def issued(language: str = "en") -> bytes:
    """The workbook as sent."""
    return workbook.write(compose(sent(), language))


@cache
def answered() -> bytes:
    """The workbook of a month in which an earlier question is still open."""
    earlier = Investigation(f"freight@{LAST + -2}", "freight", LAST + -2, "open", 3, owner=Label("Bob"),
                            answer=Label("port strike?"))
    return workbook.write(compose(sent(investigations=(earlier,)), "en"))


@cache
def form(data: bytes) -> bytes:
    """The workbook without the sheets that nobody fills in: quicker to open and save, as often as the tests do."""
    book = opened(_emptied(data))
    for page in book.worksheets[1:]:
        if page.title not in FORMS:
            book.remove(page)
    for name in list(book.defined_names):
        del book.defined_names[name]
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _emptied(data: bytes) -> bytes:
    """The workbook with nothing on those sheets: openpyxl takes seconds to read what is then removed."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(made, "w") as after:
        titles = re.findall(r'<sheet name="([^"]*)"', before.read("xl/workbook.xml").decode())
        away = {f"sheet{number}.xml" for number, title in enumerate(titles, 1) if number > 1 and title not in FORMS}
        for name in before.namelist():
            if name.rpartition("/")[2] in away:
                after.writestr(name, re.sub(rb"<sheetViews>.*</worksheet>", _EMPTY, before.read(name), flags=re.DOTALL))
            elif name.rpartition("/")[2].removesuffix(".rels") not in away:
                after.writestr(name, before.read(name))
    return made.getvalue()


def opened(data: bytes) -> Any:  # noqa: ANN401 (openpyxl has few types)
    """A workbook as openpyxl opens it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")      # openpyxl says that it does not know sparklines
        return openpyxl.load_workbook(io.BytesIO(data))


def folder(place: Path) -> Path:
    """The client's files; returns client.yaml."""
    place.mkdir(parents=True, exist_ok=True)
    (place / "client.yaml").write_text(CONFIG, encoding="utf-8")
    (place / "causes.yaml").write_text(REGISTER, encoding="utf-8")
    return place / "client.yaml"


class Hands:
    """Fill in a returned workbook as people do: by header and key."""

    def __init__(self, data: bytes, language: str = "en", *, whole: bool = False) -> None:
        """``whole``: with all the sheets that nobody fills in."""
        self.book: Any = opened(data if whole else form(data))
        words = Words(language)
        self.page: Any = self.book[words.text("sheet.explanations.name")]
        self._words = words

    def column(self, name: str) -> int:
        """Where a column stands now, from 1."""
        wanted: str = self._words.text(f"sheet.explanations.column.{name}")
        return int(next(cell.column for cell in self.page[5] if cell.value == wanted))

    def row(self, key: str) -> int:
        """Where a key stands now."""
        found = self.column("key")
        return next(row for row in range(6, self.page.max_row + 1) if self.page.cell(row, found).value == key)

    def fill(self, key: str, **said: object) -> Hands:
        """Type into a row; ``from_`` stands for from."""
        for name, value in said.items():
            self.page.cell(self.row(key), self.column(name.rstrip("_"))).value = value
        return self

    def do(self, change: Callable[[Any], object]) -> Hands:
        """Anything else to the sheet."""
        change(self.page)
        return self

    def save(self, path: Path) -> Path:
        """As a file."""
        self.book.save(path)
        return path


CAUSE: Mapping[str, object] = {"kind": "price", "cause": "Strike at the port", "low": 2800, "high": 3200}
"""What a reviewer writes about the jump."""
