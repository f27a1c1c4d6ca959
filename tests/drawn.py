"""Reading a chart back: its sentence, its words, and the boxes that were drawn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

SVG = "{http://www.w3.org/2000/svg}"
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@dataclass(frozen=True)
class Box:
    """The bounding box of one closed outline, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def high(self) -> float:
        return self.bottom - self.top


def elements(svg: str, name: str) -> Iterator[ET.Element]:
    """The elements of one name, in the order in which they were drawn."""
    return ET.fromstring(svg).iter(SVG + name)  # noqa: S314 (made by the program under test)


def sentence(svg: str) -> str:
    """What stands for the picture."""
    return next(elements(svg, "title")).text or ""


def texts(svg: str) -> list[str]:
    """Every label, in the order in which it was drawn."""
    return [one.text or "" for one in elements(svg, "text")]


def boxes(svg: str, fill: str) -> list[Box]:
    """The outlines filled with ``fill``, from left to right."""
    found = []
    for path in elements(svg, "path"):
        if path.get("fill") == fill:
            found += [_box(part) for part in re.split(r"(?=[Mm])", path.get("d", "")) if part.strip()]
    return sorted(found, key=lambda box: box.left)


def _box(outline: str) -> Box:
    numbers = [float(found) for found in _NUMBER.findall(outline)]
    across, down = numbers[0::2], numbers[1::2]
    return Box(min(across), min(down), max(across), max(down))
