"""The text catalogue: one TOML file per section and language, read once."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import nenrin
from nenrin.vocabulary import Activity

_WORD = re.compile(r"\{activity\.(\w+)(:cap)?\}")
"""The place of a word for what customers do, which the section ``activity`` holds; ``:cap`` raises its first letter."""


def folder() -> Path:
    """Where the templates and texts lie: beside an installed package, else at the top of a source checkout."""
    package = Path(nenrin.__file__).parent
    packed = package / "templates"
    return packed if packed.is_dir() else package.parents[1] / "templates"


@functools.cache
def texts(language: str, activity: Activity = "buys") -> Mapping[str, str]:
    """Every text of a language by its full key, ``<section>.<key>``, in the words for what the client's customers do.

    KeyError: a language without texts, or a word that the section ``activity`` does not hold.
    """
    known = _written(language)

    def word(found: re.Match[str]) -> str:
        spelled = known[f"activity.{activity}.{found[1]}"]
        return spelled[:1].upper() + spelled[1:] if found[2] else spelled

    return MappingProxyType({key: _WORD.sub(word, written) for key, written in known.items()})


def _written(language: str) -> Mapping[str, str]:
    files = sorted((folder() / "texts" / language).glob("*.toml"))
    if not files:
        raise KeyError(f"no texts for language {language!r}")
    return {key: text for file in files for key, text in read(file)}


def text(language: str, key: str, activity: Activity = "buys") -> str:
    """One text, its facts not filled in; KeyError naming key and language where there is none."""
    known = texts(language, activity)
    if key not in known:
        raise KeyError(f"no text {key!r} for language {language!r}")
    return known[key]


def read(file: Path) -> Iterator[tuple[str, str]]:
    """The full keys and texts of one file; nested tables spell dotted keys."""
    return _flatten(file.stem, tomllib.loads(file.read_text(encoding="utf-8")))


def _flatten(prefix: str, table: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _flatten(f"{prefix}.{key}", value)
        else:
            yield f"{prefix}.{key}", str(value)
