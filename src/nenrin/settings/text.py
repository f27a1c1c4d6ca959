"""A configuration file becomes text, or a problem says why it cannot."""

from __future__ import annotations

import codecs
import stat
from pathlib import Path

from nenrin.vocabulary import Place, Problem, Problems, nearest

MOST_BYTES = 1 << 20
"""A configuration is written by people: one mebibyte is far more than anyone reads."""

_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"), (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"), (codecs.BOM_UTF16_BE, "UTF-16"),
)


_NEARBY = ("*.yaml", "*.yml", "*/*.yaml", "*/*.yml", "config/*/client.yaml")
_LISTED = 6


def read_bytes(path: Path) -> bytes:
    """The exact bytes of a regular file of bearable size; raises Problems for anything else."""
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise _refused(path, "is a folder, not a file", _nearby(path))
        if not stat.S_ISREG(found.st_mode):
            raise _refused(path, "is no ordinary file", "name a YAML file")
        if found.st_size > MOST_BYTES:
            raise _refused(path, f"has {found.st_size:,} bytes", f"a configuration has at most {MOST_BYTES:,}")
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise _missing(path) from None
    except (OSError, ValueError):
        raise _refused(path, "cannot be read", "check its name and its permissions") from None


def decode(raw: bytes, file: str) -> str:
    """Its text in UTF-8, with or without a byte order mark; raises Problems naming the encoding it seems to have."""
    for mark, name in _MARKS:
        if raw.startswith(mark):
            raise Problems([_encoding(Place(file, 1, 1), f"the file is saved as {name}")])
    if b"\0" in raw:
        raise Problems([_encoding(_place_of(raw, raw.index(b"\0"), file), "the file is no text (it has a NUL byte)")])
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _wrongly_encoded(raw, error.start, file)


def _wrongly_encoded(raw: bytes, at: int, file: str) -> str:
    """Raise the problem of a text that is not UTF-8, with the Japanese encodings named where they fit."""
    place = _place_of(raw, at, file)
    for codec, name in (("cp932", "CP932 (Shift_JIS)"), ("euc_jp", "EUC-JP")):
        try:
            seen = raw.decode(codec)
        except UnicodeDecodeError:
            continue
        if not any("\ue000" <= letter <= "\uf8ff" for letter in seen):    # nobody writes in the private use area
            raise Problems([_encoding(place, f"the file is not UTF-8; it seems to be {name}")])
    raise Problems([_encoding(place, "the file is not UTF-8")])


def _place_of(raw: bytes, at: int, file: str) -> Place:
    before = raw[:at].decode("utf-8", "replace")
    return Place(file, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)


def _encoding(place: Place, wrong: str) -> Problem:
    return Problem(place, wrong, "save it as UTF-8")


def _missing(path: Path) -> Problems:
    """The name that was meant, of the file or of a folder on the way to it; else the configurations nearby."""
    folder, missing, what = path.parent, path.name, "such file"
    while not folder.exists() and folder != folder.parent:
        folder, missing, what = folder.parent, folder.name, f"folder {folder.name!r}"
    try:
        names = [entry.name for entry in folder.iterdir()]
    except OSError:
        return _refused(path, f"there is no {what}", "check the folder's name")
    return _refused(path, f"there is no {what}", nearest(missing, names) or _nearby(folder))


def _nearby(folder: Path) -> str:
    """The YAML files of a folder and of those in it."""
    found = [one for pattern in _NEARBY for one in sorted(folder.glob(pattern)) if one.is_file()]
    told = ", ".join(map(str, found[:_LISTED])) + (" …" if len(found) > _LISTED else "")
    return f"nearby: {told}" if found else "nenrin init FILE… proposes one from spreadsheets"


def _refused(path: Path, wrong: str, right: str) -> Problems:
    return Problems([Problem(Place(str(path)), wrong, right)])
