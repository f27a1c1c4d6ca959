"""The zip that an .xlsx file is, opened with distrust: sizes first, then names, then only the parts asked for."""

from __future__ import annotations

import codecs
import io
import posixpath
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from nenrin.sources.refusal import refused

_MEGABYTE = 1 << 20
_SUSPICIOUS_SIZE = 50 * _MEGABYTE
_SUSPICIOUS_RATIO = 100
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ROOT = "_rels/.rels"
_RELATION = "{*}Relationship"


@dataclass(frozen=True)
class SheetPart:
    """A worksheet: its name, where its cells lie in the zip, and whether it is hidden."""

    name: str
    part: str
    hidden: bool


@dataclass(frozen=True)
class Container:
    """An .xlsx file that is neither broken nor a bomb."""

    file: str
    archive: zipfile.ZipFile
    sheets: tuple[SheetPart, ...]
    from_1904: bool
    never_calculated: bool
    linked: bool

    def part(self, name: str) -> bytes:
        """One part, unpacked: UTF-8 and without a DTD."""
        return _part(self.archive, name, self.file)

    def unpacked(self, name: str) -> int:
        """How many bytes a sheet takes, together with the texts that all sheets share."""
        shared = (info.file_size for info in self.archive.infolist() if info.filename.endswith("haredStrings.xml"))
        return self.archive.getinfo(name).file_size + sum(shared)


def open_container(data: bytes, file: str, unzipped_megabytes: int) -> Container:
    """The container in ``data``; raises Problems saying what the file is instead."""
    archive = _archive(data, file)
    _weigh(archive, file, unzipped_megabytes)
    names = archive.namelist()
    if len(set(names)) < len(names):
        raise refused(file, "a part stands twice in the workbook", "open it in a spreadsheet and save it again")
    name = next(iter(_related(_parsed(archive, _ROOT, file), "/officeDocument", "/").values()), "xl/workbook.xml")
    folder = posixpath.dirname(name)
    book = _parsed(archive, name, file)
    relations = _parsed(archive, posixpath.join(folder, "_rels", f"{posixpath.basename(name)}.rels"), file)
    for beside in names:
        if posixpath.dirname(beside) == folder and beside.endswith(".xml"):
            _part(archive, beside, file)
    properties, calculation = book.find("{*}workbookPr"), book.find("{*}calcPr")
    return Container(
        file, archive, _sheets(book, _related(relations, "/worksheet", f"/{folder}")),
        from_1904=properties is not None and properties.get("date1904") in {"1", "true"},
        never_calculated=calculation is not None and calculation.get("fullCalcOnLoad") in {"1", "true"},
        linked=any("externalLinks/" in name for name in names),
    )


def _archive(data: bytes, file: str) -> zipfile.ZipFile:
    if not data:
        raise refused(file, "the file is empty", "export it again")
    if data.startswith(_OLE):
        if _ENCRYPTED in data or b"E\0n\0c\0r\0y\0p\0t\0e\0d" in data:
            raise refused(file, "the workbook is protected by a password", "save it without a password")
        wrong = "this is an old .xls workbook, or protected by a password"
        raise refused(file, wrong, "save it as .xlsx, without a password")
    if data.lstrip()[:1] == b"<":
        wrong = "this is HTML or XML under a spreadsheet's name"
        raise refused(file, wrong, "open it in a spreadsheet and save it as .xlsx")
    if not data.startswith(b"PK"):
        raise refused(file, "this is no .xlsx workbook", "save it as .xlsx or as CSV")
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, RuntimeError):
        right = "wait until it is copied, or save it again"
        raise refused(file, "the workbook is incomplete or damaged", right) from None


def _weigh(archive: zipfile.ZipFile, file: str, unzipped_megabytes: int) -> None:
    unpacked = sum(info.file_size for info in archive.infolist())
    packed = sum(info.compress_size for info in archive.infolist()) or 1
    if unpacked > unzipped_megabytes * _MEGABYTE:
        wrong = f"the workbook grows to {unpacked // _MEGABYTE:,} MB when unpacked"
        right = f"at most {unzipped_megabytes:,} MB are read; raise  limits: {{unzipped_megabytes: …}}"
        raise refused(file, wrong, right)
    if unpacked > _SUSPICIOUS_SIZE and unpacked > packed * _SUSPICIOUS_RATIO:
        wrong = f"the workbook grows {unpacked // packed:,}-fold when unpacked"
        raise refused(file, wrong, "save it again in a spreadsheet")


def _part(archive: zipfile.ZipFile, name: str, file: str) -> bytes:
    try:
        data = archive.read(name)
    except KeyError:
        raise refused(file, f"this is no .xlsx workbook: {name} is missing", "save it as .xlsx") from None
    except (zipfile.BadZipFile, RuntimeError, OSError, EOFError):
        raise refused(file, "the workbook is incomplete or damaged", "save it again") from None
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in data[:64]:
        raise refused(file, f"{name} is not UTF-8", "open it in a spreadsheet and save it again")
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise refused(file, f"{name} declares entities, which no spreadsheet does", "do not open this file")
    return data


def _parsed(archive: zipfile.ZipFile, name: str, file: str) -> ET.Element:
    try:
        return ET.fromstring(_part(archive, name, file))  # noqa: S314 (a part with a DTD is refused)
    except ET.ParseError:
        raise refused(file, "the workbook is damaged", "open it in a spreadsheet and save it again") from None


def _related(relations: ET.Element, kind: str, folder: str) -> dict[str, str]:
    """The parts of one kind by the id of the relation; targets are relative to ``folder``."""
    return {
        relation.get("Id", ""): posixpath.normpath(posixpath.join(folder, relation.get("Target", ""))).lstrip("/")
        for relation in relations.iterfind(_RELATION)
        if relation.get("Type", "").endswith(kind)
    }


def _sheets(book: ET.Element, targets: Mapping[str, str]) -> tuple[SheetPart, ...]:
    """The worksheets in the order of their tabs; charts and macro sheets are none."""
    found = []
    for sheet in book.iterfind("{*}sheets/{*}sheet"):
        related = next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")
        if related in targets:
            found.append(SheetPart(sheet.get("name", ""), targets[related], sheet.get("state", "visible") != "visible"))
    return tuple(found)

