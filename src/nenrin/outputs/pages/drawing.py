"""The one place where text is taken for markup."""

from __future__ import annotations

from markupsafe import Markup


def drawing(svg: str) -> Markup:
    """An SVG of our own charts, whose texts were escaped where they were written, as it is."""
    return Markup(svg)  # noqa: S704 (see above)
