"""How an entry of the book stands in the file, and how it is read back; both exact."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from typing import Any, TypeAlias

from pydantic import TypeAdapter, ValidationError

from nenrin.ledger.entry import Entry

Line: TypeAlias = dict[str, Any]
_SUM = "sha256"


def plain(entry: Entry) -> Line:
    """The entry as JSON has it; a float is written so that it reads back as the same one (17 digits at most)."""
    line: Line = _adapter().dump_python(entry, mode="json")
    return line


def sealed(entry: Entry) -> Line:
    """The entry with the hash of its content, by which a change of any letter shows."""
    line = plain(entry)
    return {_SUM: _digest(line), **line}


def opened(line: object) -> Entry:
    """The entry behind a sealed line; ValueError where it is none, or not as it was written."""
    if not isinstance(line, dict):
        raise ValueError("is no entry")  # noqa: TRY004 (the content is wrong, not the program)
    content = {key: value for key, value in line.items() if key != _SUM}
    if line.get(_SUM) != _digest(content):
        raise ValueError("does not match its own hash: it was changed or cut")
    try:
        return _adapter().validate_python(content)
    except ValidationError:
        raise ValueError("is no entry of this version of the book") from None


@cache
def _adapter() -> TypeAdapter[Entry]:
    return TypeAdapter(Entry)


def _digest(content: Line) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
