"""Hands in LibreOffice itself: a file is opened there, worked on by a macro – sorted, columns inserted – and saved."""

from __future__ import annotations

import html
import shutil
import subprocess
from pathlib import Path

OFFICE = shutil.which("soffice")
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_LIBRARY = (
    '<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"'
    ' library:readonly="false" library:passwordprotected="false"><library:element library:name="Module1"/>'
    "</library:library>"
)
_MODULE = (
    '<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1"'
    ' script:language="StarBasic">{}</script:module>'
)
_WORK = """Sub Work
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  book = StarDesktop.loadComponentFromURL("{given}", "_blank", 0, hidden())
  {steps}
  Dim kind(0) As New com.sun.star.beans.PropertyValue
  kind(0).Name = "FilterName" : kind(0).Value = "Calc MS Excel 2007 XML"
  book.storeToURL("{made}", kind())
  book.close(True)
  StarDesktop.terminate()
End Sub
"""
SORT = """cursor = page.createCursor() : cursor.gotoEndOfUsedArea(False)
  rows = page.getCellRangeByPosition(0, {first}, cursor.RangeAddress.EndColumn, cursor.RangeAddress.EndRow)
  Dim field(0) As New com.sun.star.table.TableSortField
  field(0).Field = 0 : field(0).IsAscending = False
  Dim how(1) As New com.sun.star.beans.PropertyValue
  how(0).Name = "SortFields" : how(0).Value = field()
  how(1).Name = "ContainsHeader" : how(1).Value = False
  rows.sort(how())"""
"""Rows from ``first`` (counted from 0) on, by the first column, last letter first."""


def worked_on(file: Path, steps: str, folder: Path) -> Path:
    """The file as LibreOffice saves it after the macro's ``steps`` on ``book``."""
    assert OFFICE is not None
    profile, made = folder / "profile", folder / f"{file.stem}-worked.xlsx"
    start = [OFFICE, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    subprocess.run([*start, "--terminate_after_init"], check=True, capture_output=True, timeout=180)
    macros = profile / "user" / "basic" / "Standard"
    macros.mkdir(parents=True, exist_ok=True)
    macro = _WORK.format(given=file.as_uri(), steps=steps, made=made.as_uri())
    (macros / "Module1.xba").write_text(_HEAD + _MODULE.format(html.escape(macro)), encoding="utf-8")
    (macros / "script.xlb").write_text(_HEAD + _LIBRARY, encoding="utf-8")
    subprocess.run([*start, "macro:///Standard.Module1.Work"], check=True, capture_output=True, timeout=240)
    return made


def saved(file: Path, folder: Path) -> Path:
    """The file as LibreOffice saves it without having done anything."""
    assert OFFICE is not None
    subprocess.run(
        [OFFICE, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "xlsx",
         "--outdir", str(folder / "saved"), str(file)],
        check=True, capture_output=True, timeout=180,
    )
    return folder / "saved" / file.name
