"""A client's workbook with one sheet edited: every other part of the file is carried over byte by byte."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping

from nenrin.drafts.answers.sheet_scan import address, page
from nenrin.drafts.answers.sheet_text import unwritable, without_results, written
from nenrin.drafts.answers.table_cells import Written
from nenrin.drafts.answers.yaml_nodes import Unchangeable
from nenrin.settings.register_headers import column_of
from nenrin.sheets.address import spot
from nenrin.sources import Handwritten
from nenrin.sources.container import Container, open_container
from nenrin.vocabulary import Place, Problem, Problems

_MEGABYTES = 100
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_TARGET = re.compile(r'Target="([^"]*tables/[^"]*)"')
_REFERENCE = re.compile(r'(<(?:\w+:)?(?:table|autoFilter)\b[^>]*?\sref=")([^"]+)(")')
_TOTALS = re.compile(r'\stotalsRowCount="[1-9]')
_CALCULATION = re.compile(rb"<((?:\w+:)?)calcPr\b([^>]*?)(/?)>")
_AT_LOAD = re.compile(rb'\sfullCalcOnLoad="[^"]*"')
_AFTER = (
    rb"<(?:\w+:)?definedNames\s*/>", rb"</(?:\w+:)?definedNames>", rb"</(?:\w+:)?externalReferences>",
    rb"</(?:\w+:)?sheets>",
)
"""What a workbook part says before how it is calculated, the nearest first."""


def edited(table: Handwritten, changes: Written) -> bytes:
    """The new bytes. Raises Problems with every cell that must not be written; Unchangeable for an odd file."""
    container = _container(table)
    part = _part(table, container)
    found = page(container.part(part))
    refused = [*_signed(table, container), *unwritable(table, found, changes)]
    parts = {part: written(table, found, changes)}
    for name in _tables(container, part):
        new = _longer(container.part(name).decode(), table, changes, refused)
        parts[name] = new.encode()
    if refused:
        raise Problems(refused)
    return _packed(container.archive, parts)


def to_be_calculated(table: Handwritten) -> bytes | None:
    """The file told to calculate itself anew when it is opened, and not to be read before; None without formulas.

    ``table``: as edited. A result that is read, and may follow from what was changed, is taken out.
    """
    container = _container(table)
    sheets = {one.part: container.part(one.part) for one in container.sheets}
    if not any(map(_FORMULA.search, sheets.values())):
        return None
    part = _part(table, container)
    read = frozenset(at for at, header in enumerate(table.headers) if column_of(header) is not None)
    book = next(name for name in container.archive.namelist() if name.endswith("/workbook.xml"))
    parts = {part: without_results(page(sheets[part]), read), book: _calculating(container.part(book))}
    return _packed(container.archive, parts)


def _container(table: Handwritten) -> Container:
    return open_container(table.data, table.grid.file, _MEGABYTES)


def _part(table: Handwritten, container: Container) -> str:
    return next(one.part for one in container.sheets if one.name == table.grid.sheet)


def _signed(table: Handwritten, container: Container) -> Iterator[Problem]:
    if any(name.startswith("_xmlsignatures/") for name in container.archive.namelist()):
        right = "save it without the signature, and sign it again afterwards"
        yield Problem(Place(table.grid.file), "the workbook is signed, and a change would break the signature", right)


def _tables(container: Container, part: str) -> Iterator[str]:
    """The parts with the tables of a sheet."""
    folder, name = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    if relations in container.archive.namelist():
        for target in _TARGET.findall(container.part(relations).decode()):
            yield posixpath.normpath(posixpath.join(folder, target)).lstrip("/")


def _longer(xml: str, table: Handwritten, changes: Written, refused: list[Problem]) -> str:
    """A table that ends with the register's last row takes the new ones in."""
    if not changes.new_rows:
        return xml
    last = table.grid.numbers[max([table.head, *table.filled])]

    def longer(found: re.Match[str]) -> str:
        first, _, end = found[2].partition(":")
        (top, left), (bottom, right) = address(first), address(end or first)
        if top > table.head + 1 or bottom != last:
            return found[0]
        return f"{found[1]}{spot(top - 1, left)}:{spot(max(changes.new_rows), right)}{found[3]}"

    new = _REFERENCE.sub(longer, xml)
    if new != xml and _TOTALS.search(xml):
        place = Place(table.grid.file, sheet=table.grid.sheet, cell=spot(last - 1, 0))
        refused.append(Problem(place, "new causes belong above the table's totals", "take the totals row off"))
    return new


def _calculating(book: bytes) -> bytes:
    """The workbook part that asks for a calculation at opening."""
    found = _CALCULATION.search(book)
    if found:
        kept = _AT_LOAD.sub(b"", found[2])
        new = b"<" + found[1] + b"calcPr" + kept + b' fullCalcOnLoad="1"' + found[3] + b">"
        return book[: found.start()] + new + book[found.end():]
    for pattern in _AFTER:
        ends = list(re.finditer(pattern, book))
        if ends:
            at = ends[-1].end()
            prefix = ends[-1][0].lstrip(b"</").rpartition(b":")[0]
            prefix += b":" if prefix else b""
            return book[:at] + b"<" + prefix + b'calcPr fullCalcOnLoad="1"/>' + book[at:]
    raise Unchangeable


def _packed(archive: zipfile.ZipFile, parts: Mapping[str, bytes]) -> bytes:
    """The archive with some parts exchanged; order, names and days of all others stay."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for info in archive.infolist():
            new.writestr(info, parts.get(info.filename) or archive.read(info.filename), info.compress_type)
    return buffer.getvalue()


