"""The very column of a word or a character inside a value, where the value stands on one line."""

from __future__ import annotations

import re

from nenrin.settings.document import Document, Trail
from nenrin.vocabulary import Place


def pinpoint_column(document: Document, trail: Trail, column: int) -> Place:
    """Where character ``column`` (from 1) of a text stands; the text's beginning if the file spells it otherwise."""
    place = document.place(trail)
    rest = _rest_of_line(document, place)
    quote = 1 if rest[:1] in {"'", '"'} else 0
    before = str(document.at(trail))[: column - 1]
    if place.column is None or not rest[quote:].startswith(before):
        return place
    return Place(place.file, place.line, place.column + quote + column - 1)


def pinpoint_word(document: Document, place: Place, word: str) -> Place:
    """Where ``word`` first stands at or after ``place`` on its line; ``place`` itself if it does not."""
    found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", _rest_of_line(document, place))
    if found is None or place.column is None:
        return place
    return Place(place.file, place.line, place.column + found.start())


def _rest_of_line(document: Document, place: Place) -> str:
    if place.line is None or place.column is None or place.line > len(document.lines):
        return ""
    return document.lines[place.line - 1][place.column - 1 :]
