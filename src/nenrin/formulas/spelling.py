"""The characters of a formula, looked at before anything is parsed: what is foreign is named and corrected."""

from __future__ import annotations

import keyword
import re
import unicodedata
from itertools import pairwise

from nenrin.formulas.error import FormulaError

LONGEST = 500
_TOKEN = re.compile(
    r"""(?P<text>'[^'\n]*'|"[^"\n]*")|(?P<space>[ \t\r\n]+)|(?P<word>[A-Za-z_][A-Za-z0-9_]*)"""
    r"""|(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)"""
    r"""|(?P<sign>==|!=|<=|>=|<>|=>|=<|\*\*|//|&&|\|\||<<|>>|.)""", re.DOTALL,
)
_SIGNS = frozenset({"==", "!=", "<=", ">=", "<", ">", "+", "-", "*", "/", "(", ")", "[", "]", ","})
_WORDS = frozenset({"and", "or", "not", "in", "is"})
_INSTEAD = {
    "=": "write == to compare", "<>": "write !=", "=>": "write >=", "=<": "write <=", "!": "write not",
    "&&": "write and", "&": "write and", "||": "write or", "|": "write or", "//": "write / to divide",
    "**": "multiply instead: a * a", "^": "multiply instead: a * a",
    "×": "write *", "・": "write *", "÷": "write /", "−": "write -", "–": "write -",
    "≥": "write >=", "≤": "write <=", "≠": "write !=",
    "“": "write '", "”": "write '", "‘": "write '", "’": "write '",
    ".": "names are plain, nothing can be read inside them", "%": "write a share as a number: 0.05 for 5 %",
    "like": "write starts_with(column, 'C') or contains(column, 'gift')", "between": "write a >= 1 and a <= 9",
    "if": "choose with min, max or coalesce", "else": "choose with min, max or coalesce", "none": "write null",
}


def check_spelling(text: str) -> None:
    """Refuse text that is empty, too long, or holds a character or word that the language has not (FormulaError)."""
    if not text.strip():
        raise FormulaError(1, "the formula is empty", "write names joined by + - * /")
    if len(text) > LONGEST:
        raise FormulaError(LONGEST + 1, f"the formula has {len(text)} characters", f"up to {LONGEST} are read")
    tokens = list(_TOKEN.finditer(text))
    for token in tokens:
        _CHECKS.get(token.lastgroup or "", _accept)(token[0], token.start() + 1)
    for first, second in pairwise(token for token in tokens if token.lastgroup != "space"):
        if first.lastgroup == second.lastgroup == "text":
            right = 'join them into one; a text with \' in it stands in "…"'
            raise FormulaError(second.start() + 1, "two texts stand side by side", right)


def _accept(text: str, column: int) -> None:
    """Texts and spaces hold anything but a backslash, which would mean something else to Python."""
    if "\\" in text:
        raise FormulaError(column + text.index("\\"), "a backslash cannot be written", "leave it out")


def _check_word(word: str, column: int) -> None:
    small = word.lower()
    if small != word and (small in _WORDS or small == "null"):
        raise FormulaError(column, f"{word!r} is written in capitals", f"write {small}")
    if small in _INSTEAD:
        raise FormulaError(column, f"{word!r} is not part of the language", _INSTEAD[small])
    if keyword.iskeyword(word) and word not in _WORDS and small not in {"true", "false"}:
        raise FormulaError(column, f"{word!r} is a reserved word and cannot be a name", "choose another name")


def _check_number(number: str, column: int) -> None:
    if re.match(r"0\d", number):
        raise FormulaError(column, f"{number!r} begins with 0", "numbers have no leading zeros and no separators")


def _check_sign(sign: str, column: int) -> None:
    if sign in _SIGNS:
        return
    if sign in {"'", '"'}:
        raise FormulaError(column, f"the text that begins here is not closed with {sign}", f"add {sign} at its end")
    narrow = unicodedata.normalize("NFKC", sign)
    if sign in _INSTEAD:
        right = _INSTEAD[sign]
    elif narrow != sign and narrow.isascii():
        sign, right = f"{sign} (full width)", f"write {narrow.strip() or 'a plain space'}"
    elif sign.isalpha():
        right = "names are plain: a-z, 0-9 and _; labels may be in any language"
    else:
        right = "a formula has names, numbers, + - * / ( ) and functions"
    raise FormulaError(column, f"{sign} is not part of the language", right)


_CHECKS = {"word": _check_word, "number": _check_number, "sign": _check_sign}
