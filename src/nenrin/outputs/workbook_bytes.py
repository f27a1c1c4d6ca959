"""The last touch on the file's bytes: what XlsxWriter cannot say."""

from __future__ import annotations

import io
import re
import zipfile

_EMPTY = re.compile(rb'(<c r="[A-Z]+\d+"(?: s="\d+")?)(><f>[^<]*</f><v></v>)')
_EPOCH = (1980, 1, 1, 0, 0, 0)
_CREATED = b"<dcterms:created"


def finish(data: bytes, language: str) -> bytes:
    """The same file with its language in the document properties, and every cached text marked as text.

    XlsxWriter leaves an empty cached text untyped, so that readers take it for a number, and takes a cached text such
    as ``#N/A`` for an error; no cell of a book is ever an error. Dates in the archive are fixed.
    """
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            part = before.read(name)
            if name.startswith("xl/worksheets/sheet"):
                part = _EMPTY.sub(rb'\1 t="str"\2', part).replace(b' t="e"><f>', b' t="str"><f>')
            elif name == "docProps/core.xml":
                said = f"<dc:language>{language}</dc:language>".encode()
                part = part.replace(_CREATED, said + _CREATED, 1)
            after.writestr(zipfile.ZipInfo(name, _EPOCH), part, zipfile.ZIP_DEFLATED)
    return target.getvalue()
