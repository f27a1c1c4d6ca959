"""Pages become HTML: templates that only lay out frozen, finished text."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from nenrin.outputs import theme
from nenrin.outputs.pages.document import Document
from nenrin.outputs.pages.kept import kept
from nenrin.outputs.pages.marked import dated, named
from nenrin.outputs.pages.shapes import Mode
from nenrin.outputs.paper import lean, settled
from nenrin.words import Words, folder

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment


def typeset(document: Document, mode: Mode, faces: str = "") -> str:
    """The document as one HTML text. ``faces``: the style rules that embed its fonts, for a screen or a client."""
    rules = theme.rules(document.brand) + _read("report.css") + _read(f"{mode}.css") + theme.hatching() + faces
    if mode == "pdf" and not faces:
        rules = settled(rules, document.language)
    text = _environment().get_template("report.html.j2").render(
        d=document, mode=mode, t=_texts(Words(document.language, document.activity)),
        style=Markup(rules),  # noqa: S704 (our own files; the type of the brand colour admits nothing but #rrggbb)
    )
    return text if mode == "html" else lean(text)


def _texts(words: Words) -> Callable[[str], str]:
    """The fixed words of the pages, by key; those of other sections by their full key."""
    return lambda key: words.text(key if "." in key else f"page.{key}")


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(folder()), undefined=StrictUndefined, autoescape=True, trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["named"] = named
    environment.filters["dated"] = dated
    environment.filters["kept"] = kept
    return environment


def _read(name: str) -> str:
    return (folder() / name).read_text(encoding="utf-8")
