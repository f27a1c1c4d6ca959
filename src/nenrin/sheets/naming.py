"""What a row is called, in what unit it is, and how its numbers are printed."""

from __future__ import annotations

import unicodedata

from nenrin.findings import Where
from nenrin.sheets import formats
from nenrin.sheets.layout import Layout
from nenrin.sheets.model import SEGMENT
from nenrin.sheets.names import YEAR
from nenrin.sheets.rows import Entry, Row
from nenrin.vocabulary import Format, joined
from nenrin.words.show import money

_UNPRINTED = ("Cc", "Cs", "Cn")
_LONGEST = 120
_MOST = 32_000
"""Characters of a name; characters of a text that a cell can hold."""


def clean(text: str) -> str:
    """Control characters and what is no character become spaces: a file would carry them as codes that readers show."""
    text = text if len(text) <= _MOST else f"{text[:_MOST]}…"
    if text.isprintable():
        return text
    return "".join(one if one == "\n" or unicodedata.category(one) not in _UNPRINTED else " " for one in text)


def short(text: str) -> str:
    """A name that fits into titles, feet and formulas."""
    kept = clean(text)
    return kept if len(kept) <= _LONGEST else f"{kept[:_LONGEST]}…"


def label(layout: Layout, kpi: str) -> str:
    """A KPI's name."""
    if kpi not in layout.labels:
        layout.labels[kpi] = short(layout.words.label(layout.report.label(kpi)))
    return layout.labels[kpi]


def client(layout: Layout) -> str:
    """Whose workbook it is."""
    return short(layout.words.label(layout.report.client.name))


def entry_label(layout: Layout, entry: Entry) -> str:
    """A node's name; one read some months back says so."""
    name = label(layout, entry.kpi)
    if not entry.back:
        return name
    return layout.words.text("sheet.tree.earlier", kpi=name, months=entry.back)


def row_label(layout: Layout, row: Row) -> str:
    """The name of a row of Data or Calc: the KPI's, the node's, or ``dimension: segment – KPI``."""
    if row[0] == YEAR:
        return next(entry_label(layout, entry) for entry in layout.nodes if entry.key == row[1])
    if row[0] != SEGMENT:
        return label(layout, row[1])
    name, rest = row[1].split("/", 1)
    segment, _, kpi = rest.rpartition("/")
    cut = dimension(layout, name)
    segment = clean(layout.words.label(layout.report.measures.names.segment(name, segment))) if segment else ""
    return f"{cut}: {segment} – {label(layout, kpi)}" if segment else f"{cut} – {label(layout, kpi)}"


def dimension(layout: Layout, name: str) -> str:
    """What a dimension is called."""
    named = layout.report.dimensions.get(name)
    return layout.words.label(named.label) if named else name


def source(layout: Layout, name: str) -> str:
    """What a source is called."""
    return clean(layout.words.label(layout.report.measures.names.source(name)))


def arm(layout: Layout, cause: str, name: str) -> str:
    """What a group of an initiative is called."""
    return clean(layout.words.label(layout.report.arm(cause, name)))


def segments(layout: Layout, where: Where) -> str:
    """The segments in which something sits, as one name."""
    names = layout.report.measures.names
    found = (names.segment(dimension, segment) for dimension, segment in where.segments.items())
    return clean(layout.words.label(joined(found, " × ")))


def kpi_of(row: Row) -> str:
    """The KPI of a row; a row of a path is that of its last node, which may be a second one of its KPI."""
    return row[1].rpartition("/")[2].partition("~")[0]


def printed(layout: Layout, kpi: str) -> Format:
    """The KPI's format on reading sheets: its own scale, as far as a spreadsheet can show it."""
    return formats.workable(layout.report.kpi(kpi).format)


def whole(layout: Layout, kpi: str) -> Format:
    """The KPI's format on sheets with inputs: unscaled, with the cents."""
    return formats.full(layout.report.kpi(kpi).format, layout.report.brief.currency)


def unit(layout: Layout, kpi: str, format_: Format | None = None) -> str:
    """The unit beside a KPI's numbers."""
    return layout.words.unit(format_ or printed(layout, kpi), layout.report.brief.currency) or "–"


def level(layout: Layout, kpi: str) -> str:
    """The number format of a KPI's levels on reading sheets."""
    return formats.level(printed(layout, kpi), layout.words)


def change(layout: Layout, kpi: str) -> str:
    """The number format of a KPI's changes on reading sheets."""
    return formats.change(printed(layout, kpi), layout.words)


def rate(layout: Layout, kpi: str) -> bool:
    """Whether the KPI is a percentage: its differences are points and have no share of their own."""
    return layout.report.kpi(kpi).format.style == "percent"


def direction(layout: Layout, kpi: str) -> float:
    """+1 where more is better, −1 where less is, 0 where neither is."""
    return {"up": 1.0, "down": -1.0, "none": 0.0}[layout.report.kpi(kpi).better]


def around(layout: Layout, kpi: str) -> tuple[str, str]:
    """What stands before and after a KPI's number in a sentence: ``£`` and ``k``; nothing and `` customers``."""
    format_, words = printed(layout, kpi), layout.words
    facts = {"number": "\n", "currency": money(layout.report.brief.currency, words.language)}
    if format_.style == "currency":
        pattern, facts["scale"] = "format.amount_money", words.text(f"format.currency_scale.{format_.scale}")
    elif format_.style == "percent":
        pattern = "format.amount_points"
    else:
        pattern, facts["unit"] = "format.amount_number", words.unit(format_, layout.report.brief.currency)
    before, _, after = words.text(pattern, **facts).partition("\n")
    return clean(before), clean(after.rstrip())
