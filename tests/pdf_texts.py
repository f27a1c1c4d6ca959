"""What a PDF says, read back from its glyphs through its own tables, tag by tag."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pikepdf

from printed_pdf import kids

_SINGLE = re.compile(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]*)>")
_RANGE = re.compile(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")
_LIST = re.compile(r"<(\w+)>\s*<\w+>\s*\[([^\]]*)\]")


class Piece(NamedTuple):
    """One piece of text: the figure's name that it or an element around it carries, and the tag it stands in."""

    name: str
    text: str
    tag: str


def pieces(document: pikepdf.Pdf) -> Iterator[Piece]:
    """Everything that is read aloud, in reading order; running heads are not."""
    drawn = _drawn(document)

    def told(element: Any, name: str, page: Any) -> Iterator[Piece]:  # noqa: ANN401 (pikepdf types none of them)
        page, name = element.get("/Pg", page), str(element.T) if "/T" in element else name
        for kid in kids(element):
            if isinstance(kid, int):
                yield Piece(name, drawn.get((page.objgen, kid), ""), str(element.S)[1:])
            elif isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield from told(kid, name, page)

    for kid in kids(document.Root.StructTreeRoot):
        yield from told(kid, "", None)


def text(document: pikepdf.Pdf, element: Any) -> str:  # noqa: ANN401 (the same)
    """All that one element says."""
    drawn = _drawn(document)

    def told(one: Any, page: Any) -> str:  # noqa: ANN401 (the same)
        page = one.get("/Pg", page)
        return "".join(
            drawn.get((page.objgen, kid), "") if isinstance(kid, int) else told(kid, page)
            for kid in kids(one) if isinstance(kid, int) or (isinstance(kid, pikepdf.Dictionary) and "/S" in kid)
        )

    return told(element, None)


def _drawn(document: pikepdf.Pdf) -> dict[tuple[tuple[int, int], int], str]:
    """By page and number of the marked content, its text."""
    found: dict[tuple[tuple[int, int], int], str] = {}
    known: dict[tuple[int, int], dict[int, str]] = {}
    for page in document.pages:
        marks: list[int | None] = []
        letters: dict[int, str] = {}
        saved: list[dict[int, str]] = []
        for operands, operator in pikepdf.parse_content_stream(page):
            match str(operator):
                case "BDC" | "BMC":
                    said: Any = operands[1] if len(operands) > 1 else {}
                    marks.append(int(said["/MCID"]) if "/MCID" in said else None)
                case "EMC":
                    marks.pop()
                case "q":
                    saved.append(letters)
                case "Q":
                    letters = saved.pop()
                case "Tf":
                    font = page.Resources.Font[str(operands[0])]
                    letters = known.setdefault(font.objgen, {}) or _letters(font)
                    known[font.objgen] = letters
                case "TJ" if marks and marks[-1] is not None:
                    key = (page.objgen, marks[-1])
                    found[key] = found.get(key, "") + _read(operands[0], letters)
    return found


def _read(shown: Any, letters: dict[int, str]) -> str:  # noqa: ANN401 (the same)
    glyphs = b"".join(bytes(one) for one in shown if isinstance(one, pikepdf.String))
    return "".join(letters[int.from_bytes(glyphs[at:at + 2])] for at in range(0, len(glyphs), 2))


def _letters(font: Any) -> dict[int, str]:  # noqa: ANN401 (the same)
    """By glyph, what it stands for (ToUnicode)."""
    table = font.ToUnicode.read_bytes().decode("ascii")
    found: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        found |= {int(glyph, 16): bytes.fromhex(letter).decode("utf-16-be") for glyph, letter in _SINGLE.findall(block)}
    for block in re.findall(r"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, letters in _LIST.findall(block):
            told = enumerate(re.findall(r"<(\w+)>", letters), start=int(first, 16))
            found |= {glyph: bytes.fromhex(letter).decode("utf-16-be") for glyph, letter in told}
        for first, last, letter in _RANGE.findall(_LIST.sub("", block)):
            count = int(last, 16) - int(first, 16) + 1
            found |= {int(first, 16) + step: chr(int(letter, 16) + step) for step in range(count)}
    return found
