"""The client's logo, redrawn from a few harmless elements or pixels: nothing of the file itself reaches the page."""

from __future__ import annotations

import base64
import io
import re
from pathlib import Path
from xml.etree import ElementTree as ET

from markupsafe import Markup, escape

from nenrin.vocabulary import Place, Problem, Problems

_MOST_BYTES = 512 * 1024
_MOST_PIXELS = 4_000_000
_SVG = "{http://www.w3.org/2000/svg}"
_ELEMENTS = frozenset({"svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})
_LEFT_OUT = frozenset({"title", "desc", "metadata", "defs"})
_ATTRIBUTES = frozenset({
    "d", "points", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "width", "height", "transform",
    "fill",
    "fill-rule", "clip-rule", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit",
})
_HARMLESS = re.compile(r"[-+#.,()%\w\s]*")
"""Numbers, names of colours and transforms: no address, no entity, no script can be written with these."""
_BOX = re.compile(r"[-+.\d\s,]+")
_RIGHT = "export it as a plain SVG (paths, shapes, groups; no text, style, image or link) or as a PNG"


def draw(file: Path, place: Place, name: str) -> Markup:
    """The logo as markup that needs no other file; ``name`` is what a screen reader says. Raises Problems.

    SVG through an allow-list of elements and attributes; PNG decoded and encoded anew within a limit of pixels.
    """
    try:
        data = file.read_bytes()
    except OSError:
        raise Problems([Problem(place, "logo: the file cannot be read", "put it in the client's folder")]) from None
    if len(data) > _MOST_BYTES:
        raise Problems([Problem(place, "logo: the file is larger than 512 KiB", "export it smaller")])
    if data.startswith(b"\x89PNG"):
        return _picture(data, place, name)
    return _drawing(data, place, name)


def _drawing(data: bytes, place: Place, name: str) -> Markup:
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise Problems([Problem(place, "logo: the SVG declares a document type", _RIGHT)])
    try:
        root = ET.fromstring(data)  # noqa: S314 (without a document type there is no entity to expand)
    except ET.ParseError:
        raise Problems([Problem(place, "logo: the file is neither an SVG nor a PNG", _RIGHT)]) from None
    box = root.get("viewBox", "")
    if root.tag != _SVG + "svg" or not _BOX.fullmatch(box):
        raise Problems([Problem(place, "logo: the SVG has no viewBox", _RIGHT)])
    body = "".join(_element(child, place) for child in root)
    return Markup(  # noqa: S704 (written by _element from allowed names and checked values; the name is escaped)
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="{box}"><title>{escape(name)}</title>{body}</svg>'
    )


def _element(element: ET.Element, place: Place) -> str:
    tag = element.tag.removeprefix(_SVG) if isinstance(element.tag, str) else ""
    if not tag or tag in _LEFT_OUT or not element.tag.startswith(_SVG):
        return ""
    if tag not in _ELEMENTS or tag == "svg":
        raise Problems([Problem(place, f"logo: the SVG has an element {tag[:40]!r}", _RIGHT)])
    told = " ".join(
        f'{key}="{value}"' for key, value in sorted(element.items())
        if key in _ATTRIBUTES and _HARMLESS.fullmatch(value) and "url" not in value.lower()
    )
    return f"<{tag} {told}>{''.join(_element(child, place) for child in element)}</{tag}>"


def _picture(data: bytes, place: Place, name: str) -> Markup:
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data), formats=["PNG"]) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                raise Problems([Problem(place, "logo: the PNG has more than 4 million pixels", "export it smaller")])
            written = io.BytesIO()
            picture.convert("RGBA").save(written, format="PNG", optimize=False)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise Problems([Problem(place, "logo: the PNG cannot be decoded", _RIGHT)]) from None
    code = base64.b64encode(written.getvalue()).decode("ascii")
    return Markup('<img src="data:image/png;base64,{}" alt="{}">').format(code, name)
