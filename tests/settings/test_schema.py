"""The JSON Schema for editors agrees with what is read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

from nenrin.settings import schema, write_schema
from nenrin.settings.compose import compose
from nenrin.settings.settings import Register, Settings
from nenrin.settings.shapes import SHAPES

CONFIG = Path(__file__).parents[2] / "config"
Thing: TypeAlias = Any
Rule: TypeAlias = dict[str, Any]
TYPES: dict[str, type | tuple[type, ...]] = {
    "string": str, "object": dict, "array": list, "number": (int, float), "integer": int, "boolean": bool,
}


def misfits(value: Thing, rule: Rule, whole: Rule, trail: str = "") -> Iterator[str]:  # noqa: C901 (JSON Schema is)
    """The few keywords of JSON Schema that the grammar uses, as an editor understands them."""
    if "$ref" in rule:
        yield from misfits(value, whole["$defs"][rule["$ref"].rsplit("/", 1)[1]], whole, trail)
    kinds = rule.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if kinds and not any(isinstance(value, TYPES[kind]) for kind in kinds):
        yield f"{trail}: {value!r} is no {kinds}"
        return
    if "anyOf" in rule and all(list(misfits(value, option, whole)) for option in rule["anyOf"]):
        yield f"{trail}: {value!r} is none of {rule['anyOf']}"
    if "enum" in rule and value not in rule["enum"]:
        yield f"{trail}: {value!r} is none of {rule['enum']}"
    if "const" in rule and value != rule["const"]:
        yield f"{trail}: {value!r} is not {rule['const']}"
    if isinstance(value, str) and not re.search(rule.get("pattern", ""), value):
        yield f"{trail}: {value!r} does not match {rule['pattern']}"
    if isinstance(value, int | float) and not rule.get("minimum", value) <= value <= rule.get("maximum", value):
        yield f"{trail}: {value!r} is out of bounds"
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from misfits(item, rule.get("items", {}), whole, f"{trail}.{number}")
    if isinstance(value, dict):
        yield from (f"{trail}: lacks {key}" for key in rule.get("required", ()) if key not in value)
        for key, item in value.items():
            yield from misfits(item, _under(key, rule), whole, f"{trail}.{key}")


def _under(key: str, rule: Rule) -> Rule:
    """The schema of what stands under a key; a key that has none fits nothing."""
    patterns = (part for pattern, part in rule.get("patternProperties", {}).items() if re.search(pattern, key))
    found: Any = rule.get("properties", {}).get(key) or next(patterns, None)
    other: Any = rule.get("additionalProperties", {})
    return found or ({"enum": []} if other is False else other if isinstance(other, dict) else {})


def sample() -> dict[str, Any]:
    path = CONFIG / "online-retail" / "client.yaml"
    return compose(path.read_text(encoding="utf-8"), "client.yaml").value


def test_an_editor_underlines_nothing_in_the_sample() -> None:
    assert list(misfits(sample(), schema(), schema())) == []


def test_an_editor_underlines_a_wrong_key_a_wrong_word_and_a_missing_key() -> None:
    spoilt = sample()
    spoilt["kpis"]["orders"]["bettr"] = spoilt["kpis"]["orders"].pop("better")
    spoilt["kpis"]["units"]["format"]["style"] = "money"
    spoilt["kpis"]["Net Revenue"] = {}
    told = list(misfits(spoilt, schema(), schema()))
    assert {line.split(":")[0] for line in told} == {
        ".kpis.units.format.style", ".kpis.orders", ".kpis.orders.bettr", ".kpis.Net Revenue",
    }


def test_what_the_reader_takes_for_a_name_an_editor_does_too() -> None:
    said = sample()
    said["client"]["name"] = 2011
    said["sources"]["orders"]["columns"]["country"]["values"] = [9, 10, True]
    said["sources"]["orders"]["columns"]["country"]["required"] = "yes"
    assert list(misfits(said, schema(), schema())) == []


def test_every_part_is_described() -> None:
    assert all(part.get("description") for part in schema()["$defs"].values())


def test_the_committed_schema_is_that_of_this_program() -> None:
    """Run  nenrin schema --output config/nenrin.schema.json  after a change of the grammar."""
    assert json.loads((CONFIG / "nenrin.schema.json").read_text(encoding="utf-8")) == schema()


def test_it_is_written_as_a_file(tmp_path: Path) -> None:
    write_schema(tmp_path / "schema.json")
    assert json.loads((tmp_path / "schema.json").read_text(encoding="utf-8")) == schema()


def test_every_pattern_of_the_grammar_can_be_told_in_words() -> None:
    """Law: who adds a pattern to a type adds what it asks for, in words, to shapes.SHAPES."""
    found = json.dumps([Settings.model_json_schema(), Register.model_json_schema()])
    patterns = {json.loads(f'"{text}"') for text in re.findall(r'"pattern": "((?:[^"\\]|\\.)*)"', found)}
    names = set(re.findall(r'"patternProperties": \{"((?:[^"\\]|\\.)*)"', found))
    assert patterns | {json.loads(f'"{name}"') for name in names} <= SHAPES.keys()
