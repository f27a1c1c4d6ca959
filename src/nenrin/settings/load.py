"""``client.yaml`` and the files it names are read, or every problem in them is told at once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from nenrin.settings.compose import compose
from nenrin.settings.document import Document
from nenrin.settings.faults import Model
from nenrin.settings.paths import path_problem
from nenrin.settings.register_table import SUFFIXES, read_table
from nenrin.settings.remains import Remains
from nenrin.settings.rules import RULES
from nenrin.settings.secrets import secrets
from nenrin.settings.settings import Loaded, Register, Settings, WorkList
from nenrin.settings.subject import Subject
from nenrin.settings.text import decode, read_bytes
from nenrin.settings.validate import Validated, validate
from nenrin.vocabulary import Place, Problem, Problems, nearest

_SETTINGS = Remains(
    entries=frozenset({"kpis", "sources", "dimensions"}),
    whole={"version": 1, "client": {"id": "x", "name": "x"}, "sources": {}, "root": "x", "kpis": {}},
    each={"kpis": {"label": "x", "better": "up"}},
)
_YAML = frozenset({".yaml", ".yml"})


def load(path: Path) -> Loaded:
    """Read a client's configuration, the register of causes and the answers to call-outs that it names.

    Raises Problems, all of them in reading order, when anything in any is wrong; warnings alone are returned. Files
    are named as ``path`` was given. ``sha256`` is that of the bytes of client.yaml followed by those of the register
    and of the answers (``cat client.yaml causes.yaml investigations.yaml | sha256sum``).
    """
    raw = read_bytes(path)
    document = _document(raw, str(path))
    said = validate(document, Settings, _SETTINGS)
    register, register_raw = _beside(path, document, said, "causes", Register)
    work, work_raw = _beside(path, document, said, "investigations", WorkList)
    problems = [*said.problems, *register.problems, *work.problems]
    causes = register.model.causes if register.model is not None else ()
    answers = work.model.investigations if work.model is not None else ()
    if said.model is not None:
        dropped = said.dropped | (frozenset({("causes",)}) if register.problems else frozenset())
        subject = Subject(said.model, path.parent, document, causes, dropped, answers)
        problems += [problem for rule in RULES for problem in rule(subject)]
    told = _in_reading_order(problems, str(path))
    if said.model is None or not all(problem.warning for problem in told):
        raise Problems(told)
    digest = hashlib.sha256(raw + register_raw + work_raw).hexdigest()
    return Loaded(
        settings=said.model, causes=causes, folder=path.parent, sha256=digest, warnings=told, investigations=answers,
    )


def _document(raw: bytes, file: str) -> Document:
    document = compose(decode(raw, file), file)
    return replace(document, broken=(*document.broken, *secrets(document)))


def _beside(
    path: Path, document: Document, said: Validated[Settings], key: str, model: type[Model],
) -> tuple[Validated[Model], bytes]:
    """A file that the configuration names, empty where it names none; its own problems do not hide the others."""
    name = document.at((key,))
    if not isinstance(name, str) or (key,) in said.dropped:
        return Validated(model()), b""
    place = document.place((key,))
    problem = path_problem(path.parent, name, place, key) or _foreign(path, name, place, key)
    if problem is not None:
        return Validated(None, (problem,)), b""
    file, remains = path.parent / name, Remains(entries=frozenset({key}))
    try:
        if file.suffix.lower() not in _YAML:
            return validate(read_table(file, str(file)), model, remains), file.read_bytes()
        raw = read_bytes(file)
        return validate(_document(raw, str(file)), model, remains), raw
    except Problems as found:
        return Validated(None, found.problems), b""


def _foreign(path: Path, name: str, place: Place, key: str) -> Problem | None:
    """A file of a kind that is not read here, or that is not there."""
    tables = SUFFIXES if key == "causes" else frozenset()
    if Path(name).suffix.lower() not in _YAML | tables:
        wrong, more = ("neither YAML nor a table", ", or as a spreadsheet") if tables else ("no YAML", "")
        what = "register" if key == "causes" else "list"
        right = f"keep the {what} as {key}.yaml, with a list under  {key}:{more}"
        return Problem(place, f"{key}: {name!r} is {wrong}", right)
    if not (path.parent / name).exists():
        others = [one.name for one in path.parent.iterdir() if one.name != path.name]
        right = nearest(name, others) or "write it, or delete the key"
        return Problem(place, f"{key}: there is no file {name!r}", right)
    return None


def _in_reading_order(problems: Iterable[Problem], first: str) -> tuple[Problem, ...]:
    """The configuration before the register, from top to bottom, each problem once."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: _position(problem.place, first)))


def _position(place: Place, first: str) -> tuple[bool, int, int]:
    return place.file != first, place.line or 0, place.column or 0
