"""The page as paper needs it: what only a screen uses is taken out, because every box and every rule costs time."""

from __future__ import annotations

import re

from nenrin.outputs.pages.kept import JOINER

_ASIDE = re.compile(r"<(?:time|span data-name)>([^<]*)</(?:time|span)>")
"""What tells dates and a person's words from figures."""
_CELL = re.compile(r'<td(?: class="([\w -]*)")?><span class="num"( data-figure="[^"<>]*")?>([^<>]*)</span></td>')
"""A cell with nothing but a number that has no colour of its own."""
_MARK = re.compile(
    r'<(td|span)(?: class="(at|heat|versus)")?((?: style="[^"<>]*")?)>'
    r'<span class="(num(?: good| bad)?)"( data-figure="[^"<>]*")?>([^<>]*)</span></\1>',
)
"""A cell of no kind, or a mark beside a bar or in a card, with nothing but a number: neither has a colour to lose."""
_REASON = re.compile(r'<p class="reason">.*?</p>')
_BLANK_BEFORE = re.compile(r' (<span class="fig"[^<>]*>)')
_SIGN = re.compile(r"([+−])(?=[¥£€$])")
"""A blank before a figure, at whose box the layout engine may break a line too early; a sign before its money."""
_REMARK = re.compile(r"/\*.*?\*/", re.DOTALL)
_GIVEN = re.compile(r"--([\w-]+):\s*([^;}]+)")
_ASKED = re.compile(r"var\(--([\w-]+)\)")


def lean(html: str) -> str:
    """The page with fewer elements; not a word of it differs, nor how it looks."""
    return _REASON.sub(_filled, _MARK.sub(_marked, _CELL.sub(_joined, _ASIDE.sub(r"\1", html))))


def _filled(found: re.Match[str]) -> str:
    """A reason whose lines are as full as its column allows: the blank stands in the figure's own box."""
    return _BLANK_BEFORE.sub(r"\1 ", _SIGN.sub(rf"\1{JOINER}", found[0]))


def _joined(found: re.Match[str]) -> str:
    """The cell is the number."""
    kind, name, text = found.groups()
    return f'<td class="{kind + " " if kind else ""}num"{name or ""}>{text}</td>'


def _marked(found: re.Match[str]) -> str:
    """The mark is the number."""
    tag, kind, style, number, name, text = found.groups()
    return f'<{tag} class="{kind + " " if kind else ""}{number}"{style}{name or ""}>{text}</{tag}>'


def settled(rules: str, language: str) -> str:
    """``rules`` with every variable replaced by what the root says of it, and without remarks.

    The engine would look each of them up again for every element. Only for rules that set variables nowhere else.
    """
    plain = _REMARK.sub("", rules)
    given: dict[str, str] = {}
    for where in (":root", f"html:lang({language})"):
        for block in re.findall(rf"^{re.escape(where)}\s*{{([^}}]*)}}", plain, re.MULTILINE):
            given.update((name, value.strip()) for name, value in _GIVEN.findall(block))
    while _ASKED.search(plain):
        plain = _ASKED.sub(lambda found: given[found[1]], plain)
    return plain
