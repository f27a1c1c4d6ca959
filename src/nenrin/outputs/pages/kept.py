"""The end of a text stays together: no last line of one letter, and none of one word.

By letters, not by a box that may not be broken: the layout engine breaks the line before such a box where it likes.
"""

from __future__ import annotations

import re

from markupsafe import Markup, escape

_LONG = 14
"""Characters from which a text may need a second line at all."""
_SMALL = "ーぁぃぅぇぉっゃゅょァィゥェォッャュョ"
_JAPANESE = re.compile(rf"[^\s<>&;、。（「・）」{_SMALL}][^\s<>&;、。（「・]{{1,3}}[。）」]{{0,2}}(?=(?:</[a-z]+>)*$)")
_WESTERN = re.compile(r"(?<=[^\s<>&;]) (?=[^\s<>&;]{1,12}(?:</[a-z]+>)*$)")
_KANA = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
JOINER, _FIRM = "\u2060", "\u00a0"
"""Between letters that stay on one line, and between words that do; neither is seen."""


def kept(text: str) -> Markup:
    """``text`` with its last letters, or its last two words, on one line; short texts are left alone."""
    marked = escape(text).rstrip()
    bare = marked.striptags()
    if len(bare) < _LONG:
        return marked
    if _KANA.search(bare[-4:]):
        return Markup(_JAPANESE.sub(lambda found: JOINER.join(found[0]), marked, count=1))  # noqa: S704 (was escaped)
    return Markup(_WESTERN.sub(_FIRM, marked, count=1))  # noqa: S704 (was escaped)
