"""WeasyPrint as this program uses it: our fonts and no other, no address fetched, no warning overlooked."""

from __future__ import annotations

import base64
import logging
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from nenrin.outputs.pdf_page import written

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from weasyprint.urls import URLFetcher

_FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""
_PICTURE, _PIXELS = "data:image/svg+xml,", "data:image/png;base64,"
_FONT = "data:font/ttf;base64,"


class LayoutFaultError(RuntimeError):
    """The page came out other than it was designed: a fault of this program, never of what a person wrote.

    ``frames``: where it happened, if that was in another process; no value is among them.
    """

    def __init__(self, said: str, frames: tuple[str, ...] = ()) -> None:
        super().__init__(said)
        self.frames = frames


@contextmanager
def own_fonts(folder: Path) -> Iterator[None]:
    """Fontconfig knows the fonts in ``folder`` and nothing of the machine's; its cache is thrown away afterwards."""
    before = os.environ.get("FONTCONFIG_FILE")
    with tempfile.TemporaryDirectory(prefix="nenrin-fonts-") as aside:
        file = Path(aside) / "fonts.conf"
        file.write_text(_FONTCONFIG.format(fonts=folder, cache=Path(aside) / "cache"), encoding="utf-8")
        os.environ["FONTCONFIG_FILE"] = str(file)
        try:
            yield
        finally:
            if before is None:
                del os.environ["FONTCONFIG_FILE"]
            else:
                os.environ["FONTCONFIG_FILE"] = before


def fetcher(drawings: Mapping[str, Element] = MappingProxyType({})) -> URLFetcher:
    """Serves the pictures and fonts that the page carries itself, decoded here; refuses every other address."""
    from urllib.parse import unquote_to_bytes

    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    class OwnPictures(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002 (the base's signature)
            if url in drawings:
                return URLFetcherResponse(url, written(drawings[url]), {"Content-Type": "image/svg+xml"})
            if url.startswith(_PIXELS):
                pixels = base64.b64decode(url.removeprefix(_PIXELS), validate=True)
                return URLFetcherResponse(url, pixels, {"Content-Type": "image/png"})
            if url.startswith(_FONT):
                font = base64.b64decode(url.removeprefix(_FONT), validate=True)
                return URLFetcherResponse(url, font, {"Content-Type": "font/ttf"})
            if not url.startswith(_PICTURE):
                raise FatalURLFetchingError("a page of the report asked for an address outside itself")
            picture = unquote_to_bytes(url.removeprefix(_PICTURE))
            return URLFetcherResponse(url, picture, {"Content-Type": "image/svg+xml"})

    return OwnPictures(allowed_protocols=("data", "drawing"), allow_redirects=False)


@contextmanager
def no_warnings() -> Iterator[None]:
    """A missing picture, font or style rule is only a log line there; here it stops the run."""
    heard = _Listener(logging.WARNING)
    logger = logging.getLogger("weasyprint")
    passed_on, logger.propagate = logger.propagate, False
    logger.addHandler(heard)
    try:
        yield
    finally:
        logger.removeHandler(heard)
        logger.propagate = passed_on
    if heard.said:
        raise LayoutFaultError("; ".join(heard.said))


class _Listener(logging.Handler):
    """Keeps what was said."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message, without the addresses in it."""
        self.said.append(record.getMessage()[:200])
