"""Any program that reads archives finds the parts of a workbook as they were, without a date of the machine."""

from __future__ import annotations

import io
import runpy
import zipfile
import zlib

import deflate
import pytest

from nenrin.outputs import workbook_bytes
from nenrin.outputs.workbook_bytes import packed, unpacked

PARTS = {
    "[Content_Types].xml": b"<Types/>", "xl/worksheets/sheet1.xml": b'<c r="A1"><v>1</v></c>' * 400,
    "xl/empty.xml": b"", "xl/データ.xml": "<t>月次</t>".encode(),
}
LANGUAGE = "docProps/core.xml"


def test_every_part_is_found_as_it_was_in_its_order() -> None:
    data = packed(PARTS, "ja")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == PARTS
        assert archive.namelist() == list(PARTS)
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.comment == b""
    assert unpacked(data) == PARTS
    assert packed(PARTS, "ja") == data


def test_a_broken_part_is_noticed() -> None:
    data = bytearray(packed({"part": bytes(range(256)) * 9}, "en"))
    data[60] ^= 0xFF
    with pytest.raises((zipfile.BadZipFile, zlib.error)):
        unpacked(bytes(data))


def test_the_properties_name_the_language() -> None:
    part = b"<cp:coreProperties><dcterms:created>2011</dcterms:created></cp:coreProperties>"
    told = unpacked(packed({LANGUAGE: part, "other": part}, "ja"))
    assert told[LANGUAGE] == part.replace(b"<dcterms:created>", b"<dc:language>ja</dc:language><dcterms:created>")
    assert told["other"] == part


@pytest.mark.parametrize(("size", "effort"), [
    (100_000, 12), *(pytest.param(*case, marks=pytest.mark.slow) for case in ((2_900_000, 10), (4_100_000, 8))),
])
def test_the_larger_a_workbook_the_less_time_each_byte_takes(size: int, effort: int) -> None:
    """So that 161 KPIs × 36 months stay within their two seconds, and a small one is as small as it can be."""
    part = "".join(str(number * number) for number in range(size // 9))[:size].encode().ljust(size)
    anew = runpy.run_path(workbook_bytes.__file__)["packed"]      # other tests have workbooks pressed lightly
    with zipfile.ZipFile(io.BytesIO(anew({"part": part}, "en"))) as archive:
        pressed = {hard: len(deflate.deflate_compress(part, hard)) for hard in (8, 10, 12) if hard <= effort}
        assert archive.infolist()[0].compress_size == pressed[effort]
    assert len(set(pressed.values())) == len(pressed)
