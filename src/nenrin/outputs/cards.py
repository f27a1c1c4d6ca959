"""Tables of a screen keep their meaning where a phone shows each line as a card: what every cell is, and its head."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TABLE = re.compile(r'<table class="(figures[^"]*)">.*?</table>', re.DOTALL)
_KEPT = frozenset({"bridge", "map", "moves", "slices"})
"""Tables that a phone shows as tables: their bars, their diagonal, their columns say what no card would."""
_HEAD = re.compile(r"<thead>.*?</thead>", re.DOTALL)
_LINE = re.compile(r"<tr[ >].*?</tr>", re.DOTALL)
_CELL = re.compile(r"<(th|td)((?: [^>]*)?)>(.*?)</\1>", re.DOTALL)
_SPAN = re.compile(r' colspan="(\d+)"')
_TAG = re.compile(r"<[^>]*>")
_ROLES = {
    "table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", 'th scope="col"': "columnheader",
    'th scope="row"': "rowheader", "td": "cell",
}
"""A style rule that lays a table out as cards takes its meaning away in some browsers; a role gives it back."""


def carded(html: str) -> str:
    """The page with a role on each part of its tables of figures, and beside each cell (``data-head``) its head.

    Heads may stand in one line or in several, and span columns; a cell that spans columns is told by none. A table
    whose lines become cards is marked as one.
    """
    return _TABLE.sub(_told, html)


def _told(found: re.Match[str]) -> str:
    table = _with_roles(_with_heads(found[0]))
    return table if _KEPT & set(found[1].split()) else table.replace('class="figures', 'class="cards figures', 1)


def _with_heads(table: str) -> str:
    head = _HEAD.search(table)
    if head is None:
        return table
    heads = _heads(head[0])
    before, body = table[:head.end()], table[head.end():]
    return before + _LINE.sub(lambda line: _line(line[0], heads), body)


def _heads(head: str) -> list[str]:
    """By column, what the lowest line that has anything for it says."""
    found: list[str] = []
    for line in _LINE.findall(head):
        for place, cell in _found(line):
            wide = _wide(cell[2])
            found += [""] * (place + wide - len(found))
            told = " ".join(_TAG.sub(" ", cell[3]).split())
            found[place:place + wide] = [told or old for old in found[place:place + wide]]
    return found


def _line(line: str, heads: list[str]) -> str:
    written, end = "", 0
    for place, cell in _found(line):
        kind, attributes, text = cell.groups()
        told = heads[place] if kind == "td" and _wide(attributes) == 1 and place < len(heads) else ""
        mark = f' data-head="{told}"' if told and "data-head=" not in attributes else ""
        written += f"{line[end:cell.start()]}<{kind}{attributes}{mark}>{text}</{kind}>"
        end = cell.end()
    return written + line[end:]


def _with_roles(table: str) -> str:
    for tag, role in _ROLES.items():
        table = re.sub(rf"<{tag}(?=[ >])", f'<{tag} role="{role}"', table)
    return table


def _found(line: str) -> Iterator[tuple[int, re.Match[str]]]:
    """Every cell of a line with the column in which it begins."""
    place = 0
    for cell in _CELL.finditer(line):
        yield place, cell
        place += _wide(cell[2])


def _wide(attributes: str) -> int:
    found = _SPAN.search(attributes)
    return int(found[1]) if found else 1
