"""Characters that do harm, or look right and are not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nenrin.vocabulary import Place, Problem

_BREAK = re.compile(r"\r\n|\r|\n")
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]",
)
_INDENTATION = re.compile(r"[ \u00a0\u3000]*(\t)[ \t\u00a0\u3000]*(?=[^\s#])")
_WIDE_INDENTATION = re.compile("^ *([\u00a0\u3000])[ \u00a0\u3000]*[^\\s#]")
_WIDE_COLON = re.compile("(?:^|[{,])[ \u00a0\u3000]*(?:- +)*[A-Za-z_][A-Za-z0-9_]*(：)")
_WIDE_BLANK = re.compile("(?:^|[{,])[ \u00a0\u3000]*(?:- +)*[A-Za-z_][A-Za-z0-9_]*:([\u00a0\u3000])")
_LOOKALIKES = (
    (_WIDE_COLON, "a full-width colon '：' (U+FF1A) after a key", "write ': ', a colon and a space"),
    (_WIDE_BLANK, "a blank {code} after the colon that is no space", "write a space"),
    (_WIDE_INDENTATION, "a blank {code} in the indentation that is no space", "indent with spaces"),
)
_FAR_ENOUGH = 500


def lines_of(text: str) -> list[str]:
    """The lines as an editor counts them."""
    return _BREAK.split(text)


def forbidden(text: str) -> str | None:
    """The first control or direction-changing character, as ``U+001B``; None where there is none."""
    found = _FORBIDDEN.search(text)
    return spelled(found[0]) if found else None


def spelled(character: str) -> str:
    """A character's number, for people who cannot see it."""
    return f"U+{ord(character):04X}"


def harmful(text: str, file: str) -> Iterator[Problem]:
    """Control characters anywhere, and tabs in the indentation: the file is not read further."""
    for number, line in enumerate(lines_of(text), start=1):
        if found := _FORBIDDEN.search(line):
            place = Place(file, number, found.start() + 1)
            yield Problem(place, f"the control character {spelled(found[0])} in the text", "delete it")
        if found := _INDENTATION.match(line):
            place = Place(file, number, found.start(1) + 1)
            yield Problem(place, "a tab in the indentation of this line", "indent with spaces")


def lookalike(line: str, place: Place) -> Problem | None:
    """What looks like YAML on the line from ``place`` on, and is none: ``key：value``, a blank that is no space."""
    for pattern, wrong, right in _LOOKALIKES:
        if found := pattern.search(line[:_FAR_ENOUGH]):
            there = Place(place.file, place.line, (place.column or 1) + found.start(1))
            return Problem(there, wrong.format(code=spelled(found[1])), right)
    return None
