"""Which encoding a text file has: decided strictly, and told."""

from __future__ import annotations

import codecs
import re

from nenrin.sources.refusal import refused
from nenrin.vocabulary import Place, Sentence

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_HALF_WIDTH_KANA = re.compile("[｡-ﾟ]")
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_AMID_LETTERS = re.compile(r"(?<=[A-Za-z])[^\x00-\x7f](?=[a-z])|(?<![^\x00-\x7f])[｡-ﾟ](?![^\x00-\x7f])")
_SINGLE_BYTE = frozenset({"latin-1", "iso8859-1", "cp1252"})


def decode(data: bytes, file: str, declared: str | None) -> tuple[str, str, tuple[Sentence, ...]]:
    """The text, the name of its encoding, and notes: a byte-order mark, else UTF-8, else CP932, else EUC-JP.

    Every step is strict. Raises Problems with the byte and line that does not fit. ``declared`` is taken at its word,
    but bytes that are UTF-8 under another name are told. Blind to single-byte encodings: they must be declared.
    """
    if declared is not None:
        return _as_declared(data, file, declared)
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strictly(data, file, name), name, ()
    if _fits(data, "utf-8"):
        return data.decode("utf-8"), "utf-8", ()
    if _mostly_utf8(data):
        _strictly(data, file, "utf-8")
    found = _japanese(data)
    if found is None:
        right = "save the file as UTF-8, or name its encoding:  encoding: cp1252"
        raise refused(file, "the encoding of the text cannot be told", right)
    return data.decode(found), found, ()


def _as_declared(data: bytes, file: str, declared: str) -> tuple[str, str, tuple[Sentence, ...]]:
    try:
        name = codecs.lookup(declared).name
    except LookupError:
        raise refused(file, f"unknown encoding {declared!r}", "write utf-8, cp932, euc_jp …") from None
    text = _strictly(data, file, "utf-8-sig" if name == "utf-8" else name)
    if name in _SINGLE_BYTE and not data.isascii() and _fits(data, "utf-8"):
        return text, declared, (Sentence("source.declared_other", {"encoding": declared, "found": "UTF-8"}),)
    return text, declared, ()


def _strictly(data: bytes, file: str, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as fault:
        line = len(re.findall(rb"\r\n|\r|\n", data[: fault.start])) + 1
        byte = f"byte 0x{data[fault.start]:02x} at position {fault.start + 1}"
        wrong = f"this line is not {name.removesuffix('-sig')}: {byte}"
        raise refused(Place(file, line), wrong, "save the whole file in one encoding, best UTF-8") from None


def _fits(data: bytes, name: str) -> bool:
    try:
        data.decode(name)
    except UnicodeDecodeError:
        return False
    return True


def _mostly_utf8(data: bytes) -> bool:
    """Whether at least half of the lines that are not plain ASCII are UTF-8: the others are damage, not an encoding."""
    lines = [line for line in re.split(rb"[\r\n]+", data) if not line.isascii()]
    return 2 * sum(_fits(line, "utf-8") for line in lines) >= len(lines)


def _japanese(data: bytes) -> str | None:
    """CP932 or EUC-JP, whichever fits; where both do, the one that gives fewer half-width kana.

    Neither, where half of the foreign characters stand alone amid Latin letters: ``Pérez`` in cp1252 reads so.
    """
    fitting = [name for name in ("cp932", "euc_jp") if _fits(data, name)]
    if not fitting:
        return None
    found = min(fitting, key=lambda name: len(_HALF_WIDTH_KANA.findall(data.decode(name))))
    text = data.decode(found)
    return None if 2 * len(_AMID_LETTERS.findall(text)) >= len(_FOREIGN.findall(text)) else found
