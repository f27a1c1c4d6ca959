"""Small edits of a YAML text that leave every other letter of it – comments, order, quotes – as it was."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from nenrin.drafts.answers.yaml_nodes import (
    Unchangeable,
    child,
    end_of_line,
    ended,
    items,
    key_of,
    last,
    newline,
    root,
    values,
)

if TYPE_CHECKING:
    from yaml.nodes import MappingNode, Node

Trail: TypeAlias = tuple[str | int, ...]
_LARGEST = 1e15
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*|\d{4}-\d{2}")
_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})


def spelled(value: object) -> str:
    """A value on one line: a text bare where that is safe, an amount with 15 digits, a pair in brackets, a mapping."""
    if isinstance(value, str):
        bare = _PLAIN.fullmatch(value) and value.casefold() not in _WORDS
        return value if bare else json.dumps(value, ensure_ascii=False)
    if isinstance(value, float):
        return f"{value:.15g}" if value % 1 or abs(value) >= _LARGEST else f"{value:.0f}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(spelled, value))}]"
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key}: {spelled(one)}' for key, one in value.items())}}}"
    raise TypeError(f"{type(value).__name__} has no spelling here")


def put(text: str, trail: Trail, value: object) -> str:
    """The text with ``value`` at the end of the trail, replaced or added; its mapping must be there."""
    node: Any = root(text)
    for step in trail[:-1]:
        node = child(node, step)
    key = trail[-1]
    there = child(node, key, missing=True)
    changed = _added(text, node, str(key), value) if there is None else _replaced(text, there, value)
    return _proved(text, changed, trail, value)


def append(text: str, key: str, item: Mapping[str, object]) -> str:
    """The text with one more item at the end of the list ``key`` at its top."""
    end = newline(text)
    top = root(text) if text.strip() else None
    there = None if top is None else child(top, key, missing=True)
    before = items(there)
    if there is None or not getattr(there, "value", None):
        head = text if top is None or there is None else text[: key_of(top, key).start_mark.index]
        rest = "" if there is None else text[there.end_mark.index :].lstrip(" \t")
        changed = f"{ended(head, end)}{key}:{end}{_block(item, 2, end)}{rest.lstrip(end)}"
    elif there.flow_style:
        at = text.rindex("]", 0, there.end_mark.index)
        changed = f"{text[:at].rstrip()}, {spelled(item)}{text[at:]}"
    else:
        column = there.value[0].start_mark.column - 2
        at = end_of_line(text, last(there).end_mark.index)
        dash = text.rindex("-", 0, there.value[0].start_mark.index)
        column = dash - (text.rfind("\n", 0, dash) + 1)
        changed = f"{ended(text[:at], end)}{_block(item, column, end)}{text[at:].removeprefix(end)}"
    found = items(child(root(changed), key))
    if found != before + 1 or values(changed).get(key, [None])[-1] != values(f"x: {spelled(item)}")["x"]:
        raise Unchangeable
    return changed


def _block(item: Mapping[str, object], column: int, end: str) -> str:
    lines = [f"{key}: {spelled(value)}" for key, value in item.items()]
    return "".join(f"{' ' * column}{'- ' if not at else '  '}{line}{end}" for at, line in enumerate(lines))


def _replaced(text: str, node: Node, value: object) -> str:
    if getattr(node, "flow_style", None) is False:
        raise Unchangeable
    if getattr(node, "style", None) in ("|", ">"):
        raise Unchangeable
    return text[: node.start_mark.index] + spelled(value) + text[node.end_mark.index :]


def _added(text: str, node: MappingNode, key: str, value: object) -> str:
    """In a block after the line of its first scalar; in braces before the closing one."""
    end = newline(text)
    if node.flow_style:
        at = text.rindex("}", 0, node.end_mark.index)
        comma = ", " if node.value else ""
        return f"{text[:at].rstrip()}{comma}{key}: {spelled(value)}{text[at:]}"
    column = node.value[0][0].start_mark.column
    for _, there in node.value:
        if there.start_mark.line == there.end_mark.line and getattr(there, "style", None) not in ("|", ">"):
            at = end_of_line(text, there.end_mark.index)
            return f"{text[:at]}{end}{' ' * column}{key}: {spelled(value)}{text[at:]}"
    raise Unchangeable


def _proved(text: str, changed: str, trail: Trail, value: object) -> str:
    """The changed text, if reading it gives the old values and the new one, and nothing else."""
    wanted = values(text)
    place: Any = wanted
    for step in trail[:-1]:
        place = place[step]
    place[trail[-1]] = values(f"x: {spelled(value)}")["x"]
    if values(changed) != wanted:
        raise Unchangeable
    return changed


def name(text: str, key: str, file: str) -> str:
    """The text with one more line at its end that names a file."""
    end = newline(text)
    changed = f"{ended(text, end)}{key}: {spelled(file)}{end}"
    if key in values(text) or values(changed) != values(text) | {key: file}:
        raise Unchangeable
    return changed
