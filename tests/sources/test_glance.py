"""A glance at a sheet finds exactly what the walk over its cells finds, or leaves it to the walk."""

from __future__ import annotations

import random
import zipfile
from pathlib import Path

import pytest

from nenrin.sources.glance import glance
from nenrin.sources.grid import letters
from nenrin.sources.scan import Scan, scan
from nenrin.vocabulary import Place, Problems

SAMPLE = Path(__file__).parents[2] / "config" / "online-retail"
SHEET = "xl/worksheets/sheet1.xml"
LOOKS = ("", ' s="1"', ' t="s"', ' s="12" t="n"', ' t="inlineStr"')
ODD = (
    "<c><f>1</f><v>1</v></c>", '<c t="e"><v>#N/A</v></c>', "<c t='s'><v>1</v></c>", '<c t="str"><v>x</v></c>', "<c\n/>",
    '<c r="A1"/>', '<c r="B2"/>', '<c s="1" r="C1"/>', '<x:c t="e"/>', "<!-- <c/> -->",
    "<![CDATA[<c/>]]>", "<?x <c/> ?>",
    "<cellX/>", "<mergeCell/>", '<row r="1"/>', "<row/>", '<row spans="1:2" r="7"/>', '<row r="9" hidden="1"/>',
    "</row><c/><row>", "</row><row>", "</sheetData><c/>", "<c/></row></sheetData><sheetData><row><c/>", "&lt;c&gt;",
    "</c>",     '<row r="1048577"/>', '<c r="XFE1"/>', '<c r="A01"/>', '<row r="02"/>', "<c t='e'/>", "<rowX/>",
)


def walked(xml: bytes) -> Scan | None:
    """What the walk finds; None where it refuses the sheet."""
    try:
        return scan(xml, Place("a"), 10**7)
    except Problems:
        return None


def sheet(seed: int, *, addressed: tuple[bool, bool], odd: bool) -> bytes:
    """A sheet of some rows and cells; of the rows and of the cells, all have addresses or none has."""
    chance, rows = random.Random(seed), []  # noqa: S311 (nothing secret)
    for row in sorted(chance.sample(range(1, 30), chance.randint(1, 5))):
        at = f' r="{row}"' if addressed[0] else ""
        columns = sorted(chance.sample(range(60), chance.randint(0, 4)))
        addresses = [f' r="{letters(column)}{row}"' if addressed[1] else "" for column in columns]
        cells = [f"<c{address}{chance.choice(LOOKS)}><v>1</v></c>" for address in addresses]
        if odd and chance.random() < 0.3:
            cells.insert(chance.randint(0, len(cells)), chance.choice(ODD))
        spans = chance.choice(("", ' spans="1:9"'))
        rows.append(f"<row{at}{spans}>{''.join(cells)}</row>")
    body = f"<sheetData>{''.join(rows)}</sheetData>"
    return f'<?xml version="1.0"?><worksheet><cols><col min="1"/></cols>{body}<pageMargins/></worksheet>'.encode()


@pytest.mark.parametrize("addressed", [(True, True), (True, False), (False, False)], ids=["all", "rows", "none"])
def test_a_plain_sheet_needs_no_walk_with_addresses_or_without(addressed: tuple[bool, bool]) -> None:
    for seed in range(300):
        xml = sheet(seed, addressed=addressed, odd=False)
        found = glance(xml)
        assert found == walked(xml) if b"<v>" in xml else found is None


@pytest.mark.parametrize("addressed", [(True, True), (True, False), (False, False), (False, True)])
def test_whatever_else_a_sheet_holds_the_glance_finds_the_same_or_nothing(addressed: tuple[bool, bool]) -> None:
    found = 0
    for seed in range(3_000):
        xml = sheet(seed, addressed=addressed, odd=True)
        seen = glance(xml)
        found += seen is not None
        assert seen is None or seen == walked(xml), xml
    assert found or addressed == (False, True)


@pytest.mark.parametrize("path", sorted(SAMPLE.rglob("*.xlsx"))[:3], ids=lambda path: path.stem)
def test_a_glance_finds_what_the_walk_finds_in_real_files(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        xml = archive.read(SHEET)
    assert glance(xml) == walked(xml)


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="A1"><f>1</f><v>1</v></c>', '<c r="A1" t="e"><v>#N/A</v></c>', "<c r='A1'><v>1</v></c>",
        "<c><v>1</v></c>", '<c s="1" r="A1"/>', '<c r="A2"><v>1</v></c>', '<x:c r="A1" t="e"/>', "<!-- -->",
        '<c r="A1"><v>1</v></c><c r="A1"/>',
    ],
)
def test_a_glance_does_not_judge_what_is_not_plain(cell: str) -> None:
    xml = f'<worksheet><sheetData><row r="1">{cell}<c r="B1"><v>1</v></c></row></sheetData></worksheet>'
    assert glance(xml.encode()) is None


def test_cells_without_an_address_count_for_the_used_area_and_must_lie_in_the_sheet() -> None:
    row = "<worksheet><sheetData><row>{}</row></sheetData></worksheet>"
    assert scan(row.format("<c/>" * 16_384).encode(), Place("a"), 10**7).columns == 16_384
    wide = row.format("<c/>" * 16_385).encode()
    assert glance(wide) is None
    with pytest.raises(Problems, match="row 1 has cells outside the sheet"):
        scan(wide, Place("a"), 10**7)
