"""The engine's styles, found in fewer steps: nearly every value is the one above, or the one that it begins with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

_SPECIAL = frozenset({"display", "float", "page", "position"})
"""What is computed from other values, or keeps what was said."""
_DRAWN = "text_decoration_"
"""What is handed down in a way of its own."""


@contextmanager
def quick_styles() -> Iterator[None]:
    """While this lasts, what no rule says is taken over at once, and a length in pixels is not looked into."""
    from weasyprint.css import ComputedStyle
    from weasyprint.layout import percent

    before = ComputedStyle.__missing__, percent.resolve_one_percentage
    ComputedStyle.__missing__ = _taken_over(ComputedStyle.__missing__)
    percent.resolve_one_percentage = _in_pixels(percent.resolve_one_percentage)
    try:
        yield
    finally:
        ComputedStyle.__missing__, percent.resolve_one_percentage = before


def _taken_over(thorough: Any) -> Any:  # noqa: ANN401 (WeasyPrint has no types)
    """A value that no rule says: that of the element above where it is inherited, else the first one."""
    from weasyprint.css.properties import INHERITED, INITIAL_VALUES

    twins = _plain()

    def missing(style: Any, name: str) -> Any:  # noqa: ANN401 (the same)
        said, above = style.cascaded, style.parent_style
        if name not in twins or name in said or above is None or not said.keys().isdisjoint(twins[name]):
            return thorough(style, name)
        found = style[name] = above[name] if name in INHERITED else INITIAL_VALUES[name]
        return found

    return missing


def _plain() -> Mapping[str, tuple[str, ...]]:
    """The properties whose first value needs no computing; with each, the logical ones that say the same of a side."""
    from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
    from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES

    names = (INITIAL_VALUES.keys() - INITIAL_NOT_COMPUTED - _SPECIAL) | INHERITED
    return {
        name: tuple({PHYSICAL_FUNCTIONS[name](block="ttb", inline=way) for way in ("ltr", "rtl")})
        if name in PHYSICAL_FUNCTIONS else ()
        for name in names if not name.startswith(_DRAWN)
    }


def _in_pixels(thorough: Any) -> Any:  # noqa: ANN401 (the same)
    """A length in pixels is what it says, whatever it might be a part of."""
    from weasyprint.css.properties import Dimension

    def resolve(box: Any, name: str, whole: object) -> None:  # noqa: ANN401 (the same)
        said = box.style[name]
        if type(said) is Dimension and said.unit == "px":
            setattr(box, name, said.value)
        else:
            thorough(box, name, whole)

    return resolve
