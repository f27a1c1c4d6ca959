"""A YAML syntax error in our own words, at the place where a person has to look."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from nenrin.settings.suspects import lines_of, lookalike
from nenrin.vocabulary import Place, Problem

if TYPE_CHECKING:
    from yaml import Mark, MarkedYAMLError

_QUOTES = "put text that holds ': ' or begins with a special character in quotes"
_BRACKETS = "check the brackets and commas"
_KEPT = ("a value begins with a character that YAML keeps for itself", _QUOTES)
_DEEPER = "this line is indented deeper than the one above, which has a value"
_FIRST_KEY = re.compile(r"\s*(?:- +)*[^\s:'\"]+\s*")
_AT_THE_SPOT = (
    ("mapping values are not allowed", "a colon where no key can stand", f"{_QUOTES}; check the indentation"),
    ("'\\t' that cannot start", "a tab where a value begins", "use spaces"),
    ("that cannot start any token", *_KEPT),
    ("unknown escape character", "a backslash that means nothing in double quotes", "use single quotes"),
    ("expected <block end>", "a line that does not line up with those above it", "check the indentation"),
    ("sequence entries are not allowed", "a '-' where no list can stand", "begin the list on a line of its own"),
    ("expected the node content", "a value is missing or begins wrongly", _QUOTES),
    ("expected a single document", "a second document (---)", "write one document in a file"),
    ("expected '<document start>'", "text after the end of the document", "check the indentation and the brackets"),
    ("directive", "a directive (%…)", "delete the line"),
    ("incompatible YAML document", "a directive (%…)", "delete the line"),
)
_AT_THE_BEGINNING = (
    ("could not find expected ':'", "a line without a colon after its key", "write  key: value"),
    ("expected ',' or '}'", "a bracket '{' that is not closed, or a comma is missing", _BRACKETS),
    ("expected ',' or ']'", "a bracket '[' that is not closed, or a comma is missing", _BRACKETS),
    ("unexpected end of stream", "a quotation mark that is not closed", "close it"),
    ("document separator", "a quotation mark that is not closed", "close it"),
)


def syntax_problem(error: MarkedYAMLError, text: str, file: str) -> Problem:
    """What is wrong, from the parser's own finding; a look-alike character just before it is named first."""
    seen = error.problem_mark or error.context_mark
    begun = error.context_mark or seen
    if seen is None or begun is None:
        return Problem(Place(file, 1, 1), "this is no YAML", "check the quotation marks and the indentation")
    lines = lines_of(text)
    for number in range(min(seen.line + 1, len(lines)), 0, -1):
        if number > begun.line - 1 and (found := lookalike(lines[number - 1], Place(file, number, 1))):
            return found
    for mark, sign, wrong, right in _telling(error, lines[seen.line][: seen.column], begun, seen):
        if sign in (error.problem or ""):
            return Problem(_place(mark, file), wrong, right)
    return Problem(_place(seen, file), "this is no YAML", "check the quotation marks and the indentation")


def _telling(error: MarkedYAMLError, before: str, begun: Mark, seen: Mark) -> Iterator[tuple[Mark, str, str, str]]:
    """Where to look, what the parser says there, what that means; the likeliest first. ``before``: on its line."""
    if _FIRST_KEY.fullmatch(before):
        yield seen, "mapping values are not allowed", _DEEPER, "indent both alike"
    if (error.context or "").endswith(("an alias", "an anchor")):
        yield begun, "", *_KEPT
    yield from ((begun, *one) for one in _AT_THE_BEGINNING)
    yield from ((seen, *one) for one in _AT_THE_SPOT)


def _place(mark: Mark, file: str) -> Place:
    return Place(file, mark.line + 1, mark.column + 1)
