"""The client's own fonts for headings and running text: read, checked for the right to embed them, and embedded."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from nenrin.charts.fonts import Face
from nenrin.outputs.webfonts import cut_down, silent
from nenrin.report import Fonts
from nenrin.vocabulary import Place, Problem, Problems

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

Role = Literal["heading", "body", "bold"]
_ROLES: tuple[Role, ...] = ("heading", "body", "bold")
_WEIGHTS: Mapping[Role, tuple[int, ...]] = {"heading": (600, 700), "body": (400,), "bold": (600, 700)}
_FAMILIES: Mapping[Role, str] = {"heading": "Client heading", "body": "Client text", "bold": "Client text"}
_MOST_BYTES = 16 * 1024 * 1024
_OUTLINES = (b"\0\1\0\0", b"true", b"OTTO")
_RESTRICTED, _ALLOWED, _WHOLE_ONLY, _BITMAP_ONLY = 0x0002, 0x000C, 0x0100, 0x0200
"""Bits of ``fsType`` (OpenType, table OS/2): no embedding; preview or editing; no subsetting; no outlines."""
_KEEPING = "table, svg, .drawing, .tiles, .points .no, .callout .tag, .covered, .where, .small-multiple, .legend"
"""What keeps the report's own fonts: figures under one another, and what is set into a room measured for them."""
_LICENCE = "ask the foundry for a licence that allows embedding, or leave the font out"


@dataclass(frozen=True)
class Typeface:
    """One file: its bytes, and the width of every character that it has, in em."""

    data: bytes
    advances: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Typefaces:
    """By role, the client's fonts; what is not there is set in the report's own."""

    known: Mapping[Role, Typeface] = field(default_factory=lambda: MappingProxyType({}))

    def advances(self, face: Face) -> Mapping[str, float]:
        """The widths of a headline's characters: those of the heading, or of the bold text."""
        found = self.known.get("heading" if face == "serif" else "bold")
        return found.advances if found is not None else {}

    def rules(self, texts: Iterable[str]) -> str:
        """Style rules that embed the characters of ``texts`` and name the families first; empty without fonts."""
        if not self.known:
            return ""
        letters = {letter for text in texts for letter in text + text.upper()}
        embedded = "".join(self._embedded(role, found, letters) for role, found in self.known.items())
        return embedded + self._families()

    def _embedded(self, role: Role, found: Typeface, letters: set[str]) -> str:
        used = letters & found.advances.keys()
        if not used:
            return ""
        data = base64.b64encode(cut_down(io.BytesIO(found.data), used)).decode("ascii")
        return "".join(
            f'@font-face {{ font-family: "{_FAMILIES[role]}"; font-weight: {weight};'
            f" src: url(data:font/ttf;base64,{data}) format('truetype'); }}\n"
            for weight in _WEIGHTS[role]
        )

    def _families(self) -> str:
        """Before the report's own families, but where those are kept."""
        variables = {"--serif": "heading", "--sans": "body"}
        first = {name: _FAMILIES[role] for name, role in variables.items() if role in self.known}  # type: ignore[index]
        said = " ".join(f'{name}: "{family}", var({name}-own);' for name, family in first.items())
        kept = " ".join(f"{name}: var({name}-own);" for name in first)
        return f":root, html:lang(ja) {{ {said} }}\n{_KEEPING} {{ {kept} font-family: var(--sans-own); }}\n"


def read(folder: Path, fonts: Fonts) -> Typefaces:
    """The fonts that the configuration names, in the client's folder. Raises Problems: every file that cannot be used.

    A font whose rights forbid embedding, or cutting down to the characters used, is refused.
    """
    known: dict[Role, Typeface] = {}
    problems: list[Problem] = []
    for role in _ROLES:
        name = getattr(fonts, role)
        if name is None:
            continue
        try:
            known[role] = _typeface(folder / name, fonts.place(role), role)
        except Problems as found:
            problems += found.problems
    if problems:
        raise Problems(problems)
    return Typefaces(MappingProxyType(known))


def _typeface(file: Path, place: Place, role: Role) -> Typeface:
    def refuse(wrong: str, right: str) -> Problems:
        return Problems([Problem(place, f"{role}: {wrong}", right)])

    try:
        data = file.read_bytes()
    except OSError:
        raise refuse("the file cannot be read", "put it in the client's folder") from None
    if len(data) > _MOST_BYTES:
        raise refuse("the file is larger than 16 MiB", "name one with fewer characters")
    if not data.startswith(_OUTLINES):
        raise refuse("the file is neither TTF nor OTF", "name a .ttf or .otf file, no collection and no web font")
    found = _parsed(data)
    if found is None:
        raise refuse("the font is damaged", "export it again")
    wrong = _forbidden(found)
    if wrong:
        raise refuse(wrong, _LICENCE)
    if "fvar" in found:
        raise refuse("it is a variable font", "export one weight of it as a font of its own")
    metrics, per_em = found["hmtx"].metrics, found["head"].unitsPerEm
    return Typeface(data, {chr(code): metrics[glyph][0] / per_em for code, glyph in found.getBestCmap().items()})


def _parsed(data: bytes) -> TTFont | None:
    """The font, if every table that is needed can be read and the font can be cut down."""
    from fontTools.ttLib import TTFont

    try:
        with silent():
            found = TTFont(io.BytesIO(data), lazy=False)
            found.ensureDecompiled()
        letters = sorted(found.getBestCmap())
        cut_down(io.BytesIO(data), {chr(code) for code in letters[:1]})
        known = bool(letters) and bool(found["hmtx"].metrics) and found["head"].unitsPerEm > 0
        return found if known and found["OS/2"].fsType is not None else None
    except Exception:  # noqa: BLE001 (whatever a parser stumbles over in a damaged file)
        return None


def _forbidden(found: TTFont) -> str:
    """What its rights forbid; nothing where it may be embedded."""
    rights = found["OS/2"].fsType
    if rights & _RESTRICTED and not rights & _ALLOWED:
        return "its rights forbid embedding (fsType: restricted licence)"
    if rights & _WHOLE_ONLY:
        return "its rights forbid cutting it down to the characters used (fsType: no subsetting)"
    if rights & _BITMAP_ONLY:
        return "its rights allow embedding of bitmaps only (fsType)"
    return ""
