"""The PDF's objects become a file: each is written once, and packed as well as the format allows."""

from __future__ import annotations

import hashlib
import re
import struct
from collections.abc import Iterator
from typing import Any

_HEADER = b"%PDF-1.7\n%\xf0\x9f\x96\xa4\n"
_EFFORT = 12
"""The most that there is."""
_ROW = ">BIH"
"""A row of the table of places: kind; offset, or number of the stream; generation, or place in the stream."""
_FREE, _ALONE, _PACKED = 0, 1, 2

_REFERENCE = re.compile(rb"(\d+) 0 R")

Row = tuple[int, int, int]
_NOTHING: Row = (_FREE, 0, 0xFFFF)
"""An object that there is not."""


def write(pdf: Any, identifier: bytes) -> bytes:  # noqa: ANN401 (pydyf has no types)
    """The file: streams one by one, all other objects in one stream, and a table of places (PDF 32000-1, 7.5.7–8)."""
    pdf.add_object(pdf.info)
    file, digest = bytearray(_HEADER), hashlib.md5(usedforsecurity=False)
    places: list[Row] = [_NOTHING]
    packed: list[tuple[int, bytes]] = []
    stream, table, used = len(pdf.objects), len(pdf.objects) + 1, _used(pdf)
    for thing in pdf.objects[1:]:
        if thing.number not in used:
            places.append(_NOTHING)
            continue
        alone = _is_stream(thing)
        data = thing.data if alone else used[thing.number]
        digest.update(data)
        if alone:
            places.append((_ALONE, len(file), 0))
            file += _indirect(thing.number, data)
        else:
            places.append((_PACKED, stream, len(packed)))
            packed.append((thing.number, data))
    places.append((_ALONE, len(file), 0))
    file += _indirect(stream, _together(packed))
    start = len(file)
    places.append((_ALONE, start, 0))
    file += _indirect(table, _table(places, pdf, identifier, digest.digest()))
    return bytes(file + b"startxref\n%d\n%%%%EOF\n" % start)


def referred(pdf: Any, reference: bytes) -> Any:  # noqa: ANN401 (the same)
    """The object behind ``7 0 R``."""
    return pdf.objects[int(reference.split()[0])]


def _used(pdf: Any) -> dict[int, bytes]:  # noqa: ANN401 (the same)
    """All objects to which a way leads from where a reader begins: of streams their entries, of others all they say."""
    from weasyprint.pdf import pydyf

    found: dict[int, bytes] = {}
    ahead = [pdf.catalog.number, pdf.info.number]
    while ahead:
        number = ahead.pop()
        if number not in found:
            thing = pdf.objects[number]
            found[number] = (pydyf.Dictionary(thing.extra) if _is_stream(thing) else thing).data
            ahead += map(int, _REFERENCE.findall(found[number]))
    return found


def _is_stream(thing: Any) -> bool:  # noqa: ANN401 (the same)
    """Whether it has content beside its entries."""
    return hasattr(thing, "stream")


def _indirect(number: int, data: bytes) -> bytes:
    return b"%d 0 obj\n%b\nendobj\n" % (number, data)


def _stream(entries: bytes, content: bytes) -> bytes:
    import deflate

    pressed = bytes(deflate.zlib_compress(content, _EFFORT))
    return b"<<%b/Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream" % (entries, len(pressed), pressed)


def _together(packed: list[tuple[int, bytes]]) -> bytes:
    """All objects that are no streams, after the list of their numbers and places."""
    index, place = [], 0
    for number, data in packed:
        index.append(b"%d %d" % (number, place))
        place += len(data) + 1
    head = b" ".join(index) + b"\n"
    entries = b"/Type/ObjStm/N %d/First %d" % (len(packed), len(head))
    return _stream(entries, head + b"\n".join(data for _, data in packed))


def _table(places: list[Row], pdf: Any, identifier: bytes, digest: bytes) -> bytes:  # noqa: ANN401 (the same)
    """The places of all objects, and where a reader begins."""
    entries = b"/Type/XRef/Size %d/W[1 4 2]/Root %b/Info %b/ID[<%b><%b>]/DecodeParms<</Predictor 12/Columns 7>>" % (
        len(places), pdf.catalog.reference, pdf.info.reference, identifier.hex().encode(), digest.hex().encode(),
    )
    return _stream(entries, b"".join(_differences(places)))


def _differences(places: list[Row]) -> Iterator[bytes]:
    """Each row as its difference from the one above (PNG's filter Up), which packs to almost nothing."""
    above = bytes(struct.calcsize(_ROW))
    for place in places:
        row = struct.pack(_ROW, *place)
        yield b"\x02" + bytes((one - other) & 0xFF for one, other in zip(row, above, strict=True))
        above = row
