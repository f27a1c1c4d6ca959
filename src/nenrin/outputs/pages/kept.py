"""The end of a text stays together: no last line of one letter, none of one word, in Japanese none begun within one.

By letters, not by a box that may not be broken: the layout engine breaks the line before such a box where it likes.
"""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from nenrin.charts.lines import phrases

_LONG = 14
"""Characters from which a text may need a second line at all."""
_SMALL = "ーぁぃぅぇぉっゃゅょァィゥェォッャュョ"
_JAPANESE = re.compile(rf"[^\s<>&;、。（「・）」{_SMALL}][^\s<>&;、。（「・]{{1,3}}[。）」]{{0,2}}(?=(?:</[a-z]+>)*$)")
_WESTERN = re.compile(r"(?<=[^\s<>&;]) (?=[^\s<>&;]{1,12}(?:</[a-z]+>)*$)")
_KANA = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_SEEN, _MOST, _ENOUGH = 24, 10, 4
"""Letters at the end that are parsed into phrases; how many may stay together, and how many are enough."""
_CLOSING = "。）」"
_MONTHS = re.compile(r"(?<=\d)((?:</span>)?)か月")
_ASCII = re.compile(r"[!-~]")
_SEAM = re.compile(r"(?<=[^!-~])(?=.)|(?<=[!-~])(?=[^!-~])")
"""Between two letters; within a number no line ends, and nothing may stand there for whoever copies it."""
JOINER, _FIRM = "\u2060", "\u00a0"
"""Between letters that stay on one line, and between words that do; neither is seen."""


def kept(text: str) -> Markup:
    """``text`` with its last phrases, or its last two words, on one line; short texts are left alone.

    A range is not broken before its sign, nor a number of months before its noun.
    """
    marked = escape(text).rstrip()
    bare = marked.striptags()
    if len(bare) < _LONG:
        return marked
    marked = marked.replace("～", f"{JOINER}～")
    marked = Markup(_MONTHS.sub(rf"\1{JOINER}か{JOINER}月", str(marked)))  # noqa: S704 (was escaped)
    if _KANA.search(bare[-4:]):
        last = _last(bare)
        ends = re.search(rf"{re.escape(last)}(?=(?:</[a-z]+>)*$)", marked) if last else None
        if ends:
            joined = JOINER.join(last)
            return Markup(marked[:ends.start()] + joined + marked[ends.end():])  # noqa: S704 (was escaped)
        return Markup(_JAPANESE.sub(lambda found: _SEAM.sub(JOINER, found[0]), marked, count=1))  # noqa: S704 (was escaped)
    return Markup(_WESTERN.sub(_FIRM, marked, count=1))  # noqa: S704 (was escaped)


def _last(bare: str) -> str:
    """The phrases that a Japanese text ends with, as many as make a line worth having; empty where one is too long."""
    found = ""
    for phrase in reversed(phrases(bare[-_SEEN:], "ja")[1:]):
        if len(phrase + found) > _MOST or _ASCII.search(phrase):
            break
        found = phrase + found
        if len(found.rstrip(_CLOSING)) >= _ENOUGH:
            break
    return found if len(found.rstrip(_CLOSING)) > 1 else ""
