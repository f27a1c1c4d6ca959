"""``client.yaml`` and its register are read, or every problem in them is told at once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from nenrin.settings.compose import compose
from nenrin.settings.document import Document, Trail
from nenrin.settings.paths import path_problem
from nenrin.settings.register_table import SUFFIXES, read_table
from nenrin.settings.remains import Remains
from nenrin.settings.rules import RULES
from nenrin.settings.secrets import secrets
from nenrin.settings.settings import Loaded, Register, Settings
from nenrin.settings.subject import Subject
from nenrin.settings.text import decode, read_bytes
from nenrin.settings.validate import Validated, validate
from nenrin.vocabulary import Place, Problem, Problems, nearest

_SETTINGS = Remains(
    entries=frozenset({"kpis", "sources", "dimensions"}),
    whole={"version": 1, "client": {"id": "x", "name": "x"}, "sources": {}, "root": "x", "kpis": {}},
    each={"kpis": {"label": "x", "better": "up"}},
)
_REGISTER = Remains(entries=frozenset({"causes"}))
_CAUSES: Trail = ("causes",)


def load(path: Path) -> Loaded:
    """Read a client's configuration and the register of causes it names.

    Raises Problems, all of them in reading order, when anything in either is wrong; warnings alone are returned. Files
    are named as ``path`` was given. ``sha256`` is that of the bytes of client.yaml followed by those of the register
    (``cat client.yaml causes.yaml | sha256sum``).
    """
    raw = read_bytes(path)
    document = _document(raw, str(path))
    said = validate(document, Settings, _SETTINGS)
    register, register_raw = _register(path, document, said)
    problems = [*said.problems, *register.problems]
    causes = register.model.causes if register.model is not None else ()
    if said.model is not None:
        dropped = said.dropped | (frozenset({_CAUSES}) if register.problems else frozenset())
        subject = Subject(said.model, path.parent, document, causes, dropped)
        problems += [problem for rule in RULES for problem in rule(subject)]
    told = _in_reading_order(problems, str(path))
    if said.model is None or not all(problem.warning for problem in told):
        raise Problems(told)
    digest = hashlib.sha256(raw + register_raw).hexdigest()
    return Loaded(settings=said.model, causes=causes, folder=path.parent, sha256=digest, warnings=told)


def _document(raw: bytes, file: str) -> Document:
    document = compose(decode(raw, file), file)
    return replace(document, broken=(*document.broken, *secrets(document)))


def _register(path: Path, document: Document, said: Validated[Settings]) -> tuple[Validated[Register], bytes]:
    """The register, without causes where the configuration names none; its own problems do not hide the others."""
    name = document.at(_CAUSES)
    if not isinstance(name, str) or _CAUSES in said.dropped:
        return Validated(Register()), b""
    place = document.place(_CAUSES)
    problem = path_problem(path.parent, name, place, "causes") or _foreign(path, name, place)
    if problem is not None:
        return Validated(None, (problem,)), b""
    file = path.parent / name
    try:
        if file.suffix.lower() in SUFFIXES:
            return validate(read_table(file, str(file)), Register, _REGISTER), file.read_bytes()
        raw = read_bytes(file)
        return validate(_document(raw, str(file)), Register, _REGISTER), raw
    except Problems as found:
        return Validated(None, found.problems), b""


def _foreign(path: Path, name: str, place: Place) -> Problem | None:
    """A register that is neither YAML nor a table, or not there."""
    if Path(name).suffix.lower() not in {".yaml", ".yml", *SUFFIXES}:
        right = "keep the register as causes.yaml, with a list under  causes:, or as a spreadsheet"
        return Problem(place, f"causes: {name!r} is neither YAML nor a table", right)
    if not (path.parent / name).exists():
        others = [one.name for one in path.parent.iterdir() if one.name != path.name]
        right = nearest(name, others) or "write it, or delete the key"
        return Problem(place, f"causes: there is no file {name!r}", right)
    return None


def _in_reading_order(problems: Iterable[Problem], first: str) -> tuple[Problem, ...]:
    """The configuration before the register, from top to bottom, each problem once."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: _position(problem.place, first)))


def _position(place: Place, first: str) -> tuple[bool, int, int]:
    return place.file != first, place.line or 0, place.column or 0
