"""The file's bytes: the last touch that XlsxWriter cannot give, packed once; and its parts again."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping

_CREATED = b"<dcterms:created"
_EFFORTS = ((2_800_000, 12), (4_000_000, 10))
"""Up to how many bytes of parts how hard they are pressed (1 to 12): docs/decisions/023."""
_HURRIED = 8
"""The same for more than that."""
_LOCAL, _CENTRAL, _END = b"PK\3\4", b"PK\1\2", b"PK\5\6"
_VERSION, _UTF8, _DEFLATED, _MIDNIGHT, _DAY = 20, 0x0800, 8, 0, 0x0021
"""What every entry says: the version that reads it, names in UTF-8, its method, 0:00 on 1 January 1980."""


def packed(parts: Mapping[str, bytes], language: str) -> bytes:
    """The parts as one file, with its language in the document properties. Dates in the archive are fixed.

    Written by hand (ZIP, APPNOTE 4.3), because zipfile takes nothing that is pressed elsewhere.
    """
    import deflate

    told = {name: _told(name, part, language) for name, part in parts.items()}
    effort = next((hard for most, hard in _EFFORTS if sum(map(len, told.values())) <= most), _HURRIED)
    file, directory = bytearray(), bytearray()
    for name, part in told.items():
        pressed, spelled, start = deflate.deflate_compress(part, effort), name.encode(), len(file)
        entry = struct.pack(
            "<5H3L2H", _VERSION, _UTF8, _DEFLATED, _MIDNIGHT, _DAY, deflate.crc32(part), len(pressed), len(part),
            len(spelled), 0,
        )
        file += _LOCAL + entry + spelled + pressed
        directory += _CENTRAL + struct.pack("<H", _VERSION) + entry + struct.pack("<3H2L", 0, 0, 0, 0, start) + spelled
    end = struct.pack("<4H2LH", 0, 0, len(told), len(told), len(directory), len(file), 0)
    return bytes(file + directory + _END + end)


def unpacked(data: bytes) -> dict[str, bytes]:
    """The parts of a file by name; zipfile.BadZipFile where it is none."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _told(name: str, part: bytes, language: str) -> bytes:
    """A part as it is packed: the properties name the language."""
    if name != "docProps/core.xml":
        return part
    return part.replace(_CREATED, f"<dc:language>{language}</dc:language>".encode() + _CREATED, 1)
