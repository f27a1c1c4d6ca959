"""What a page draws, said in fewer words: nothing is set twice, saved in vain, or clipped to what it fills anyway."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from nenrin.outputs.pdf_digits import kerned, short, tinted
from nenrin.outputs.pdf_glyphs import Numbers, renamed
from nenrin.outputs.pdf_words import together

_FIRST: Mapping[bytes, bytes] = {
    b"rg": b"0 0 0 rg", b"RG": b"0 0 0 RG", b"w": b"1 w", b"J": b"0 J", b"j": b"0 j", b"M": b"10 M", b"d": b"[] 0 d",
    b"Tf": b"", b"Tr": b"0 Tr", b"Ts": b"0 Ts",
}
"""How a page begins, by operator (PDF 32000-1, tables 52 and 104); a font is always said."""
_PEN = (b"RG", b"w", b"J", b"j", b"M", b"d")
_NEEDED: Mapping[bytes, tuple[bytes, ...]] = {
    b"f": (b"rg",), b"f*": (b"rg",), b"S": _PEN, b"s": _PEN,
    **dict.fromkeys((b"B", b"B*", b"b", b"b*"), (b"rg", *_PEN)),
}
"""What each way to paint a path depends on."""
_WORDS = (b"rg", b"Tf", b"Tr", b"Ts")
_COLOURS = frozenset({b"rg", b"RG"})
_PATH = frozenset({b"m", b"l", b"c", b"v", b"y", b"h", b"re"})
_OPAQUE = frozenset({b"/a1.0 gs", b"/A1.0 gs", b"/a1 gs", b"/A1 gs"})
_ARTIFACT = b"/Artifact BMC"

Clip = tuple[bytes, ...]


@dataclass
class _Frame:
    """One ``q``: what was wanted before it; what held, once it is written; clips to come, and those in force.

    ``scale``: how large one unit is, in CSS pixels.
    """

    before: dict[bytes, bytes]
    held: dict[bytes, bytes] | None = None
    clips: tuple[Clip, ...] = ()
    opaque: bool = True
    scale: float = 1.0
    coming: list[Clip] = field(default_factory=list)


def condensed(
    pieces: Iterable[Any], numbers: Numbers = MappingProxyType({}),
    drawings: Mapping[bytes, Iterable[Any]] = MappingProxyType({}),
) -> bytes:
    """The content of a page, drawn the same. ``pieces``: an operator with its operands, or operands of the next one.

    ``numbers``: of glyphs, where they have new ones; ``drawings``: what is drawn in the page itself, by what shows it.
    """
    page = _Page(numbers)
    _read(page, pieces, drawings)
    page.flush()
    return b"\n".join(together(page.written))


def _read(page: _Page, pieces: Iterable[Any], drawings: Mapping[bytes, Iterable[Any]]) -> None:
    operands = b""
    for item in pieces:
        piece = item if type(item) is bytes else spelled(item)
        operator = piece[piece.rfind(b" ") + 1 :]
        if operator in {b"BMC", b"BDC"}:
            page.begin(operands + piece)
            operands = b""
        elif piece in drawings:
            _read(page, (b"q", *drawings[piece], b"Q"), drawings)
        elif piece[:2] == b"<<" or (piece[:1] == b"/" and operator == piece):
            operands += piece + b" "
        else:
            page.take(piece, operator)


def spelled(item: Any) -> bytes:  # noqa: ANN401 (pydyf has no types)
    """A piece of content as it will be written."""
    return item if isinstance(item, bytes) else getattr(item, "data", None) or str(item).encode("ascii")


class _Page:
    """What is wanted and what holds, while a page is read.

    Texts, and artifacts, that follow one another stay one: their end is written when something else begins.
    """

    def __init__(self, numbers: Numbers) -> None:
        self.numbers = numbers
        self.written: list[bytes] = []
        self.wanted, self.held = dict(_FIRST), dict(_FIRST)
        self.frames = [_Frame({}, held={})]
        self.path: list[bytes] = []
        self.clip = self.place = self.mark = self.waiting = b""
        self.in_text = self.ending = False

    def take(self, piece: bytes, operator: bytes) -> None:  # noqa: C901 (one line for each kind of operator)
        """One operator with its operands."""
        scale = self.frames[-1].scale
        if operator in self.wanted:
            self.wanted[operator] = tinted(piece) if operator in _COLOURS else piece
        elif operator in _PATH:
            if operator == b"m" and self.path and self.path[-1].endswith(b" m"):
                self.path.pop()     # to go somewhere and on from there without a line
            self.path.append(short(piece, scale))
        elif operator in _NEEDED or operator == b"n":
            self._paint(operator)
        elif operator == b"Tm":
            self.place = short(piece, scale)
        elif operator == b"TJ":
            shown = renamed(piece, self.numbers.get(self.wanted[b"Tf"].partition(b" ")[0]))
            self._show(kerned(shown))
        elif operator == b"q":
            self._save()
        elif operator == b"Q":
            self._back()
        elif operator in {b"W", b"W*"}:
            self.clip = operator
        elif operator == b"EMC":
            self._end()
        elif operator not in {b"BT", b"ET"}:
            self._other(piece, operator)

    def flush(self) -> None:
        """Write the ends that were put off, and the beginning of an artifact that is not empty after all."""
        if self.in_text:
            self.written.append(b"ET")
        if self.ending:
            self.written.append(b"EMC")
        if self.waiting:
            self.written.append(self.waiting)
        self.in_text, self.ending, self.waiting = False, False, b""

    def begin(self, mark: bytes) -> None:
        """A marked piece begins. An artifact is read to nobody: it may go on in the next."""
        if mark == _ARTIFACT and self.ending:
            self.ending = False
        elif mark == _ARTIFACT:
            self.waiting = mark
        else:
            self._put(mark)
        self.mark = mark

    def _end(self) -> None:
        if self.waiting:
            self.waiting = b""
        elif self.mark == _ARTIFACT:
            self.ending = True
        else:
            self._put(b"EMC")

    def _put(self, piece: bytes) -> None:
        self.flush()
        self.written.append(piece)

    def _save(self) -> None:
        above = self.frames[-1]
        self.frames.append(_Frame(dict(self.wanted), None, above.clips, above.opaque, above.scale))

    def _back(self) -> None:
        frame = self.frames.pop()
        self.wanted = frame.before
        if frame.held is not None:
            self._put(b"Q")
            self.held = frame.held

    def _open(self, frame: _Frame) -> None:
        if frame.held is None:
            self._put(b"q")
            frame.held = dict(self.held)

    def _settle(self) -> None:
        """Write the clips that are still to come."""
        for frame in self.frames:
            if frame.coming:
                self._open(frame)
                self.flush()
                self.written += (piece for clip in frame.coming for piece in clip)
                frame.clips, frame.coming = (*frame.clips, *frame.coming), []

    def _say(self, needed: Iterable[bytes]) -> None:
        """Say what has changed of what is needed."""
        for name in needed:
            said = self.wanted[name]
            if said != self.held[name]:
                self.written.append(said)
                self.held[name] = said

    def _paint(self, operator: bytes) -> None:
        """Paint the path, or clip what follows to it."""
        path, self.path, clip, self.clip = self.path, [], self.clip, b""
        if operator == b"n":
            found = (*path, clip, b"n")
            if clip and not any(found in frame.coming for frame in self.frames) and found not in self.frames[-1].clips:
                self.frames[-1].coming.append(found)
            return
        if clip:
            raise ValueError("a path is painted and clipped to at once")
        itself = len(path) == 1 and operator in {b"f", b"f*"}
        if not itself or any(one[:-2] != (path[0],) for frame in self.frames for one in frame.coming):
            self._settle()
        self.flush()
        self._say(_NEEDED[operator])
        if operator != b"S" or not self._goes_on(path):
            self.written += (*path, operator)

    def _goes_on(self, path: list[bytes]) -> bool:
        """A level line that begins where the one just drawn ended, both whole, becomes one with it."""
        drawn = [*self.written[-3:-1], *path]
        if len(path) != 2 or len(drawn) != 4 or self.written[-1] != b"S" or self.held[b"d"] != _FIRST[b"d"]:  # noqa: PLR2004 (two ends of two lines)
            return False
        high = b" " + path[1].split()[1]
        if drawn[1][:-1] != drawn[2][:-1] or not all(one.endswith((high + b" m", high + b" l")) for one in drawn):
            return False
        self.written[-2] = path[1]
        return True

    def _show(self, piece: bytes) -> None:
        """Draw words."""
        if piece == b"[] TJ":
            return
        self._settle()
        if not self.in_text or self.ending or self.waiting:
            self._put(b"BT")
            self.in_text = True
        self._say(_WORDS)
        self.written += (self.place, piece) if self.place else (piece,)
        self.place = b""

    def _other(self, piece: bytes, operator: bytes) -> None:
        """What depends on everything, or changes what only ``Q`` changes back."""
        frame = self.frames[-1]
        if piece in _OPAQUE and frame.opaque:
            return
        self._settle()
        self._open(frame)
        self.flush()
        if operator == b"cm":
            across, up = map(float, piece.split()[:2])
            frame.clips, frame.scale = (), frame.scale * math.hypot(across, up)
        elif operator == b"gs":
            frame.opaque = False
        else:
            self._say(_FIRST)
        self.written.append(piece)
