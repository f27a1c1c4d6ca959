"""What an Excel file must keep so that no program offers to repair it (ECMA-376, parts 1 and 2), part by part."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from xml.etree import ElementTree as ET

from worksheet_part import MAIN, Element, around, cells, order


class Package:
    """The parts of a file by name, those in XML as trees."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.names = archive.namelist()
            raw = {name: archive.read(name) for name in self.names}
        self.xml = {name: ET.fromstring(one) for name, one in raw.items() if name.endswith((".xml", ".rels"))}  # noqa: S314 (our own)

    def sheets(self) -> Iterator[tuple[str, Element]]:
        """Every worksheet."""
        return ((name, one) for name, one in self.xml.items() if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name))

    def faults(self) -> list[str]:
        """All that a strict reader would trip over."""
        looks: tuple[Callable[[], Iterator[str]], ...] = (
            self._parts, self._relations, self._styles, self._strings, self._names, self._sheets, self._drawings,
        )
        return [fault for look in looks for fault in look()]

    def _parts(self) -> Iterator[str]:
        """Every part is there once and has a type."""
        types = self.xml["[Content_Types].xml"]
        told = {str(one.get("PartName"))[1:] for one in types if one.tag.endswith("Override")}
        endings = {one.get("Extension") for one in types if one.tag.endswith("Default")}
        yield from (f"{name} stands twice" for name in set(self.names) if self.names.count(name) > 1)
        yield from (f"a type for {name}, which is not there" for name in told - set(self.names))
        for name in set(self.names) - told - {"[Content_Types].xml"}:
            if name.rpartition(".")[2] not in endings:
                yield f"{name} has no type"

    def _relations(self) -> Iterator[str]:
        """Every relation leads to a part inside the file, and every part is related to."""
        reached = set()
        for name in (name for name in self.names if name.endswith(".rels")):
            ids = [one.get("Id") for one in self.xml[name]]
            yield from (f"{name}: {one} stands twice" for one in set(ids) if ids.count(one) > 1)
            for one in self.xml[name]:
                there = _resolved(PurePosixPath(name).parent.parent, str(one.get("Target")))
                reached.add(there)
                if one.get("TargetMode") == "External" or there not in self.names:
                    yield f"{name} leads to {there}"
        for name in set(self.names) - reached - {"[Content_Types].xml"}:
            if not name.endswith(".rels"):
                yield f"nothing leads to {name}"

    def _styles(self) -> Iterator[str]:
        styles = self.xml["xl/styles.xml"]
        counts = {name: len(styles.find(f"{MAIN}{name}") or ()) for name in ("fonts", "fills", "borders")}
        own = {one.get("numFmtId") for one in styles.iter(f"{MAIN}numFmt")}
        yield from ("a number format of more than 255 letters" for one in styles.iter(f"{MAIN}numFmt")
                    if len(str(one.get("formatCode"))) > 255)
        for one in styles.find(f"{MAIN}cellXfs") or ():
            for name, count in counts.items():
                if int(one.get(f"{name[:-1]}Id", 0)) >= count:
                    yield f"a style asks for a {name[:-1]} that is not there"
            if int(number := one.get("numFmtId", "0")) > 163 and number not in own:
                yield f"number format {number} is not there"

    def _strings(self) -> Iterator[str]:
        texts = self.xml["xl/sharedStrings.xml"]
        if int(texts.get("uniqueCount", -1)) != len(texts):
            yield "the number of texts is wrong"
        yield from ("a text of more than 32,767 letters" for one in texts if len("".join(one.itertext())) > 32_767)

    def _names(self) -> Iterator[str]:
        """Names of sheets and cells: each once, none like an address, each for a sheet that is there."""
        book, seen = self.xml["xl/workbook.xml"], set()
        sheets = [str(one.get("name")) for one in book.find(f"{MAIN}sheets") or ()]
        if len({name.lower() for name in sheets}) < len(sheets) or max(map(len, sheets)) > 31:
            yield "the names of the sheets"
        for one in book.iter(f"{MAIN}definedName"):
            name, text = str(one.get("name")), one.text or ""
            key = (name.lower(), one.get("localSheetId"))
            there = re.match(r"'((?:[^']|'')+)'!|([^'!(]+)!", text)
            known = there is None or (there[1] or there[2]).replace("''", "'") in sheets
            like_a_cell = re.fullmatch(r"[A-Za-z]{1,3}\d+|[RrCc]|[Rr]\d*[Cc]\d*", name)
            spelled = re.fullmatch(r"[^\W\d][\w.]{0,254}", name)
            if key in seen or like_a_cell or not spelled or not known or "#REF" in text:
                yield f"the name {name} = {text}"
            seen.add(key)

    def _sheets(self) -> Iterator[str]:
        styles = self.xml["xl/styles.xml"]
        looks = len(styles.find(f"{MAIN}cellXfs") or ()), len(styles.find(f"{MAIN}dxfs") or ())
        texts = len(self.xml["xl/sharedStrings.xml"])
        for name, sheet in self.sheets():
            rels = self.xml.get(name.replace("sheets/", "sheets/_rels/") + ".rels", ET.Element("none"))
            found = (*order(sheet), *cells(sheet, looks[0], texts), *around(sheet, looks[1], rels))
            yield from (f"{name}: {fault}" for fault in found)

    def _drawings(self) -> Iterator[str]:
        for name in (name for name in self.names if re.fullmatch(r"xl/drawings/drawing\d+\.xml", name)):
            ids = [one.get("id") for one in self.xml[name].iter() if one.tag.endswith("}cNvPr")]
            yield from (f"{name}: shape {one} stands twice" for one in set(ids) if ids.count(one) > 1)


def _resolved(base: PurePosixPath, target: str) -> str:
    parts: list[str] = []
    for part in (PurePosixPath(target[1:]) if target.startswith("/") else base / target).parts:
        parts = parts[:-1] if part == ".." else parts if part == "." else [*parts, part]
    return "/".join(parts)
