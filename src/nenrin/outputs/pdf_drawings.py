"""Small drawings that the engine sets aside as files of their own within the file, put back where they are shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from nenrin.outputs.pdf_write import referred

_OPAQUE = frozenset({"A1.0", "a1.0"})
_OWN = ("XObject", "Pattern", "Shading")
"""What a drawing may ask for under names that mean something else on the page."""


def unfolded(pdf: Any) -> Mapping[bytes, list[Any]]:  # noqa: ANN401 (pydyf has no types)
    """What draws them, by the operator that shows them: of those that cover what is under them and have no marks.

    Such a one looks the same drawn there as drawn apart and laid over the page (PDF 32000-1, 11.4.5).
    """
    resources = referred(pdf, referred(pdf, pdf.page_references[0])["Resources"])
    found = {name: referred(pdf, reference) for name, reference in resources["XObject"].items()}
    plain = {name: form for name, form in found.items() if _plain(pdf, form)}
    for name in plain:
        del resources["XObject"][name]
    return {b"/%b Do" % name.encode(): form.stream for name, form in plain.items()}


def _plain(pdf: Any, form: Any) -> bool:  # noqa: ANN401 (the same)
    """Whether it is a drawing, is opaque, and asks for nothing that the page does not have."""
    if form.extra["Subtype"] != "/Form" or b"BDC" in form.stream:
        return False
    own = referred(pdf, form.extra["Resources"])
    return own["ExtGState"].keys() <= _OPAQUE and not any(own.get(kind) for kind in _OWN)
