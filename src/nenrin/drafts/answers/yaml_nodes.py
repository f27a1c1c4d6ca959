"""The nodes of a YAML text, and where they stand in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from yaml.nodes import SequenceNode


class Unchangeable(Exception):  # noqa: N818 (the text is at fault)
    """The text is written in a way that cannot be edited without touching the rest."""


def values(text: str) -> Any:  # noqa: ANN401 (whatever the file says)
    """The values, every scalar as its letters."""
    import yaml

    try:
        return yaml.load(text, Loader=yaml.BaseLoader) or {}  # noqa: S506 (the base loader makes texts only)
    except yaml.YAMLError:
        raise Unchangeable from None


def root(text: str) -> Any:  # noqa: ANN401 (a node of yaml)
    """The node of the whole text; None where it is empty. Raises Unchangeable."""
    import yaml

    try:
        return yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        raise Unchangeable from None


def child(node: Any, step: str | int, *, missing: bool = False) -> Any:  # noqa: ANN401 (nodes of yaml)
    """What stands under a key or at a place; Unchangeable where nothing does, None with ``missing``."""
    if isinstance(step, int):
        return node.value[step]
    for key, value in node.value if isinstance(getattr(node, "value", None), list) else ():
        if key.value == step:
            return value
    if missing:
        return None
    raise Unchangeable


def key_of(node: Any, name: str) -> Any:  # noqa: ANN401 (nodes of yaml)
    """The node of a key."""
    return next(key for key, _ in node.value if key.value == name)


def items(node: SequenceNode | None) -> int:
    """How many items a list has."""
    found = getattr(node, "value", None)
    return len(found) if isinstance(found, list) else 0


def last(node: Any) -> Any:  # noqa: ANN401 (nodes of yaml)
    """The last scalar or bracket in a node: where its text really ends."""
    while getattr(node, "flow_style", None) is False and node.value:
        end = node.value[-1]
        node = end[1] if isinstance(end, tuple) else end
    return node


def end_of_line(text: str, index: int) -> int:
    """Where the line ends, its comment included."""
    at = text.find("\n", index)
    at = len(text) if at < 0 else at
    return at - 1 if at and text[at - 1 : at] == "\r" else at


def ended(text: str, end: str) -> str:
    """The text with its last line ended."""
    return text if not text or text.endswith("\n") else text + end


def newline(text: str) -> str:
    """How the text ends its lines."""
    return "\r\n" if "\r\n" in text else "\n"
