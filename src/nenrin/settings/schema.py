"""The grammar of client.yaml for editors: completion, help and red lines while typing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from nenrin.settings.settings import Settings
from nenrin.settings.shapes import SHAPES

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ANY_WORD = ["string", "number", "boolean"]
_YES_OR_NO = [True, False, "yes", "no"]


def schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of client.yaml; the descriptions are the docstrings of the types it becomes.

    It knows every key and every kind of value, not what formulas mean or whether names are known: ``load`` does.
    """
    found = _as_read(Settings.model_json_schema(by_alias=True, mode="validation"))
    return {"$schema": DIALECT, "title": "nenrin: client.yaml"} | found


def write_schema(path: Path) -> None:
    """Write it as the file that ``# yaml-language-server: $schema=`` names."""
    path.write_text(json.dumps(schema(), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _as_read(part: dict[str, Any]) -> dict[str, Any]:
    """The schema of what the reader accepts: no empty values, ``yes`` for true, and 2011 where a name is meant."""
    kept = {key: _inside(key, value) for key, value in part.items() if not _idle(key, value)}
    alternatives = [kind for kind in kept.pop("anyOf", ()) if kind != {"type": "null"}]
    if len(alternatives) == 1:
        kept |= alternatives[0]
    elif alternatives:
        kept["anyOf"] = alternatives
    if kept.get("type") == "boolean":
        del kept["type"]
        kept["enum"] = _YES_OR_NO
    if kept.get("type") == "string" and not {"pattern", "format", "enum", "const"} & kept.keys():
        kept["type"] = _ANY_WORD
    if kept.get("pattern") in SHAPES:
        kept.setdefault("description", SHAPES[kept["pattern"]])
    if "patternProperties" in kept:
        kept["additionalProperties"] = False
    if "description" in kept:
        kept["description"] = kept["description"].replace("``", "`")
    return kept


def _inside(key: str, value: Any) -> Any:  # noqa: ANN401 (any part of a schema)
    if key in {"properties", "patternProperties", "$defs"}:
        return {name: _as_read(schema) for name, schema in value.items()}
    if isinstance(value, list):
        return [_as_read(item) if isinstance(item, dict) else item for item in value]
    return _as_read(value) if isinstance(value, dict) else value


def _idle(key: str, value: object) -> bool:
    """What pydantic adds that says nothing to a person: titles made from names, defaults that their parts repeat."""
    return key == "title" or (key == "default" and (value is None or isinstance(value, dict)))
